// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/Picker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

constexpr double sameSurface_m = 0.3;  ///< points no deeper than this behind the nearest belong to what is in front

double distanceToSegment(const Eigen::Vector2d& p, const Eigen::Vector2d& a, const Eigen::Vector2d& b)
{
    const Eigen::Vector2d along = b - a;
    const double length2 = along.squaredNorm();
    const double share = length2 > 0 ? std::clamp((p - a).dot(along) / length2, 0.0, 1.0) : 0.0;
    return (a + along * share - p).norm();
}

/// The points that project into a square around the pixel. Without a division: compared in clip space, where NaN fails every test.
std::vector<std::size_t> candidates(const DrawnPoints& points, const ViewTransform& view, const Eigen::Vector2d& pixel, double tolerance_px)
{
    const Eigen::Matrix4f m = view.clip_T_world.cast<float>();
    const auto x = static_cast<float>(2 * pixel.x() / view.size_px.x() - 1);
    const auto y = static_cast<float>(1 - 2 * pixel.y() / view.size_px.y());
    const auto reachX = static_cast<float>(2 * tolerance_px / view.size_px.x());
    const auto reachY = static_cast<float>(2 * tolerance_px / view.size_px.y());
    // x/w - pixel as one row, so that a point costs three dot products.
    const Eigen::RowVector4f offX = m.row(0) - x * m.row(3);
    const Eigen::RowVector4f offY = m.row(1) - y * m.row(3);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < points.positions_m.size(); ++i) {
        const Eigen::Vector3f& p = points.positions_m[i];
        const float w = m(3, 0) * p.x() + m(3, 1) * p.y() + m(3, 2) * p.z() + m(3, 3);
        const float dx = offX[0] * p.x() + offX[1] * p.y() + offX[2] * p.z() + offX[3];
        const float dy = offY[0] * p.x() + offY[1] * p.y() + offY[2] * p.z() + offY[3];
        if ((std::abs(dx) <= reachX * w) & (std::abs(dy) <= reachY * w) & (w > 0))
            found.push_back(i);
    }
    return found;
}

bool isHidden(const DrawnPoints& points, std::size_t i)
{
    return points.palette[points.colours[i]].a == 0;
}

}  // namespace

std::optional<std::size_t> pointUnder(const DrawnPoints& points, const ViewTransform& view, const Eigen::Vector2d& pixel,
                                      double tolerance_px)
{
    struct Found
    {
        std::size_t id;
        double depth_m;
        double off_px;
    };
    const Ray ray = rayThrough(view, pixel);
    std::vector<Found> found;
    double nearest_m = std::numeric_limits<double>::max();
    for (const std::size_t i : candidates(points, view, pixel, tolerance_px)) {
        const Eigen::Vector3d p = points.positions_m[i].cast<double>();
        const auto at = view.toPixel(p);
        const double depth_m = ray.direction.dot(p - ray.origin_m);
        if (isHidden(points, i) || !at || (*at - pixel).norm() > tolerance_px || depth_m < 0)
            continue;
        found.push_back({i, depth_m, (*at - pixel).norm()});
        nearest_m = std::min(nearest_m, depth_m);
    }
    std::erase_if(found, [&](const Found& f) { return f.depth_m > nearest_m + sameSurface_m; });
    const auto best = std::ranges::min_element(found, {}, [](const Found& f) { return std::pair(f.off_px, f.depth_m); });
    return best == found.end() ? std::nullopt : std::optional(best->id);
}

std::optional<BoxEntry> entryOf(const Ray& ray, const OrientedBox& box)
{
    const Eigen::Vector3d origin = toBox(box, ray.origin_m);
    const Eigen::Vector3d direction = toBox(box, box.centre_m + ray.direction);
    BoxEntry entry;
    double leave_m = std::numeric_limits<double>::max();
    for (int axis = 0; axis < 3; ++axis) {
        const double half_m = box.size_m[axis] / 2;
        if (std::abs(direction[axis]) < 1e-12) {
            if (std::abs(origin[axis]) > half_m)
                return std::nullopt;
            continue;
        }
        const bool forwards = direction[axis] > 0;
        const double in_m = ((forwards ? -half_m : half_m) - origin[axis]) / direction[axis];
        const double out_m = ((forwards ? half_m : -half_m) - origin[axis]) / direction[axis];
        if (in_m > entry.distance_m)
            entry = {in_m, static_cast<Face>(2 * axis + (forwards ? 0 : 1))};
        leave_m = std::min(leave_m, out_m);
    }
    return entry.distance_m <= leave_m ? std::optional(entry) : std::nullopt;
}

double distanceToEdges_px(const OrientedBox& box, const ViewTransform& view, const Eigen::Vector2d& pixel)
{
    const auto at = corners(box);
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < at.size(); ++i) {
        for (const std::size_t bit : {1U, 2U, 4U}) {
            if ((i & bit) != 0)
                continue;
            const auto a = view.toPixel(at[i]);
            const auto b = view.toPixel(at[i | bit]);
            if (a && b)
                nearest = std::min(nearest, distanceToSegment(pixel, *a, *b));
        }
    }
    return nearest;
}

}  // namespace pointloom
