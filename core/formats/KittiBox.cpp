// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiBox.h"

#include <cmath>
#include <numbers>

namespace pointloom {

KittiBox toKitti(const OrientedBox& box, const Pose& camera_T_lidar)
{
    const Eigen::Vector3d bottom_m = box.centre_m - Eigen::Vector3d::UnitZ() * box.size_m.z() / 2;
    return {.size_m = box.size_m.reverse(),
            .bottom_m = camera_T_lidar * bottom_m,
            .rotationY_rad = wrapAngle(-box.yaw_rad - std::numbers::pi / 2)};
}

OrientedBox fromKitti(const KittiBox& box, const Pose& camera_T_lidar)
{
    const Eigen::Vector3d size_m = box.size_m.reverse();
    return {camera_T_lidar.inverse() * box.bottom_m + Eigen::Vector3d::UnitZ() * size_m.z() / 2, size_m,
            wrapAngle(-box.rotationY_rad - std::numbers::pi / 2)};
}

KittiCalibration idealCalibration()
{
    KittiCalibration ideal;
    ideal.P2.setIdentity();
    ideal.camera_T_lidar.linear() << 0, -1, 0, 0, 0, -1, 1, 0, 0;
    return ideal;
}

double observationAngle(const KittiBox& box)
{
    return wrapAngle(box.rotationY_rad - std::atan2(box.bottom_m.x(), box.bottom_m.z()));
}

}  // namespace pointloom
