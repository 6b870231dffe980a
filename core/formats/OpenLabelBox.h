// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/formats/BoxReading.h"

#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// What the values of a cuboid say.
struct OpenLabelBox
{
    std::optional<OrientedBox> box{};
    std::string why{};             ///< where there is none: a pattern for the tally
    std::string what{};            ///< and what stands there instead
    double flattened_rad = 0;      ///< the tilt that was taken off
    std::vector<double> angles{};  ///< as they were told, where they were
};

/// A cuboid's nine (Euler angles) or ten values (quaternion, w last) as a box of the cloud, with its tilt where its coordinate system has
/// its vertical up. In another system, a camera's as a rule, it is read upright, because that is how it was drawn: the side that points up
/// most is the height, the first of the other two the length. No box when it has no values, no volume or no heading.
[[nodiscard]] OpenLabelBox openLabelBox(const JsonPlace& values, const Pose& cloud_T_system, const BoxReading& reading);

/// R = Rz Ry Rx, which is how the format's own reference code reads Euler angles.
[[nodiscard]] Eigen::Matrix3d openLabelEuler(double x_rad, double y_rad, double z_rad);
/// A quaternion, w last; nothing for one without a length.
[[nodiscard]] std::optional<Eigen::Matrix3d> openLabelQuaternion(double x, double y, double z, double w);

}  // namespace pointloom
