// SPDX-License-Identifier: Apache-2.0
#include "core/tools/Measurement.h"

#include <cmath>

namespace pointloom {

Measurement measured(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    const Eigen::Vector3d across_m = to_m - from_m;
    const double horizontal_m = across_m.head<2>().norm();
    return {across_m.norm(), horizontal_m, across_m.z(), std::atan2(across_m.z(), horizontal_m)};
}

}  // namespace pointloom
