// SPDX-License-Identifier: Apache-2.0
// How a box follows the cursor. Every step is the same forwards and backwards: planes and axes depend on both rays alike, so
// that dragging back gives the box that was.
#include "core/tools/BoxHandles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

/// Sine of the angle between ray and plane, or ray and axis, below which the cursor says nothing about the place: 1 degree.
constexpr double grazing = 0.0175;
/// A move follows the ground when it is looked down on by more than 11 degrees.
constexpr double groundSeen = 0.2;

std::optional<Eigen::Vector3d> hit(const Ray& ray, const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal)
{
    const double towards = ray.direction.dot(normal);
    if (std::abs(towards) < grazing)
        return std::nullopt;
    const double distance_m = (point_m - ray.origin_m).dot(normal) / towards;
    if (distance_m < 0)  // behind the eye: the cursor is above the horizon of the plane
        return std::nullopt;
    return Eigen::Vector3d(ray.origin_m + ray.direction * distance_m);
}

/// How far along the axis through a point the ray passes nearest.
std::optional<double> alongAxis(const Ray& ray, const Eigen::Vector3d& point_m, const Eigen::Vector3d& axis)
{
    const double cosine = axis.dot(ray.direction);
    const double sine2 = 1 - cosine * cosine;
    if (sine2 < grazing * grazing)
        return std::nullopt;
    const Eigen::Vector3d toOrigin = ray.origin_m - point_m;
    return (axis.dot(toOrigin) - cosine * ray.direction.dot(toOrigin)) / sine2;
}

std::optional<Eigen::Vector3d> movedInPlane(const Ray& from, const Ray& to, const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal)
{
    const auto a = hit(from, point_m, normal);
    const auto b = hit(to, point_m, normal);
    return a && b ? std::optional<Eigen::Vector3d>(*b - *a) : std::nullopt;
}

Eigen::Vector3d sightOf(const Ray& from, const Ray& to)
{
    return (from.direction + to.direction).normalized();
}

/// How far the held point went: along its axis for one face; for two in the plane of both; for three in the plane of the view.
std::optional<Eigen::Vector3d> displacement(const OrientedBox& box, const Handle& handle, const Ray& from, const Ray& to)
{
    const Eigen::Vector3d held = positionOf(box, handle);
    const auto faces = std::ranges::count_if(handle.signs, [](int sign) { return sign != 0; });
    const auto firstAxisWhere = [&](auto test) {
        return static_cast<int>(std::ranges::find_if(handle.signs, test) - handle.signs.begin());
    };
    if (faces == 1) {
        const Eigen::Vector3d axis = axisOf(box, firstAxisWhere([](int sign) { return sign != 0; }));
        const auto a = alongAxis(from, held, axis);
        const auto b = alongAxis(to, held, axis);
        return a && b ? std::optional<Eigen::Vector3d>(axis * (*b - *a)) : std::nullopt;
    }
    const Eigen::Vector3d normal = faces == 2 ? axisOf(box, firstAxisWhere([](int sign) { return sign == 0; })) : sightOf(from, to);
    return movedInPlane(from, to, held, normal);
}

OrientedBox withFacesDragged(const OrientedBox& start, const Handle& handle, const Ray& from, const Ray& to, const DragParams& params)
{
    const auto moved_m = displacement(start, handle, from, to);
    if (!moved_m)
        return start;
    OrientedBox box = start;
    for (int axis = 0; axis < 3; ++axis) {
        const int sign = handle.signs[static_cast<std::size_t>(axis)];
        if (sign == 0)
            continue;
        const double outwards_m = sign * axisOf(start, axis).dot(*moved_m);
        if (params.symmetric) {
            box.size_m[axis] = std::max(start.size_m[axis] + 2 * outwards_m, std::min(params.minimumSize_m, start.size_m[axis]));
        } else {
            const auto face = static_cast<Face>(2 * axis + (sign > 0 ? 1 : 0));
            box = withFaceMoved(box, face, outwards_m, params.minimumSize_m);
        }
    }
    return box;
}

OrientedBox turned(const OrientedBox& start, const Ray& from, const Ray& to, const DragParams& params)
{
    const auto a = hit(from, start.centre_m, Eigen::Vector3d::UnitZ());
    const auto b = hit(to, start.centre_m, Eigen::Vector3d::UnitZ());
    if (!a || !b)
        return start;
    const auto bearing = [&](const Eigen::Vector3d& p) { return std::atan2(p.y() - start.centre_m.y(), p.x() - start.centre_m.x()); };
    double yaw_rad = start.yaw_rad + bearing(*b) - bearing(*a);
    if (params.angleStep_rad > 0)
        yaw_rad = std::round(yaw_rad / params.angleStep_rad) * params.angleStep_rad;
    OrientedBox box = start;
    box.yaw_rad = wrapAngle(yaw_rad);
    return box;
}

/// The box turned about one of its own axes, right-handed.
OrientedBox tilted(const OrientedBox& start, int axis, double angle_rad)
{
    OrientedBox box = start;
    if (axis == 0) {
        box.roll_rad = wrapAngle(start.roll_rad + angle_rad);
        return box;
    }
    box.pitch_rad = start.pitch_rad + angle_rad;
    if (start.roll_rad == 0 && std::abs(box.pitch_rad) < std::numbers::pi / 2)
        return box;
    return withRotation(start, rotationOf(start) * Eigen::AngleAxisd(angle_rad, Eigen::Vector3d::UnitY()).toRotationMatrix());
}

OrientedBox tilted(const OrientedBox& start, int axis, const Ray& from, const Ray& to, const DragParams& params)
{
    const Eigen::Vector3d normal = axisOf(start, axis);
    const auto a = hit(from, start.centre_m, normal);
    const auto b = hit(to, start.centre_m, normal);
    if (!a || !b)
        return start;
    const Eigen::Vector3d was = *a - start.centre_m;
    const Eigen::Vector3d is = *b - start.centre_m;
    double angle_rad = std::atan2(normal.dot(was.cross(is)), was.dot(is));
    if (params.angleStep_rad > 0) {
        const double before_rad = axis == 0 ? start.roll_rad : start.pitch_rad;
        angle_rad = std::round((before_rad + angle_rad) / params.angleStep_rad) * params.angleStep_rad - before_rad;
    }
    return tilted(start, axis, angle_rad);
}

OrientedBox moved(const OrientedBox& start, const Ray& from, const Ray& to)
{
    const Eigen::Vector3d sight = sightOf(from, to);
    const auto along = axisAlong(start, sight);  // a side view of a box that leans towards the viewer looks down on the ground as well
    const bool onGround = along ? *along == 2 : std::abs(sight.z()) > groundSeen;
    const Eigen::Vector3d normal = onGround ? Eigen::Vector3d::UnitZ() : sight;
    OrientedBox box = start;
    if (const auto moved_m = movedInPlane(from, to, start.centre_m, normal))
        box.centre_m += *moved_m;
    return box;
}

}  // namespace

OrientedBox dragged(const OrientedBox& start, const Handle& handle, const Ray& from, const Ray& to, const DragParams& params)
{
    switch (handle.kind) {
    case Handle::Kind::faces:
        return withFacesDragged(start, handle, from, to, params);
    case Handle::Kind::turn:
        return handle.axis == 2 ? turned(start, from, to, params) : tilted(start, handle.axis, from, to, params);
    case Handle::Kind::move:
        break;
    }
    return moved(start, from, to);
}

}  // namespace pointloom
