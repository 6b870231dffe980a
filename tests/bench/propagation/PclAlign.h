// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <span>

namespace pointloom::bench {

/// PCL's ways to lay one cloud on another.
enum class AlignMethod { icp, gicp, ndt };

/// pcl::IterativeClosestPoint, pcl::GeneralizedIterativeClosestPoint, pcl::NormalDistributionsTransform: target_T_source, from the identity
/// on. Points in metres, in any frame that both share.
[[nodiscard]] Eigen::Matrix4f pclAlign(AlignMethod method, std::span<const Eigen::Vector3f> source_m,
                                       std::span<const Eigen::Vector3f> target_m);

}  // namespace pointloom::bench
