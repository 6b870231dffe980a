// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/ObjectCloud.h"

#include "core/index/BoxPoints.h"
#include "core/track/Aggregate.h"

#include <chrono>
#include <utility>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto rest = 300ms;
constexpr double margin_m = 0.4;  ///< around the box: what it leaves out shows as well

/// The points of an aggregate: the ground apart, and those of the other side.
StripCrop cropOf(const Aggregate& aggregate, float reach_m, float height_m)
{
    const float ground = groundLevel_m - height_m / 2;
    StripCrop crop{.middle_m = Eigen::Vector3d::Zero(), .reach_m = reach_m, .raised_m = {}, .ground_m = {}, .mover = {}, .ghosts_m = {}};
    for (std::size_t i = 0; i < aggregate.cloud.size(); ++i) {
        const bool isGhost = !aggregate.mirrored.empty() && aggregate.mirrored[i] != 0;
        const Eigen::Vector3f& point = aggregate.cloud.positions_m[i];
        (isGhost ? crop.ghosts_m : point.z() < ground ? crop.ground_m : crop.raised_m).push_back(point);
    }
    return crop;
}

}  // namespace

ObjectCloud::ObjectCloud(Session& session, QObject* parent) : QObject(parent), m_session(session), m_gathering(session.jobs())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &ObjectCloud::gather);
}

void ObjectCloud::show(Id<Track> track)
{
    if (std::exchange(m_track, track) == track)
        return;
    m_gathering.drop();
    m_crop.reset();
    m_frames = 0;
    boxesChanged();
}

void ObjectCloud::boxesChanged()
{
    if (m_track)
        m_rest.start();
    else
        m_rest.stop();
}

void ObjectCloud::gather()
{
    FrameBoxes boxes;
    double reach_m = 0;
    double height_m = 0;
    for (const auto& [frame, id] : m_session.editing().labels().boxesOf(m_track)) {
        boxes[frame] = m_session.editing().labels().find(id)->box;
        reach_m = std::max(reach_m, boxes[frame].size_m.maxCoeff());
        height_m = std::max(height_m, boxes[frame].size_m.z());
    }
    m_gathering.ask(
        {},
        [boxes, reach_m, height_m, loader = m_session.view().frames().loader()](const JobContext& context) -> std::optional<Gathered> {
            const CloudSource clouds = [&](int frame) { return loader->borrowCloud(frame, context.stop()); };
            const auto all = aggregateObject(boxes, clouds, true, {.voxel_m = 0.02, .margin_m = margin_m}, {}, context.stop());
            if (!all)
                return std::nullopt;
            return Gathered{cropOf(*all, static_cast<float>(reach_m), static_cast<float>(height_m)), all->frames};
        },
        [this](std::optional<Gathered> gathered) {
            if (!gathered)
                return;
            m_crop = std::move(gathered->crop);
            m_frames = gathered->frames;
            Q_EMIT changed();
        });
}

}  // namespace pointloom

#include "moc_ObjectCloud.cpp"
