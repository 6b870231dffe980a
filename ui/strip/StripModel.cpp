// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripModel.h"

#include "ui/session/Placing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pointloom {
namespace {

constexpr int framesAround = 2;  ///< shown before and after the object's life, so that it can be made longer

}  // namespace

StripModel::StripModel(Session& session, const TrackJobs& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_crops(session), m_object(session)
{
    connect(&m_object, &ObjectCloud::changed, this, [this] { Q_EMIT columnChanged(objectFrame); });
    connect(&jobs, &TrackJobs::previewed, this, &StripModel::preview);
    connect(&jobs, &TrackJobs::previewEnded, this, [this] {
        m_previews.clear();
        rebuild();
    });
    connect(&jobs, &TrackJobs::proposalChanged, this, &StripModel::rebuild);
    connect(&session.selection(), &Selection::changed, this, &StripModel::followSelection);
    connect(&session.editing(), &Editing::changed, this, &StripModel::follow);
    connect(&session.view(), &FrameInView::sweepMomentChanged, this, [this] {
        m_crops.forget();
        rebuild();
    });
    connect(&m_crops, &StripCrops::ready, this, &StripModel::followCrop);
    connect(&m_crops, &StripCrops::failed, this, &StripModel::followCrop);
}

/// One was cut, or never will be.
void StripModel::followCrop(int frame)
{
    for (StripColumn& column : m_columns)
        if (column.frame == frame)
            column.risk = riskOf(column);
    if (m_order == Order::worstFirst && m_crops.missing() == 0 && !m_ranked)
        rank();
    else
        Q_EMIT columnChanged(frame);
}

void StripModel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    if (active)
        followSelection();
    else
        show({});
}

void StripModel::followSelection()
{
    const Cuboid* selected = m_session.selection().currentCuboid();
    if (m_active && selected != nullptr && selected->track != m_track)
        show(selected->track);
}

void StripModel::show(Id<Track> track)
{
    m_track = track;
    m_chosen.clear();
    m_lastChosen = -1;
    m_order = Order::byFrame;
    m_object.show(track);
    rebuild();
    Q_EMIT trackChanged();
    Q_EMIT chosenChanged();
}

void StripModel::follow(const Edit& edit)
{
    if (!m_active || !m_track)
        return;
    const auto isOurs = [&](const std::optional<Cuboid>& cuboid) { return cuboid && cuboid->track == m_track; };
    const bool touched =
        std::ranges::any_of(edit.cuboids, [&](const auto& change) { return isOurs(change.before) || isOurs(change.after); })
        || std::ranges::any_of(edit.tracks, [&](const auto& change) { return change.id == m_track; });
    if (!touched)
        return;
    m_object.boxesChanged();
    rebuild();
}

const StripColumn* StripModel::column(int frame) const
{
    const auto found = std::ranges::find(m_columns, frame, &StripColumn::frame);
    return found == m_columns.end() ? nullptr : &*found;
}

const Cuboid* StripModel::anyBox() const
{
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(m_track);
    return boxes.empty() ? nullptr : m_session.editing().labels().find(boxes.begin()->second);
}

void StripModel::preview(Id<Track> track, int frame, const OrientedBox& box)
{
    if (!m_active || track != m_track)
        return;
    m_previews[frame] = box;
    rebuild();
}

StripColumn StripModel::columnOf(int frame) const
{
    StripColumn column{.frame = frame, .box = {}, .expected = {}, .proposed = {}};
    if (const Cuboid* box = m_session.editing().labels().boxOf(m_track, frame)) {
        column.box = box->id;
        column.expected = box->box;
    } else {
        column.expected = *standingAt(m_session.editing().labels(), m_session.poses(), m_track, frame);
    }
    if (const auto found = m_previews.find(frame); found != m_previews.end()) {
        column.proposed = found->second;
        column.expected = column.box ? column.expected : found->second;
    }
    if (const auto& proposal = m_jobs.proposal(); proposal && proposal->track == m_track)
        if (const auto found = proposal->solve.boxes.find(frame); found != proposal->solve.boxes.end())
            column.proposed = found->second;
    return column;
}

void StripModel::rebuild()
{
    m_columns.clear();
    m_size_m.setOnes();
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(m_track);
    if (!boxes.empty()) {
        for (const auto& [frame, id] : boxes)
            m_size_m = m_size_m.cwiseMax(m_session.editing().labels().find(id)->box.size_m);
        const int last = static_cast<int>(m_session.sequence().frames.size()) - 1;
        int from = boxes.begin()->first;
        int to = boxes.rbegin()->first;
        if (!m_previews.empty()) {
            from = std::min(from, m_previews.begin()->first);
            to = std::max(to, m_previews.rbegin()->first);
        }
        if (boxes.size() > 1)
            m_columns.push_back({.frame = objectFrame, .box = {}, .expected = {Eigen::Vector3d::Zero(), m_size_m, 0}, .proposed = {}});
        for (int frame = std::max(0, from - framesAround); frame <= std::min(last, to + framesAround); ++frame)
            m_columns.push_back(columnOf(frame));
    }
    constexpr double margin_m = 1.2;
    m_reach_m = static_cast<float>(m_size_m.head<2>().maxCoeff() * 0.75 + margin_m);
    std::vector<StripCrops::Place> places;
    for (const StripColumn& column : m_columns)
        if (column.frame != objectFrame)
            places.push_back({column.frame, column.expected.centre_m, 2 * m_reach_m, moverOf(column)});
    const auto isFar = [here = m_session.view().frameIndex()](const StripCrops::Place& place) { return std::abs(place.frame - here); };
    std::ranges::stable_sort(places, {}, isFar);  // what is in sight first
    m_crops.want(places);
    for (StripColumn& column : m_columns)
        column.risk = riskOf(column);
    arrange();
    Q_EMIT reset();
}

