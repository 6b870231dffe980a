// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/camera/Lens.h"
#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

#include <optional>

namespace pointloom {

/// A calibrated camera. Its own frame: x right, y down, z forward; pixels count from the top left corner of the image.
struct CameraModel
{
    double fx_px = 0;
    double fy_px = 0;
    double cx_px = 0;
    double cy_px = 0;
    std::optional<Eigen::Vector2i> size_px{};  ///< width, height of the image; nothing where the calibration does not say
    Lens lens{};
    Pose camera_T_ego = Pose::Identity();  ///< takes points of the ego frame, in which the frame's cloud lies, to the camera's own

    friend bool operator==(const CameraModel& a, const CameraModel& b)
    {
        return a.fx_px == b.fx_px && a.fy_px == b.fy_px && a.cx_px == b.cx_px && a.cy_px == b.cy_px && a.size_px == b.size_px
            && a.lens == b.lens && a.camera_T_ego.matrix() == b.camera_T_ego.matrix();
    }
};

/// How near something may come to the camera and still be drawn: nearer than that there is what carries it.
inline constexpr double nearestSeen_m = 0.1;

/// Where a point of the camera's own frame falls in the image; also beside the image. Nothing for a point nearer than nearest_m in front of
/// the camera or behind it, or so far off the axis that the model of the lens no longer holds.
[[nodiscard]] std::optional<Eigen::Vector2d> pixelOf(const CameraModel& camera, const Eigen::Vector3d& camera_m,
                                                     double nearest_m = nearestSeen_m);

/// The same for a point of the ego frame.
[[nodiscard]] std::optional<Eigen::Vector2d> projectToImage(const CameraModel& camera, const Eigen::Vector3d& ego_m,
                                                            double nearest_m = nearestSeen_m);

}  // namespace pointloom
