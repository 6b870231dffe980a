// SPDX-License-Identifier: Apache-2.0
#include "core/camera/BoxInImage.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pointloom {
namespace {

constexpr double nearPlane_m = 0.1;    // nearer than that there is the car that carries the camera
constexpr double noImageFocal_px = 1;  // what is written for clouds without a camera

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

/// The same for points of the camera's frame.
std::optional<ImageSegment> project(Eigen::Vector3d from_m, Eigen::Vector3d to_m, const ProjectionMatrix& P2)
{
    if (from_m.z() < nearPlane_m && to_m.z() < nearPlane_m)
        return std::nullopt;
    const auto cut = [](const Eigen::Vector3d& behind_m, const Eigen::Vector3d& before_m) -> Eigen::Vector3d {
        return before_m + (behind_m - before_m) * ((nearPlane_m - before_m.z()) / (behind_m.z() - before_m.z()));
    };
    if (from_m.z() < nearPlane_m)
        from_m = cut(from_m, to_m);
    else if (to_m.z() < nearPlane_m)
        to_m = cut(to_m, from_m);
    const Eigen::Vector3d from = P2 * from_m.homogeneous();
    const Eigen::Vector3d to = P2 * to_m.homogeneous();
    if (from.z() <= 0 || to.z() <= 0)
        return std::nullopt;
    return ImageSegment{from.hnormalized(), to.hnormalized()};
}

}  // namespace

std::optional<ImageSegment> segmentInImage(const KittiCalibration& calibration, const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    return project(calibration.camera_T_lidar * from_m, calibration.camera_T_lidar * to_m, calibration.P2);
}

std::vector<ImageSegment> edgesInImage(const OrientedBox& box, const KittiCalibration& calibration)
{
    std::array<Eigen::Vector3d, 8> camera_m = corners(box);
    for (Eigen::Vector3d& corner : camera_m)
        corner = calibration.camera_T_lidar * corner;
    std::vector<ImageSegment> edges;
    for (std::size_t from = 0; from < camera_m.size(); ++from) {
        for (const std::size_t axis : {1U, 2U, 4U}) {  // corners that differ in one bit share an edge
            if ((from & axis) != 0)
                continue;
            if (const auto edge = project(camera_m[from], camera_m[from | axis], calibration.P2))
                edges.push_back(*edge);
        }
    }
    return edges;
}

std::optional<ImageBox> imageBox(const OrientedBox& box, const KittiCalibration& calibration, const Eigen::Vector2i& image_px)
{
    if (calibration.P2(0, 0) <= noImageFocal_px)
        return std::nullopt;
    Bounds whole;
    for (const ImageSegment& edge : edgesInImage(box, calibration)) {
        whole.include(edge.from_px);
        whole.include(edge.to_px);
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
