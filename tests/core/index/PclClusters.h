// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom::test {

/// pcl::EuclideanClusterExtraction with a minimum size of one on the finite points: by point the number of its cluster, -1 for the others.
/// In a file of its own: PCL's headers cost seconds of compile time.
[[nodiscard]] std::vector<std::int32_t> pclClusters(std::span<const Eigen::Vector3f> positions_m, double radius_m);

}  // namespace pointloom::test
