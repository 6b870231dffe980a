// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"

namespace pointloom {

/// How far the points of a cloud reach.
struct Reach
{
    std::size_t finite = 0;
    std::size_t far = 0;         ///< beyond largestExactCoordinate_m
    std::size_t impossible = 0;  ///< beyond farthest_m
};

[[nodiscard]] Reach reachOf(const PointCloud& cloud);

/// Zero unless most points are far off: a few strays must not move a cloud away from its sensor. Then the first point, unless that is the
/// stray.
[[nodiscard]] Eigen::Vector3d originFor(const PointCloud& cloud, const Reach& reach, const Eigen::Vector3d& first_m);

}  // namespace pointloom
