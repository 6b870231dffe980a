// SPDX-License-Identifier: Apache-2.0
#include "core/track/ObjectRun.h"

#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr std::size_t mostTaught = 4000;  // points of one frame

ObjectFrame frameOf(const OrientedBox& box, const TrackFrame& start)
{
    const OrientedBox inWorld = transformed(start.world_T_cloud, box);
    return {.stage_T_world = Pose(Eigen::Translation3d(-inWorld.centre_m)),
            .size_m = box.size_m,
            .pitch_rad = inWorld.pitch_rad,
            .roll_rad = inWorld.roll_rad};
}

/// How high the bottom of a box is on the stage.
double bottomOf(const OrientedBox& box, const TrackFrame& frame, const ObjectFrame& object)
{
    return (object.stage_T_world * frame.world_T_cloud * box.centre_m).z() - box.size_m.z() / 2;
}

/// Teaches the surface that a box holds in its own frame; answers how many points it has.
PointsSeen teach(ObjectModel& model, const ObjectView& view, const FlatPose& pose)
{
    constexpr double margin_m = 0.1;
    const auto crop = view.pointsAround(pose, margin_m, margin_m, mostTaught);
    model.add(inObjectAxes(crop.points_m, pose));
    return {.points = crop.each * static_cast<double>(crop.points_m.size()), .range_m = view.range_m(pose)};
}

PropagationEnd endFor(Absence why)
{
    switch (why) {
    case Absence::occluded:
        return PropagationEnd::occluded;
    case Absence::unseen:
        return PropagationEnd::leftView;
    default:
        return PropagationEnd::lost;
    }
}

}  // namespace

ObjectRun::ObjectRun(const FollowedObject& object, const PropagationWay& way, const TrackFrame& start,
                     const std::vector<std::pair<int, TrackFrame>>& learned, const PropagationParams& params)
    : m_object(object),
      m_way(way),
      m_params(params),
      m_frame(frameOf(object.box, start)),
      m_motion(motionOf(object.box.size_m)),
      m_movedTo(way.from),
      m_lastFrame(way.from)
{
    constexpr double placed_m = 0.1;   // how well two boxes tell a way
    constexpr double unknown_m = 1e3;  // without ground the points alone tell the height
    const ObjectView view(start, m_frame, bottomOf(object.box, start, m_frame));
    const FlatPose pose = view.poseOf(object.box);
    ObjectModel model(object.box.size_m);
    const PointsSeen seen = teach(model, view, pose);
    const auto ground = view.groundUnder(pose);
    m_foot_m = ground ? view.bottom_m() - ground->height_m : 0;
    m_footDeviation_m = ground ? ground->deviation_m : unknown_m;

    MotionFilter filter(pose, m_motion);
    for (const auto& [number, data] : learned) {
        const OrientedBox& box = object.anchors.at(number);
        const ObjectView other(data, m_frame, bottomOf(box, data, m_frame));
        const FlatPose there = other.poseOf(box);
        if (m_motion.wheeled)
            teach(model, other, there);
        if (number != learned.front().first)
            continue;
        const double dt_s = params.clock.between(way.from, number);
        filter.learnVelocity((there - pose).head<2>() / dt_s, placed_m / std::abs(dt_s) + m_motion.acceleration_mps2 * std::abs(dt_s) / 2);
    }
    if (object.motion != MotionChoice::moving)
        m_still.emplace(model, pose, seen);
    if (object.motion != MotionChoice::lockToWorld)
        m_moving.emplace(model, filter, HeightFilter(view.bottom_m(), m_foot_m, m_footDeviation_m), seen, !m_motion.wheeled);
    m_stillTrail.alive = m_still.has_value();
    m_movingTrail.alive = m_moving.has_value();
}

void ObjectRun::record(Trail& trail, int frame, const OrientedBox& box, const Sighting& sighting, int coast) const
{
    constexpr double hidden = 0.1;  // confidence of a box that was not seen
    trail.steps.push_back({.frame = frame,
                           .box = box,
                           .confidence = sighting.found() ? sighting.confidence : hidden,
                           .points = sighting.found() ? static_cast<std::uint32_t>(sighting.points) : 0,
                           .seen = sighting.found()});
    if (sighting.found()) {
        trail.hidden = 0;
        trail.missing = 0;
        trail.why = Absence::none;
        return;
    }
    ++(sighting.absence == Absence::occluded ? trail.hidden : trail.missing);
    if (trail.why != Absence::occluded)
        trail.why = sighting.absence;
    trail.alive = trail.hidden <= coast && trail.missing <= m_params.coastGone;
}

