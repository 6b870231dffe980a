// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Extent of one cluster, metres, relative to the cloud's origin.
struct ClusterBounds
{
    Eigen::Vector3f min_m;
    Eigen::Vector3f max_m;
    std::uint32_t points = 0;
};

/// Euclidean clusters: two points are in one cluster when a chain of steps no longer than the radius joins them. Exactly the
/// partition of pcl::EuclideanClusterExtraction with a minimum size of one.
///
/// @param positions_m  N x 3; points that are not finite belong to no cluster
/// @param radius_m     > 0
/// @returns per point the number of its cluster, counted from 0 in the order of each cluster's first point; -1 for points that
///          are not finite
/// Method: cells of edge radius/sqrt(3), whose points are all within the radius of each other; neighbouring cells are joined by
/// union-find at the first pair of points within the radius. The result does not depend on the number of threads.
[[nodiscard]] std::vector<std::int32_t> euclideanClusters(std::span<const Eigen::Vector3f> positions_m, double radius_m);

}  // namespace pointloom
