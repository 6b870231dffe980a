// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Shapes.h"
#include "core/simulate/Simulate.h"

#include <string>

namespace pointloom::simulation {

/// Something in the street at one moment.
struct Resident
{
    Shape shape{};
    Eigen::Vector3d foot_m = Eigen::Vector3d::Zero();  ///< in the world, on the ground under its middle
    double yaw_rad = 0;                                ///< in the world
    Eigen::Vector3d velocity_mps = Eigen::Vector3d::Zero();
    double yawRate_radps = 0;
    PointClass kind = PointClass::building;
    // Of objects only:
    int number = 0;  ///< for ever the same; 0: no object
    std::string classKey{};
    bool moving = false;
};

/// Residents farther from the sensor than this along the street cannot be seen and are left out.
inline constexpr double horizon_m = 125;

}  // namespace pointloom::simulation
