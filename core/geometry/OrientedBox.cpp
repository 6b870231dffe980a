// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/OrientedBox.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double pi = std::numbers::pi;

/// Angles so small are what arithmetic leaves of none.
constexpr double noTilt_rad = 1e-12;

double orNone(double angle_rad)
{
    return std::abs(angle_rad) < noTilt_rad ? 0 : angle_rad;
}

}  // namespace

double wrapAngle(double angle_rad)
{
    const double wrapped = std::remainder(angle_rad, 2 * pi);
    return wrapped <= -pi ? wrapped + 2 * pi : wrapped;
}

Eigen::Vector3d axisOf(const OrientedBox& box, int axis)
{
    if (!isUpright(box))
        return rotationOf(box).col(axis);
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

Eigen::Matrix3d rotationOf(const OrientedBox& box)
{
    const Eigen::AngleAxisd yaw(box.yaw_rad, Eigen::Vector3d::UnitZ());
    if (isUpright(box))
        return yaw.toRotationMatrix();
    const Eigen::AngleAxisd pitch(box.pitch_rad, Eigen::Vector3d::UnitY());
    const Eigen::AngleAxisd roll(box.roll_rad, Eigen::Vector3d::UnitX());
    return yaw.toRotationMatrix() * pitch.toRotationMatrix() * roll.toRotationMatrix();
}

OrientedBox withRotation(const OrientedBox& box, const Eigen::Matrix3d& frame_R_box)
{
    constexpr double straightUp = 1e-9;  // cosine of the pitch below which yaw and roll turn about the same axis
    const Eigen::Matrix3d& r = frame_R_box;
    const double level = std::hypot(r(0, 0), r(1, 0));
    OrientedBox turned = box;
    turned.pitch_rad = orNone(std::atan2(-r(2, 0), level));
    if (level > straightUp) {
        turned.yaw_rad = std::atan2(r(1, 0), r(0, 0));
        turned.roll_rad = orNone(std::atan2(r(2, 1), r(2, 2)));
    } else {
        turned.yaw_rad = std::atan2(-r(0, 1), r(1, 1));
        turned.roll_rad = 0;
    }
    return turned;
}

OrientedBox levelled(const OrientedBox& box)
{
    return {box.centre_m, box.size_m, box.yaw_rad};
}

Pose poseOf(const OrientedBox& box)
{
    Pose pose = Pose::Identity();
    pose.translate(box.centre_m);
    if (isUpright(box))
        pose.rotate(Eigen::AngleAxisd(box.yaw_rad, Eigen::Vector3d::UnitZ()));
    else
        pose.rotate(rotationOf(box));
    return pose;
}

Eigen::Vector3d toBox(const OrientedBox& box, const Eigen::Vector3d& point_m)
{
    const Eigen::Vector3d d = point_m - box.centre_m;
    if (!isUpright(box))
        return rotationOf(box).transpose() * d;
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    return {c * d.x() + s * d.y(), c * d.y() - s * d.x(), d.z()};
}

Eigen::Vector3d fromBox(const OrientedBox& box, const Eigen::Vector3d& local_m)
{
    if (!isUpright(box))
        return box.centre_m + rotationOf(box) * local_m;
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    return box.centre_m + Eigen::Vector3d(c * local_m.x() - s * local_m.y(), s * local_m.x() + c * local_m.y(), local_m.z());
}

Eigen::Vector3d faceMiddle(const OrientedBox& box, Face face)
{
    return box.centre_m + axisOf(box, axisOf(face)) * (signOf(face) * box.size_m[axisOf(face)] / 2);
}

double reachFromAbove_m(const OrientedBox& box)
{
    if (isUpright(box))
        return std::hypot(box.size_m.x(), box.size_m.y()) / 2;
    const Eigen::Matrix3d frame_R_box = rotationOf(box);
    double furthest = 0;
    for (int i = 0; i < 4; ++i) {  // of the corners opposite ones reach equally far
        const Eigen::Vector3d half = Eigen::Vector3d((i & 1) != 0 ? 0.5 : -0.5, (i & 2) != 0 ? 0.5 : -0.5, 0.5).cwiseProduct(box.size_m);
        furthest = std::max(furthest, (frame_R_box * half).head<2>().norm());
    }
    return furthest;
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
    OrientedBox upright{box.centre_m, box.size_m, wrapAngle(box.yaw_rad + pi)};
    if (isUpright(box))
        return upright;
    OrientedBox turned = upright;  // what went down at the front goes up there now: Rx(r) Rz(pi) = Rz(pi) Rx(-r), and so for y
    turned.pitch_rad = -box.pitch_rad;
    turned.roll_rad = -box.roll_rad;
    return turned;
}

OrientedBox axesSwapped(const OrientedBox& box)
{
    OrientedBox upright{box.centre_m, {box.size_m.y(), box.size_m.x(), box.size_m.z()}, wrapAngle(box.yaw_rad + pi / 2)};
    if (isUpright(box))
        return upright;
    return withRotation(upright, rotationOf(box) * Eigen::AngleAxisd(pi / 2, Eigen::Vector3d::UnitZ()).toRotationMatrix());
}

OrientedBox transformed(const Pose& to_T_from, const OrientedBox& box)
{
    if (!isUpright(box))
        return transformedRigidly(to_T_from, box);
    const Eigen::Vector3d heading = to_T_from.linear() * axisOf(box, 0);
    return {to_T_from * box.centre_m, box.size_m, std::atan2(heading.y(), heading.x())};
}

OrientedBox transformedRigidly(const Pose& to_T_from, const OrientedBox& box)
{
    return withRotation({to_T_from * box.centre_m, box.size_m, 0}, to_T_from.linear() * rotationOf(box));
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
