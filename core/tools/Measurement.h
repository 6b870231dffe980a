// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

namespace pointloom {

/// What lies between two points. Metres and radians.
struct Measurement
{
    double distance_m = 0;
    double horizontal_m = 0;
    double vertical_m = 0;  ///< positive: the second point is higher
    double slope_rad = 0;   ///< of the line against the level
};
[[nodiscard]] Measurement measured(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m);

}  // namespace pointloom
