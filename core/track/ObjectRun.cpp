// SPDX-License-Identifier: Apache-2.0
#include "core/track/ObjectRun.h"

#include "core/fit/BoxPoints.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr std::size_t mostTaught = 4000;  // points of one frame

ObjectFrame frameOf(const OrientedBox& box, const TrackFrame& start)
{
    const OrientedBox inWorld = transformed(start.world_T_cloud, box);
    return {.stage_T_world = Pose(Eigen::Translation3d(-inWorld.centre_m)), .size_m = box.size_m};
}

/// How high the bottom of a box is on the stage.
double bottomOf(const OrientedBox& box, const TrackFrame& frame, const ObjectFrame& object)
{
    return (object.stage_T_world * frame.world_T_cloud * box.centre_m).z() - box.size_m.z() / 2;
}

HeightFilter heightOf(const ObjectView& view, const FlatPose& pose)
{
    constexpr double unknown_m = 1e3;  // without ground the points alone tell
    const auto ground = view.groundUnder(pose);
    return ground ? HeightFilter(view.bottom_m(), view.bottom_m() - ground->height_m, ground->deviation_m)
                  : HeightFilter(view.bottom_m(), 0, unknown_m);
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
    : m_object(object), m_way(way), m_params(params), m_frame(frameOf(object.box, start))
{
    constexpr double placed_m = 0.1;  // how well two boxes tell a way
    const ObjectView view(start, m_frame, bottomOf(object.box, start, m_frame));
    const FlatPose pose = view.poseOf(object.box);
    ObjectModel model(object.box.size_m);
    const PointsSeen seen = teach(model, view, pose);

    const MotionParams motion = motionOf(object.box.size_m);
    MotionFilter filter(pose, motion);
    bool hasSpeed = false;
    for (const auto& [number, data] : learned) {
        const OrientedBox& box = object.anchors.at(number);
        const ObjectView other(data, m_frame, bottomOf(box, data, m_frame));
        const FlatPose there = other.poseOf(box);
        if (motion.wheeled)
            teach(model, other, there);
        const double dt_s = (number - way.from) * params.period_s;
        if (!hasSpeed)  // the nearest comes first
            filter.learnVelocity((there - pose).head<2>() / dt_s,
                                 placed_m / std::abs(dt_s) + motion.acceleration_mps2 * std::abs(dt_s) / 2);
        hasSpeed = true;
    }
    if (object.motion != MotionChoice::moving)
        m_still.emplace(model, pose, seen);
    if (object.motion != MotionChoice::lockToWorld)
        m_moving.emplace(model, filter, heightOf(view, pose), seen, !motion.wheeled);
    m_stillTrail.alive = m_still.has_value();
    m_movingTrail.alive = m_moving.has_value();
}

void ObjectRun::record(Trail& trail, int frame, const OrientedBox& box, const Sighting& sighting, int coast) const
{
    constexpr double hidden = 0.1;  // confidence of a box that was not seen
    trail.steps.push_back({.box = {.frame = frame,
                                   .box = box,
                                   .confidence = sighting.found() ? sighting.confidence : hidden,
                                   .points = sighting.found() ? static_cast<std::uint32_t>(sighting.points) : 0},
                           .found = sighting.found()});
    if (sighting.found()) {
        trail.missing = 0;
        trail.why = Absence::none;
        return;
    }
    ++trail.missing;
    if (trail.why != Absence::occluded)
        trail.why = sighting.absence;
    const int patience = sighting.absence == Absence::occluded ? coast : m_params.coastGone;
    trail.alive = trail.missing <= patience;
}

std::optional<PropagatedBox> ObjectRun::step(int frame, const TrackFrame& data)
{
    if (m_object.anchors.contains(frame)) {
        end(PropagationEnd::anchorReached);
        return std::nullopt;
    }
    Sighting still;
    Sighting moving;
    if (m_stillTrail.alive) {
        const ObjectView view(data, m_frame, -m_frame.size_m.z() / 2);
        still = m_still->look(view, m_params.look);
        record(m_stillTrail, frame, view.boxAt(m_still->pose()), still, m_params.coastStill);
    }
    if (m_movingTrail.alive) {
        moving = m_moving->look(data, m_frame, m_way.direction * m_params.period_s, m_params.look);
        record(m_movingTrail, frame, ObjectView(data, m_frame, m_moving->bottom_m()).boxAt(m_moving->pose()), moving, m_params.coast);
    }
    if (m_still && m_moving)
        compare(still, moving);
    if (!m_stillTrail.alive && !m_movingTrail.alive)
        end(endFor(believed().why));
    const Trail& trail = believed();
    if (m_ended || trail.steps.empty() || !trail.steps.back().found)
        return std::nullopt;
    return trail.steps.back().box;
}

void ObjectRun::compare(const Sighting& still, const Sighting& moving)
{
    constexpr double most = 4;       // log likelihood that one frame may add
    constexpr double simpler = 0.5;  // what is needed less is more likely
    constexpr double told = 1;
    constexpr double certain = 8;     // one in three thousand
    constexpr double stays_m = 0.15;  // what has not gone farther has not moved
    if (!m_stillTrail.alive || !m_movingTrail.alive || (!still.found() && !moving.found()))
        return;
    if (moving.found())
        m_moved_m = (moving.pose - m_still->pose()).head<2>().norm();
    double gain = 0;
    if (still.found() && moving.found())
        gain = std::clamp(advantage(moving, still, m_params.look) - simpler, -most, m_moved_m > stays_m ? most : 0.0);
    else if (still.found())
        gain = -most;
    else
        gain = still.absence == Absence::gone ? most : most / 2;  // what hides its place may be what is followed
    m_evidence = std::max(m_evidence + gain, -2 * certain);       // what stood for long may still move off
    m_contradicting += gain > told ? 1 : 0;
    m_agreeing += gain < 0 ? 1 : 0;
    if (m_evidence > certain)
        m_stillTrail.alive = false;
}

const ObjectRun::Trail& ObjectRun::believed() const
{
    if (!m_still || !m_moving)
        return m_still ? m_stillTrail : m_movingTrail;
    return m_evidence > 0 ? m_movingTrail : m_stillTrail;
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
                    .agreeing = m_agreeing,
                    .contradicting = m_contradicting};
    if (m_moving)
        out.speed_mps = m_moving->speed_mps();
    std::size_t kept = trail.steps.size();
    while (kept > 0 && !trail.steps[kept - 1].found)
        --kept;
    for (std::size_t i = 0; i < kept; ++i)
        out.boxes.push_back(trail.steps[i].box);
    if (!m_ended && kept < trail.steps.size())
        out.end = endFor(trail.why);
    return out;
}

}  // namespace pointloom
