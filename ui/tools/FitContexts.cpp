// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/FitContexts.h"

#include "core/cloud/ScenePoint.h"
#include "core/fit/ClickFit.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pointloom {
namespace {

constexpr int framesAround = 5;
constexpr double clearlyMoved_m = 1;

/// The way a track goes through a frame, by its boxes before and behind.
std::optional<double> motionIn(const Session& session, Id<Track> track, int frame)
{
    const Sequence& sequence = session.sequence();
    const auto pose = sequence.world_T_cloud(static_cast<std::size_t>(frame));
    const int last = static_cast<int>(sequence.frames.size()) - 1;
    std::vector<Eigen::Vector3d> places_m;
    for (int near = std::max(0, frame - framesAround); near <= std::min(last, frame + framesAround); ++near) {
        const Cuboid* cuboid = near == frame ? nullptr : session.editing().labels().boxOf(track, near);
        const auto world_T_near = sequence.world_T_cloud(static_cast<std::size_t>(near));
        if (cuboid != nullptr && world_T_near)
            places_m.push_back(*world_T_near * cuboid->box.centre_m);
    }
    if (!pose || places_m.size() < 2 || (places_m.back() - places_m.front()).head<2>().norm() < clearlyMoved_m)
        return std::nullopt;
    const Eigen::Vector3d way = pose->linear().transpose() * (places_m.back() - places_m.front());
    return std::atan2(way.y(), way.x());
}

}  // namespace

FitContext fitContext(const Session& session, Id<Cuboid> object)
{
    const auto frame = session.view().frame();
    if (frame == nullptr)
        return {};
    FitContext context = clickParamsFor(*frame->index).context;
    for (const auto& [id, cuboid] : session.editing().labels().frame(session.view().frameIndex())) {
        if (id == object || cuboid.origin == BoxOrigin::prelabelled)
            continue;
        context.neighbours.push_back(toScene(cuboid.box, *frame->cloud));
    }
    const Cuboid* cuboid = session.editing().labels().find(object);
    if (const auto at = cuboid != nullptr ? session.editing().labels().positionOf(*cuboid) : std::nullopt)
        context.motion_rad = motionIn(session, cuboid->track, *at);
    return context;
}

}  // namespace pointloom
