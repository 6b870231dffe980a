// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/camera/BoxInImage.h"
#include "core/camera/KittiCalibration.h"
#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

namespace pointloom {

/// A box as KITTI writes it: in the rectified frame of camera 0 (x right, y down, z forward), the point in the middle of the bottom.
struct KittiBox
{
    Eigen::Vector3d size_m;    ///< height, width, length
    Eigen::Vector3d bottom_m;  ///< centre of the bottom face
    double rotationY_rad = 0;  ///< about the camera's y axis; 0 heads to the right
};

/// To and from the frame of the cloud. Half the height is taken off along the cloud's z axis on both ways, and the heading is
/// -yaw - pi/2, which is what the code does that trains on these files: for the tilt between KITTI's own scanner and camera the exact
/// rotation differs by 9 mm and 0.01 degrees.
[[nodiscard]] KittiBox toKitti(const OrientedBox& box, const Pose& camera_T_lidar);
[[nodiscard]] OrientedBox fromKitti(const KittiBox& box, const Pose& camera_T_lidar);

/// The calibration of a camera that looks along the cloud's x axis from its origin: how clouds without a camera are written. Its P2 is the
/// identity, the pinhole of focal length 1: there is no image.
[[nodiscard]] KittiCalibration idealCalibration();

/// The angle between the box's heading and the ray to it, in (-pi, pi].
[[nodiscard]] double observationAngle(const KittiBox& box);

}  // namespace pointloom
