// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/Picker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
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

/// Planes in the world that a point is between when it projects into a square around the pixel: the columns of the transform combined so
/// that a test costs three dot products and no division.
struct Square
{
    Square(const ViewTransform& view, const Eigen::Vector2d& pixel, double tolerance_px)
    {
        const Eigen::Matrix4d& m = view.clip_T_world;
        const Eigen::Vector2d at(2 * pixel.x() / view.size_px.x() - 1, 1 - 2 * pixel.y() / view.size_px.y());
        // Scaled so that the square reaches to +-w in both directions.
        x = ((m.row(0) - at.x() * m.row(3)) * (view.size_px.x() / 2 / tolerance_px)).cast<float>();
        y = ((m.row(1) - at.y() * m.row(3)) * (view.size_px.y() / 2 / tolerance_px)).cast<float>();
        w = m.row(3).cast<float>();
    }

    Eigen::RowVector4f x;
    Eigen::RowVector4f y;
    Eigen::RowVector4f w;
};

/// One byte per point: whether it is in the square. Without a branch, so that compilers turn it into vector instructions; NaN fails
/// every comparison.
void markInside(const float* positions_m, std::size_t count, const Square& s, std::uint8_t* inside)
{
    const auto dot = [](const Eigen::RowVector4f& row, float x, float y, float z) { return row[0] * x + row[1] * y + row[2] * z + row[3]; };
    for (std::size_t i = 0; i < count; ++i) {
        const float x = positions_m[3 * i];
        const float y = positions_m[3 * i + 1];
        const float z = positions_m[3 * i + 2];
        const float w = dot(s.w, x, y, z);
        const int across = static_cast<int>(std::abs(dot(s.x, x, y, z)) <= w);
        const int up = static_cast<int>(std::abs(dot(s.y, x, y, z)) <= w);
        inside[i] = static_cast<std::uint8_t>(across & up & static_cast<int>(w > 0));
    }
}

std::vector<std::size_t> candidates(const DrawnPoints& points, const ViewTransform& view, const Eigen::Vector2d& pixel, double tolerance_px)
{
    constexpr std::size_t block = 4096;  // small enough to stay in the nearest cache
    const Square square(view, pixel, tolerance_px);
    std::array<std::uint8_t, block> inside{};
    std::vector<std::size_t> found;
    for (std::size_t first = 0; first < points.positions_m.size(); first += block) {
        const std::size_t count = std::min(block, points.positions_m.size() - first);
        markInside(points.positions_m[first].data(), count, square, inside.data());
        for (const auto* at = inside.data();
             (at = static_cast<const std::uint8_t*>(std::memchr(at, 1, static_cast<std::size_t>(inside.data() + count - at)))) != nullptr;
             ++at)
            found.push_back(first + static_cast<std::size_t>(at - inside.data()));
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
