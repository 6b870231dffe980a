// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/camera/CameraModel.h"

#include <Eigen/Core>

#include <optional>
#include <string_view>

namespace pointloom {

using ProjectionMatrix = Eigen::Matrix<double, 3, 4>;

/// Calibration of a KITTI frame, as KITTI's own files say it: only their readers and writers know it, all else takes a CameraModel. The
/// camera frame is the rectified camera 0: x right, y down, z forward.
struct KittiCalibration
{
    ProjectionMatrix P2 = ProjectionMatrix::Zero();  ///< rectified camera 0 to pixels of the left colour image
    Pose camera_T_lidar = Pose::Identity();          ///< R0_rect * Tr_velo_to_cam
    std::optional<ProjectionMatrix> P3{};            ///< to pixels of the right colour image
};

/// Reads a calibration file of the object set (P2, R0_rect, Tr_velo_to_cam), the tracking set (R_rect, Tr_velo_cam without
/// colons) or odometry (Tr). Matrices of 9, 12 or 16 numbers are understood. A missing R0_rect means identity, a missing P2 that there is
/// no camera; a missing Tr is an error.
[[nodiscard]] Result<KittiCalibration> kittiCalibrationFromText(std::string_view text);

/// Where the IMU sits, lidar_T_imu (Tr_imu_to_velo, in the tracking set Tr_imu_velo); nothing when the file does not say.
[[nodiscard]] Result<std::optional<Pose>> lidarFromImu(std::string_view text);

/// The camera of a projection from rectified camera 0. Its last column, and a rotation where there is one, go into camera_T_ego; the ego
/// frame is the lidar's. Nothing for a focal length of 1 pixel, which says that there is no camera; a matrix that is no pinhole's (skewed,
/// or singular) is an error.
[[nodiscard]] Result<std::optional<CameraModel>> cameraFromProjection(const ProjectionMatrix& projection, const Pose& camera0_T_lidar);

/// The way back: the projection of a camera without its lens, from camera 0 as it sits at the lidar.
[[nodiscard]] ProjectionMatrix projectionOf(const CameraModel& camera, const Pose& camera0_T_lidar);

/// The calibration of a camera that knows no KITTI: it is its own rectified camera 0. Nothing for a camera whose lens KITTI cannot say.
[[nodiscard]] std::optional<KittiCalibration> kittiCalibrationOf(const CameraModel& camera);

}  // namespace pointloom
