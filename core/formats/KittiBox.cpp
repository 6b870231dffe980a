// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiBox.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace pointloom {
namespace {

constexpr double nearPlane_m = 0.1;  // nearer than that there is the car that carries the camera

/// A rectangle that grows around the points put into it.
struct Bounds
{
    Eigen::Vector2d min = Eigen::Vector2d::Constant(std::numeric_limits<double>::max());
    Eigen::Vector2d max = Eigen::Vector2d::Constant(std::numeric_limits<double>::lowest());

    void include(const Eigen::Vector2d& point)
    {
        min = min.cwiseMin(point);
        max = max.cwiseMax(point);
    }
    [[nodiscard]] bool empty() const { return (min.array() > max.array()).any(); }
    [[nodiscard]] double area() const { return empty() ? 0 : (max - min).prod(); }
};

void project(const Eigen::Vector3d& camera_m, const ProjectionMatrix& P2, Bounds& bounds)
{
    const Eigen::Vector3d image = P2 * camera_m.homogeneous();
    if (image.z() > 0)
        bounds.include(image.hnormalized());
}

/// The part of an edge that lies before the camera.
void projectEdge(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, const ProjectionMatrix& P2, Bounds& bounds)
{
    const bool fromVisible = from_m.z() >= nearPlane_m;
    const bool toVisible = to_m.z() >= nearPlane_m;
    if (fromVisible)
        project(from_m, P2, bounds);
    if (toVisible)
        project(to_m, P2, bounds);
    if (fromVisible != toVisible)
        project(from_m + (to_m - from_m) * ((nearPlane_m - from_m.z()) / (to_m.z() - from_m.z())), P2, bounds);
}

}  // namespace

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

std::optional<ImageBox> imageBox(const OrientedBox& box, const KittiCalibration& calibration, const Eigen::Vector2i& image_px)
{
    if (calibration.P2(0, 0) <= idealCalibration().P2(0, 0))
        return std::nullopt;  // a focal length of one pixel: what is written for clouds without a camera
    std::array<Eigen::Vector3d, 8> camera_m = corners(box);
    for (Eigen::Vector3d& corner : camera_m)
        corner = calibration.camera_T_lidar * corner;

    Bounds whole;
    for (std::size_t from = 0; from < camera_m.size(); ++from) {
        for (const std::size_t axis : {1U, 2U, 4U}) {  // corners that differ in one bit share an edge
            if ((from & axis) == 0)
                projectEdge(camera_m[from], camera_m[from | axis], calibration.P2, whole);
        }
    }
    if (whole.area() <= 0)
        return std::nullopt;

    const Eigen::Vector2d last_px = image_px.cast<double>() - Eigen::Vector2d::Ones();
    const Bounds seen{whole.min.cwiseMax(Eigen::Vector2d::Zero()), whole.max.cwiseMin(last_px)};
    if (seen.area() <= 0)
        return std::nullopt;
    return ImageBox{.left_px = seen.min.x(),
                    .top_px = seen.min.y(),
                    .right_px = seen.max.x(),
                    .bottom_px = seen.max.y(),
                    .truncated = std::clamp(1 - seen.area() / whole.area(), 0.0, 1.0)};
}

}  // namespace pointloom
