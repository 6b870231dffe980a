// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/cloud/PointCloud.h"
#include "core/track/Interpolation.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace pointloom {

/// Gives the cloud of a frame; asked for one at a time, each given back before the next.
using CloudSource = std::function<Result<std::shared_ptr<const PointCloud>>(int frame)>;

struct AggregateParams
{
    double voxel_m = 0.05;               ///< one point for each cube of this edge; finer than what a scanner's noise can tell
    std::size_t mostPoints = 6'000'000;  ///< cubes become larger when there would be more: 100 MB on the graphics card
    double margin_m = 0.15;              ///< around boxes whose points are left out or gathered
};

/// Many frames as one cloud.
struct Aggregate
{
    PointCloud cloud;                    ///< with the columns that all of its frames have
    std::vector<std::int32_t> frame;     ///< by point: where it comes from
    std::vector<std::uint8_t> mirrored;  ///< by point: 1 for a ghost; empty without any
    double voxel_m = 0;                  ///< the edge it came to
    std::size_t frames = 0;              ///< that are in it: fewer than asked for when it was stopped
};

/// Several frames as one cloud in the coordinates of one of them: what stands still becomes dense, so that it is boxed once for all.
///
/// @param leaveOut  boxes of a frame whose points are to be left out, as those of moving objects; may be empty
/// Frames that cannot be read are left out; fails when none can be. Frames are taken in order of their distance from home, and of the
/// points in one cube the first one stays: the nearest frames show most, and the answer is always the same. O(points); a frame of 100,000
/// takes some 25 ms besides reading it.
[[nodiscard]] Result<Aggregate> aggregateWorld(std::span<const int> frames, int home, const CloudSource& clouds, const WorldPoses& poses,
                                               const std::function<std::vector<OrientedBox>(int frame)>& leaveOut = {},
                                               const AggregateParams& params = {}, const std::function<void(double)>& progress = {},
                                               std::stop_token stop = {});

/// One object as all of its frames show it, in its own axes: x along its heading, from the middle of the box. Frames in order, points
/// within the margin of each box. With ghosts each point also stands on the other side of the object (y becomes -y): most objects are
/// symmetric, and what one side hides the other one shows.
[[nodiscard]] Result<Aggregate> aggregateObject(const FrameBoxes& boxes, const CloudSource& clouds, bool withGhosts,
                                                const AggregateParams& params = {.voxel_m = 0.02},
                                                const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
