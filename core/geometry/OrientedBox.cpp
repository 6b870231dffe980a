// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/OrientedBox.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

constexpr double pi = std::numbers::pi;

using Polygon = std::vector<Eigen::Vector2d>;

/// Counter-clockwise, around the middle of box a: keeps the digits where coordinates are large.
Polygon footprint(const OrientedBox& box, const Eigen::Vector2d& middle_m)
{
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    const Eigen::Vector2d along = Eigen::Vector2d(c, s) * box.size_m.x() / 2;
    const Eigen::Vector2d across = Eigen::Vector2d(-s, c) * box.size_m.y() / 2;
    const Eigen::Vector2d centre = box.centre_m.head<2>() - middle_m;
    return {centre + along + across, centre - along + across, centre - along - across, centre + along - across};
}

double cross(const Eigen::Vector2d& a, const Eigen::Vector2d& b)
{
    return a.x() * b.y() - a.y() * b.x();
}

/// What lies to the left of the line from -> to.
Polygon clipped(const Polygon& polygon, const Eigen::Vector2d& from, const Eigen::Vector2d& to)
{
    Polygon out;
    const auto side = [&](const Eigen::Vector2d& p) { return cross(to - from, p - from); };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Eigen::Vector2d& p = polygon[i];
        const Eigen::Vector2d& q = polygon[(i + 1) % polygon.size()];
        const double sp = side(p);
        const double sq = side(q);
        if (sp >= 0)
            out.push_back(p);
        if ((sp >= 0) != (sq >= 0))
            out.emplace_back(p + (q - p) * sp / (sp - sq));
    }
    return out;
}

double area(const Polygon& polygon)
{
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i)
        twice += cross(polygon[i], polygon[(i + 1) % polygon.size()]);
    return std::abs(twice) / 2;
}

double overUnion(double overlap, double a, double b)
{
    const double both = a + b - overlap;
    return both > 0 ? overlap / both : 0;
}

}  // namespace

double wrapAngle(double angle_rad)
{
    const double wrapped = std::remainder(angle_rad, 2 * pi);
    return wrapped <= -pi ? wrapped + 2 * pi : wrapped;
}

Eigen::Vector3d axisOf(const OrientedBox& box, int axis)
{
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    switch (axis) {
    case 0:
        return {c, s, 0};
    case 1:
        return {-s, c, 0};
    default:
        return {0, 0, 1};
    }
}

Pose poseOf(const OrientedBox& box)
{
    Pose pose = Pose::Identity();
    pose.translate(box.centre_m).rotate(Eigen::AngleAxisd(box.yaw_rad, Eigen::Vector3d::UnitZ()));
    return pose;
}

Eigen::Vector3d toBox(const OrientedBox& box, const Eigen::Vector3d& point_m)
{
    const Eigen::Vector3d d = point_m - box.centre_m;
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    return {c * d.x() + s * d.y(), c * d.y() - s * d.x(), d.z()};
}

Eigen::Vector3d fromBox(const OrientedBox& box, const Eigen::Vector3d& local_m)
{
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    return box.centre_m + Eigen::Vector3d(c * local_m.x() - s * local_m.y(), s * local_m.x() + c * local_m.y(), local_m.z());
}

std::array<Eigen::Vector3d, 8> corners(const OrientedBox& box)
{
    std::array<Eigen::Vector3d, 8> out;
    for (int i = 0; i < 8; ++i) {
        const Eigen::Vector3d half((i & 1) != 0 ? 0.5 : -0.5, (i & 2) != 0 ? 0.5 : -0.5, (i & 4) != 0 ? 0.5 : -0.5);
        out[static_cast<std::size_t>(i)] = fromBox(box, half.cwiseProduct(box.size_m));
    }
    return out;
}

bool contains(const OrientedBox& box, const Eigen::Vector3d& point_m, double margin_m)
{
    return (toBox(box, point_m).cwiseAbs().array() <= box.size_m.array() / 2 + margin_m).all();
}

OrientedBox withFaceMoved(const OrientedBox& box, Face face, double outwards_m, double minimum_m)
{
    const int axis = axisOf(face);
    const double before = box.size_m[axis];
    const double after = std::max(before + outwards_m, std::min(minimum_m, before));
    OrientedBox moved = box;
    moved.size_m[axis] = after;
    moved.centre_m += axisOf(box, axis) * (signOf(face) * (after - before) / 2);
    return moved;
}

OrientedBox flipped(const OrientedBox& box)
{
    return {box.centre_m, box.size_m, wrapAngle(box.yaw_rad + pi)};
}

OrientedBox axesSwapped(const OrientedBox& box)
{
    return {box.centre_m, {box.size_m.y(), box.size_m.x(), box.size_m.z()}, wrapAngle(box.yaw_rad + pi / 2)};
}

OrientedBox transformed(const Pose& to_T_from, const OrientedBox& box)
{
    const Eigen::Vector3d heading = to_T_from.linear() * axisOf(box, 0);
    return {to_T_from * box.centre_m, box.size_m, std::atan2(heading.y(), heading.x())};
}

double footprintOverlap_m2(const OrientedBox& a, const OrientedBox& b)
{
    const Eigen::Vector2d middle = a.centre_m.head<2>();
    Polygon shape = footprint(a, middle);
    const Polygon window = footprint(b, middle);
    for (std::size_t i = 0; i < window.size() && shape.size() >= 3; ++i)
        shape = clipped(shape, window[i], window[(i + 1) % window.size()]);
    return shape.size() >= 3 ? area(shape) : 0;
}

double iouBirdsEye(const OrientedBox& a, const OrientedBox& b)
{
    return overUnion(footprintOverlap_m2(a, b), a.size_m.head<2>().prod(), b.size_m.head<2>().prod());
}

double iou3d(const OrientedBox& a, const OrientedBox& b)
{
    const double top = std::min(a.centre_m.z() + a.size_m.z() / 2, b.centre_m.z() + b.size_m.z() / 2);
    const double bottom = std::max(a.centre_m.z() - a.size_m.z() / 2, b.centre_m.z() - b.size_m.z() / 2);
    return overUnion(footprintOverlap_m2(a, b) * std::max(0.0, top - bottom), a.size_m.prod(), b.size_m.prod());
}

double cornerDistance_m(const OrientedBox& a, const OrientedBox& b)
{
    const auto of = corners(a);
    const auto other = corners(b);
    double largest = 0;
    for (std::size_t i = 0; i < of.size(); ++i)
        largest = std::max(largest, (of[i] - other[i]).norm());
    return largest;
}

}  // namespace pointloom
