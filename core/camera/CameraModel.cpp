// SPDX-License-Identifier: Apache-2.0
#include "core/camera/CameraModel.h"

namespace pointloom {

std::optional<Eigen::Vector2d> pixelOf(const CameraModel& camera, const Eigen::Vector3d& camera_m, double nearest_m)
{
    if (!(camera_m.z() >= nearest_m))
        return std::nullopt;
    const auto seen = camera.lens.distorted(camera_m.hnormalized());
    if (!seen)
        return std::nullopt;
    return Eigen::Vector2d(camera.fx_px * seen->x() + camera.cx_px, camera.fy_px * seen->y() + camera.cy_px);
}

std::optional<Eigen::Vector2d> projectToImage(const CameraModel& camera, const Eigen::Vector3d& ego_m, double nearest_m)
{
    return pixelOf(camera, camera.camera_T_ego * ego_m, nearest_m);
}

}  // namespace pointloom
