// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"
#include "core/track/Interpolation.h"

#include <algorithm>
#include <numeric>

namespace pointloom {
namespace {

/// The boxes around a gap, in the clouds of their frames: the two before it and the two after it.
FrameBoxes around(const TrackPath& path, std::size_t after, const WorldPoses& poses)
{
    constexpr std::size_t either = 2;
    FrameBoxes out;
    for (std::size_t i = after - std::min(after, either); i < std::min(path.size(), after + either); ++i)
        out.emplace(path[i].frame, poses.toCloud(path[i].frame, path[i].box));
    return out;
}

std::vector<Finding> checkGaps(const Track& track, const TrackPath& path, const CheckContext& context)
{
    std::vector<Finding> out;
    if (!context.pointsIn)
        return out;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const int missing = path[i].frame - path[i - 1].frame - 1;
        if (missing < 1 || missing > context.params.longestGap)
            continue;
        std::vector<int> frames(static_cast<std::size_t>(missing));
        std::iota(frames.begin(), frames.end(), path[i - 1].frame + 1);
        std::uint32_t most = 0;
        for (const auto& [frame, box] : interpolate(around(path, i, context.poses), frames, context.poses))
            most = std::max(most, context.pointsIn(frame, box).value_or(0));
        if (most < context.params.gapPoints)
            continue;
        out.push_back({.check = checks::gap,
                       .severity = Severity::warning,
                       .track = track.id,
                       .other = {},
                       .cuboid = {},
                       .frames = {frames.front(), frames.back()},
                       .value = static_cast<double>(most),
                       .threshold = static_cast<double>(context.params.gapPoints),
                       .message = message(PL_TEXT("core", "The track has a gap, and %1 points are where the object must be"), most),
                       .fix = FixKind::fillGap});
    }
    return out;
}

}  // namespace

/// Short gaps in which points are where the object must have been.
Check gapCheck()
{
    return {.finds = {{checks::gap, PL_TEXT("core", "Gap")}}, .run = TrackCheck(checkGaps)};
}

}  // namespace pointloom