Sighting ObjectRun::lookWhereItStood(int frame, const TrackFrame& data)
{
    const ObjectView view(data, m_frame, -m_frame.size_m.z() / 2);
    const Sighting sighting = m_still->look(view, m_params.look);
    record(m_stillTrail, frame, view.boxAt(m_still->pose()), sighting, m_params.coastStill);
    return sighting;
}

Sighting ObjectRun::lookWhereItMoved(int frame, const TrackFrame& data)
{
    const Sighting sighting = m_moving->look(data, m_frame, m_params.clock.between(m_movedTo, frame), m_params.look);
    m_movedTo = frame;
    record(m_movingTrail, frame, ObjectView(data, m_frame, m_moving->bottom_m()).boxAt(m_moving->pose()), sighting, m_params.coast);
    if (sighting.found() && m_still)
        m_moved_m = (sighting.pose - m_still->pose()).head<2>().norm();
    return sighting;
}

std::optional<PropagatedBox> ObjectRun::step(int frame, const TrackFrame& data)
{
    if (m_object.anchors.contains(frame)) {
        end(PropagationEnd::anchorReached);
        return std::nullopt;
    }
    const bool canStand = m_still && m_stillTrail.alive;
    const Sighting still = canStand ? lookWhereItStood(frame, data) : Sighting{.absence = Absence::gone};
    if (canStand)
        wakeIfDoubtful(still, m_lastFrame);
    const bool canMove = m_moving && m_movingTrail.alive;
    const Sighting moving = canMove ? lookWhereItMoved(frame, data) : Sighting{.absence = Absence::gone};
    if (canStand && canMove) {
        const double elapsed_s = std::abs(m_params.clock.between(m_way.from, frame));
        m_decision.weigh(still, moving, {.moved_m = m_moved_m, .possible_m = m_motion.along_mps * elapsed_s}, m_params.look);
        m_stillTrail.alive = m_stillTrail.alive && !m_decision.certainlyMoves();
        if (m_decision.certainlyStands())
            m_moving.reset();
    }
    if (!m_moving && canStand)
        m_movingTrail.steps = m_stillTrail.steps;  // should it move off later, it stood here until then
    m_lastFrame = frame;
    const Trail& trail = believed();
    if (!trail.alive)
        end(endFor(trail.why));
    if (m_ended || !trail.steps.back().seen)
        return std::nullopt;
    return trail.steps.back();
}

void ObjectRun::passBroken(int frame)
{
    if (!m_ended && m_object.anchors.contains(frame))
        end(PropagationEnd::anchorReached);
}

/// What is certain to stand is followed under that assumption alone, until the points say that it may have moved off.
void ObjectRun::wakeIfDoubtful(const Sighting& still, int before)
{
    constexpr double off_m = 0.1;
    constexpr double sure = 0.5;        // confidence
    constexpr double movesOff_mps = 2;  // at first
    const bool isDoubtful = !still.found() || still.confidence < sure || m_still->offset_m() > off_m;
    if (m_moving || m_object.motion != MotionChoice::byEvidence || !isDoubtful || still.absence == Absence::occluded)
        return;
    MotionParams slow = m_motion;
    slow.along_mps = movesOff_mps;
    const MotionFilter filter(m_still->pose(), slow);
    m_movedTo = before;
    m_moving.emplace(m_still->model(), filter, HeightFilter(-m_frame.size_m.z() / 2, m_foot_m, m_footDeviation_m), m_still->seen(),
                     !m_motion.wheeled);
    m_movingTrail.alive = true;
    m_movingTrail.hidden = 0;
    m_movingTrail.missing = 0;
    m_decision.reopen();
}

const ObjectRun::Trail& ObjectRun::believed() const
{
    switch (m_object.motion) {
    case MotionChoice::lockToWorld:
        return m_stillTrail;
    case MotionChoice::moving:
        return m_movingTrail;
    case MotionChoice::byEvidence:
        break;
    }
    return m_decision.moves() ? m_movingTrail : m_stillTrail;
}

void ObjectRun::end(PropagationEnd why)
{
    m_ended = true;
    m_end = why;
}

Propagation ObjectRun::answer() const
{
    const Trail& trail = believed();
    Propagation out{.boxes = {},
                    .end = m_end,
                    .isStatic = &trail == &m_stillTrail,
                    .moved_m = m_moved_m,
                    .agreeing = m_decision.agreeing(),
                    .contradicting = m_decision.contradicting()};
    if (m_moving)
        out.speed_mps = m_moving->speed_mps();
    std::size_t kept = trail.steps.size();
    while (kept > 0 && !trail.steps[kept - 1].seen)
        --kept;
    out.boxes.assign(trail.steps.begin(), trail.steps.begin() + static_cast<std::ptrdiff_t>(kept));
    if (!m_ended && kept < trail.steps.size())
        out.end = endFor(trail.why);
    return out;
}

}  // namespace pointloom
