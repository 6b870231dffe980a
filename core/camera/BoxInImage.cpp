// SPDX-License-Identifier: Apache-2.0
#include "core/camera/BoxInImage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

constexpr int piecesOfCurve = 16;  // of a line as a lens draws it: straight to a pixel with the widest of them

/// A rectangle that grows around the points put into it.
struct PixelBounds
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

/// The part of a line of the camera's frame that lies beyond the nearest plane, as a pinhole sees it.
std::optional<ImageSegment> beforeCamera(Eigen::Vector3d from_m, Eigen::Vector3d to_m)
{
    if (from_m.z() < nearestSeen_m && to_m.z() < nearestSeen_m)
        return std::nullopt;
    const auto cut = [](const Eigen::Vector3d& behind_m, const Eigen::Vector3d& before_m) -> Eigen::Vector3d {
        return before_m + (behind_m - before_m) * ((nearestSeen_m - before_m.z()) / (behind_m.z() - before_m.z()));
    };
    if (from_m.z() < nearestSeen_m)
        from_m = cut(from_m, to_m);
    else if (to_m.z() < nearestSeen_m)
        to_m = cut(to_m, from_m);
    return ImageSegment{from_m.hnormalized(), to_m.hnormalized()};
}

Eigen::Vector2d toPixels(const CameraModel& camera, const Eigen::Vector2d& plane)
{
    return {camera.fx_px * plane.x() + camera.cx_px, camera.fy_px * plane.y() + camera.cy_px};
}

/// The curve that a lens makes of a line on the pinhole's plane, in steps of the same angle; what lies beyond its widest radius is cut off.
void addCurve(const CameraModel& camera, const ImageSegment& line, std::vector<ImageSegment>& out)
{
    const Eigen::Vector2d span = line.to_px - line.from_px;
    const double length = span.norm();
    if (length == 0)
        return;
    const Eigen::Vector2d along = span / length;
    const double start = line.from_px.dot(along);
    const Eigen::Vector2d foot = line.from_px - start * along;  // of the axis on the line
    const double widest = camera.lens.widestRadius() * (1 - 1e-12);
    if (foot.norm() >= widest)
        return;
    const double half = std::isinf(widest) ? widest : std::sqrt(widest * widest - foot.squaredNorm());
    const double first = std::max(start, -half);
    const double last = std::min(start + length, half);
    if (first >= last)
        return;
    const double distance = std::sqrt(1 + foot.squaredNorm());  // of the line on the plane from the camera
    const double firstAngle_rad = std::atan(first / distance);
    const double step_rad = (std::atan(last / distance) - firstAngle_rad) / piecesOfCurve;
    const auto at = [&](int i) -> std::optional<Eigen::Vector2d> {
        const double place = i == 0 ? first : i == piecesOfCurve ? last : distance * std::tan(firstAngle_rad + i * step_rad);
        return camera.lens.distorted(foot + place * along);
    };
    auto from = at(0);
    for (int i = 1; i <= piecesOfCurve; ++i) {
        const auto to = at(i);
        if (from && to)
            out.push_back({toPixels(camera, *from), toPixels(camera, *to)});
        from = to;
    }
}

/// A line of the camera's frame.
void addSegments(const CameraModel& camera, const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, std::vector<ImageSegment>& out)
{
    const auto line = beforeCamera(from_m, to_m);
    if (!line)
        return;
    if (camera.lens.model() == LensModel::none)
        out.push_back({toPixels(camera, line->from_px), toPixels(camera, line->to_px)});
    else
        addCurve(camera, *line, out);
}

}  // namespace

std::vector<ImageSegment> segmentsInImage(const CameraModel& camera, const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    std::vector<ImageSegment> out;
    addSegments(camera, camera.camera_T_ego * from_m, camera.camera_T_ego * to_m, out);
    return out;
}

std::vector<ImageSegment> edgesInImage(const OrientedBox& box, const CameraModel& camera)
{
    std::array<Eigen::Vector3d, 8> camera_m = corners(box);
    for (Eigen::Vector3d& corner : camera_m)
        corner = camera.camera_T_ego * corner;
    std::vector<ImageSegment> edges;
    for (std::size_t from = 0; from < camera_m.size(); ++from) {
        for (const std::size_t axis : {1U, 2U, 4U}) {  // corners that differ in one bit share an edge
            if ((from & axis) == 0)
                addSegments(camera, camera_m[from], camera_m[from | axis], edges);
        }
    }
    return edges;
}

std::optional<BoxInImage> imageBox(const OrientedBox& box, const CameraModel& camera, const Eigen::Vector2i& image_px)
{
    PixelBounds whole;
    for (const ImageSegment& edge : edgesInImage(box, camera)) {
        whole.include(edge.from_px);
        whole.include(edge.to_px);
    }
    if (whole.area() <= 0)
        return std::nullopt;

    const Eigen::Vector2d last_px = image_px.cast<double>() - Eigen::Vector2d::Ones();
    const PixelBounds seen{whole.min.cwiseMax(Eigen::Vector2d::Zero()), whole.max.cwiseMin(last_px)};
    if (seen.area() <= 0)
        return std::nullopt;
    return BoxInImage{.left_px = seen.min.x(),
                      .top_px = seen.min.y(),
                      .right_px = seen.max.x(),
                      .bottom_px = seen.max.y(),
                      .truncated = std::clamp(1 - seen.area() / whole.area(), 0.0, 1.0)};
}

}  // namespace pointloom