/// The object as it moves in a frame, when it is to be shown at one moment of the sweep.
std::optional<MovingObject> StripModel::moverOf(const StripColumn& column) const
{
    const Cuboid* cuboid = m_session.editing().labels().find(column.box);
    if (cuboid == nullptr || !m_session.view().sweepMoment())
        return std::nullopt;
    return movingObject(m_session.editing().labels(), m_session.poses(), *cuboid);
}

/// The order that was asked for once stays while boxes are corrected: nothing jumps from under the hand.
void StripModel::arrange()
{
    if (m_order == Order::worstFirst)
        std::ranges::stable_sort(m_columns, {}, [&](const StripColumn& column) {
            const auto place = std::ranges::find(m_worstFirst, column.frame);
            return place - m_worstFirst.begin();
        });
}

void StripModel::rank()
{
    const bool hasObject = !m_columns.empty() && m_columns.front().frame == objectFrame;  // it stays where it is
    std::ranges::stable_sort(m_columns.begin() + (hasObject ? 1 : 0), m_columns.end(), std::greater{}, &StripColumn::risk);
    m_worstFirst.clear();
    for (const StripColumn& column : m_columns)
        m_worstFirst.push_back(column.frame);
    m_ranked = m_crops.missing() == 0;
    Q_EMIT reset();
}

/// What a person would look at first: few points, points cut off by the sides, a place off the way from frame to frame.
double StripModel::riskOf(const StripColumn& column) const
{
    const Cuboid* cuboid = m_session.editing().labels().find(column.box);
    if (cuboid == nullptr || cuboid->state == BoxState::finalised)
        return 0;
    double risk = 0;
    if (const StripCrop* crop = m_crops.crop(column.frame)) {
        constexpr double fewPoints = 10;
        const PointsAtBox points = countAt(*crop, cuboid->box);
        risk +=
            fewPoints / (fewPoints + points.inside) + static_cast<double>(points.justOutside) / (1 + points.inside + points.justOutside);
    }
    return risk + offTheWay(column.frame, cuboid->box);
}

/// How far a box lies from where the boxes before and after it would have it.
double StripModel::offTheWay(int frame, const OrientedBox& box) const
{
    constexpr double much_m = 0.3;
    constexpr double much_rad = 0.15;
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(m_track);
    const auto at = boxes.find(frame);
    if (at == boxes.end() || at == boxes.begin() || std::next(at) == boxes.end())
        return 0;
    const auto before = std::prev(at);
    const auto after = std::next(at);
    const auto here = [&](const auto& other) {
        return carried(m_session.poses(), m_session.editing().labels().find(other->second)->box, other->first, frame);
    };
    const OrientedBox a = here(before);
    const OrientedBox b = here(after);
    const double share = static_cast<double>(frame - before->first) / (after->first - before->first);
    const Eigen::Vector3d middle = a.centre_m + share * (b.centre_m - a.centre_m);
    const double yaw = a.yaw_rad + share * wrapAngle(b.yaw_rad - a.yaw_rad);
    return (middle - box.centre_m).norm() / much_m + std::abs(wrapAngle(box.yaw_rad - yaw)) / much_rad;
}

void StripModel::setOrder(Order order)
{
    m_order = order;
    m_ranked = false;
    rebuild();
    if (order == Order::worstFirst)
        rank();
}

void StripModel::choose(std::set<int> frames)
{
    m_chosen = std::move(frames);
    m_chosen.erase(objectFrame);
    if (!m_chosen.empty())
        m_lastChosen = *m_chosen.rbegin();
    Q_EMIT chosenChanged();
}

void StripModel::chooseUpTo(int frame)
{
    const auto at = [&](int wanted) { return std::ranges::find(m_columns, wanted, &StripColumn::frame); };
    auto from = at(m_lastChosen);
    auto to = at(frame);
    if (to == m_columns.end())
        return;
    if (from == m_columns.end())
        from = to;
    if (to < from)
        std::swap(from, to);
    std::set<int> frames;
    for (auto column = from; column <= to; ++column)
        frames.insert(column->frame);
    const int start = m_lastChosen;
    choose(std::move(frames));
    m_lastChosen = start < 0 ? frame : start;
}

void StripModel::toggleChosen(int frame)
{
    if (frame != objectFrame && m_chosen.erase(frame) == 0)
        m_chosen.insert(frame);
    m_lastChosen = frame;
    Q_EMIT chosenChanged();
}

std::map<int, Id<Cuboid>> StripModel::targets() const
{
    std::map<int, Id<Cuboid>> targets;
    for (const StripColumn& column : m_columns)
        if (column.box && (m_chosen.empty() || m_chosen.contains(column.frame)))
            targets[column.frame] = column.box;
    return targets;
}

}  // namespace pointloom

#include "moc_StripModel.cpp"
