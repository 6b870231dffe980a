// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

#include <array>
#include <optional>
#include <string_view>

namespace pointloom {

using ProjectionMatrix = Eigen::Matrix<double, 3, 4>;

/// Calibration of a KITTI frame. The camera frame is the rectified camera 0: x right, y down, z forward.
struct KittiCalibration
{
    ProjectionMatrix P2 = ProjectionMatrix::Zero();  ///< rectified camera 0 to pixels of the left colour image
    Pose camera_T_lidar = Pose::Identity();          ///< R0_rect * Tr_velo_to_cam
};

/// Reads a calibration file of the object set (P2, R0_rect, Tr_velo_to_cam), the tracking set (R_rect, Tr_velo_cam without
/// colons) or odometry (Tr). A missing R0_rect means identity; a missing Tr or P2 is an error.
[[nodiscard]] Result<KittiCalibration> kittiCalibrationFromText(std::string_view text);

/// Where the IMU sits, lidar_T_imu (Tr_imu_to_velo, in the tracking set Tr_imu_velo); nothing when the file does not say.
[[nodiscard]] Result<std::optional<Pose>> lidarFromImu(std::string_view text);

/// Where a point of the lidar's frame falls in the left colour image, pixels from the top left corner; also beside the image.
/// Nothing for a point nearer than nearest_m in front of the camera or behind it.
[[nodiscard]] std::optional<Eigen::Vector2d> projectToImage(const KittiCalibration& calibration, const Eigen::Vector3d& lidar_m,
                                                            double nearest_m = 0.1);

}  // namespace pointloom
