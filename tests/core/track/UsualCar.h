// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

namespace pointloom::test {

/// Length, width and height of a usual car, in metres.
inline const Eigen::Vector3d carSize(4.4, 1.8, 1.6);

/// The time of a usual LiDAR's turn: 10 frames a second.
inline constexpr double period_s = 0.1;

}  // namespace pointloom::test
