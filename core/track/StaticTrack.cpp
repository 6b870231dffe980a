// SPDX-License-Identifier: Apache-2.0
#include "core/track/StaticTrack.h"

#include "core/fit/ClickFit.h"
#include "core/index/BoxPoints.h"

namespace pointloom {

StaticSighting sightingOf(const TrackFrame& frame, const OrientedBox& worldBox, const StaticParams& params)
{
    constexpr float inside_m = 0.1F;
    constexpr double roof_m = 0.1;
    StaticSighting out{.box = transformed(frame.world_T_cloud.inverse(), worldBox)};
    OrientedBox local = out.box;
    local.centre_m -= frame.origin_m;
    out.points = pointsInside(*frame.index, local);
    const double bottom = local.centre_m.z() - local.size_m.z() / 2;
    const SightVerdict light = frame.index->sight().through(local, inside_m, static_cast<float>(bottom) + objectFoot_m,
                                                            static_cast<float>(bottom + local.size_m.z() - roof_m));
    out.stopped = light.stopped;
    out.passed = light.passed;
    out.blocked = light.blocked;
    const bool isThere = out.points >= params.fewestPoints || light.stopped >= params.fewestRays;
    out.visible = isThere && light.passedShare() <= params.throughShare;
    return out;
}

Result<FrameBoxes> staticBoxes(const OrientedBox& box, int home, std::span<const int> frames, const TrackFrameSource& source,
                               const WorldPoses& poses, const StaticParams& params, const std::function<void(double)>& progress,
                               std::stop_token stop)
{
    if (auto placed = poses.checkPlaced(home); !placed)
        return std::unexpected(placed.error());
    const OrientedBox inWorld = poses.toWorld(home, box);
    FrameBoxes out;
    std::size_t done = 0;
    std::size_t read = 0;
    std::optional<Error> broken;
    for (const int number : frames) {
        if (stop.stop_requested())
            break;
        if (!poses.isPlaced(number))
            continue;
        const Result<TrackFrame> frame = source(number);
        if (!frame && !broken)
            broken = frame.error();
        read += frame ? 1 : 0;
        if (const StaticSighting seen = frame ? sightingOf(*frame, inWorld, params) : StaticSighting{}; seen.visible)
            out.emplace(number, seen.box);
        if (progress)
            progress(static_cast<double>(++done) / static_cast<double>(frames.size()));
    }
    if (broken && read == 0)
        return std::unexpected(*broken);
    return out;
}

Edit lockToWorld(Document& document, Id<Cuboid> seed, const FrameBoxes& boxes)
{
    const Labels& labels = document.labels();
    const Cuboid* from = labels.find(seed);
    Edit edit{.name = PL_TEXT("core", "Lock to the world"), .tracks = {}, .cuboids = {}};
    if (from == nullptr)
        return edit;
    for (const auto& [frame, box] : boxes) {
        const Cuboid* there = labels.boxOf(from->track, frame);
        if (there != nullptr && there->isAnchor())
            continue;
        Cuboid locked = there != nullptr ? *there : *from;
        locked.box = box;
        locked.state = BoxState::propagated;
        if (there != nullptr) {
            if (locked != *there)
                edit.cuboids.push_back(modified(*there, std::move(locked)));
            continue;
        }
        locked.id = document.newCuboidId();
        locked.frame = labels.keyOf(frame);
        edit.cuboids.push_back(added(std::move(locked)));
    }
    return edit;
}

}  // namespace pointloom
