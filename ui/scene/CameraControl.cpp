// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/CameraControl.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double halfFieldOfView_rad = 20 * pi / 180;  ///< vertical: long enough that boxes do not look wedged
constexpr double orbitSpeed_radPerPx = pi / 500;
constexpr double steepest_rad = 89.9 * pi / 180;  ///< straight down the heading would be lost
constexpr double flattest_rad = 1.0 * pi / 180;   ///< looking up from under the ground, a person would be lost
constexpr double nearest_m = 0.05;
constexpr double farthestNear_m = 0.5;  ///< a stray point a thousand kilometres away must not cut off the street
constexpr double depthRatio = 20'000;   ///< far to near plane: what 24 bits of depth can tell apart to a centimetre
constexpr double closest_m = 0.3;       ///< eye to focus
constexpr double farthest_m = 5'000;

Eigen::Matrix4d perspective(double aspect, double near_m, double far_m)
{
    const double f = 1 / std::tan(halfFieldOfView_rad);
    Eigen::Matrix4d p = Eigen::Matrix4d::Zero();
    p(0, 0) = f / aspect;
    p(1, 1) = f;
    p(2, 2) = -(far_m + near_m) / (far_m - near_m);
    p(2, 3) = -2 * far_m * near_m / (far_m - near_m);
    p(3, 2) = -1;
    return p;
}

Eigen::Matrix4d orthographic(double aspect, double halfHeight_m, double near_m, double far_m)
{
    Eigen::Matrix4d p = Eigen::Matrix4d::Identity();
    p(0, 0) = 1 / (halfHeight_m * aspect);
    p(1, 1) = 1 / halfHeight_m;
    p(2, 2) = -2 / (far_m - near_m);
    p(2, 3) = -(far_m + near_m) / (far_m - near_m);
    return p;
}

struct Bearing
{
    double azimuth_rad = 0;
    double elevation_rad = 0;  ///< of the line of sight: negative looks down
};

Bearing bearingOf(const CameraAxes& axes)
{
    // Looking straight down the line of sight has no azimuth; what is up in the picture has.
    const Eigen::Vector3d heading =
        std::abs(axes.forward.z()) > 0.999 ? Eigen::Vector3d(axes.up * -std::copysign(1.0, axes.forward.z())) : axes.forward;
    return {std::atan2(heading.y(), heading.x()), std::asin(std::clamp(axes.forward.z(), -1.0, 1.0))};
}

CameraState withBearing(CameraState camera, const Bearing& bearing)
{
    const double distance_m = (camera.focus_m - camera.position_m).norm();
    const double level = std::cos(bearing.elevation_rad);
    const Eigen::Vector3d heading(std::cos(bearing.azimuth_rad), std::sin(bearing.azimuth_rad), 0);
    const Eigen::Vector3d forward = heading * level + Eigen::Vector3d::UnitZ() * std::sin(bearing.elevation_rad);
    camera.position_m = camera.focus_m - forward * distance_m;
    camera.up = Eigen::Vector3d::UnitZ() * level - heading * std::sin(bearing.elevation_rad);
    return camera;
}

}  // namespace

CameraAxes axesOf(const CameraState& camera)
{
    const Eigen::Vector3d forward = (camera.focus_m - camera.position_m).normalized();
    Eigen::Vector3d right = forward.cross(camera.up);
    if (right.norm() < 1e-9)
        right = forward.unitOrthogonal();
    right.normalize();
    return {right, right.cross(forward), forward};
}

ViewTransform viewTransform(const CameraState& camera, const Eigen::Vector2d& size_px, const SceneExtent& extent)
{
    const CameraAxes axes = axesOf(camera);
    Eigen::Matrix4d camera_T_world = Eigen::Matrix4d::Identity();
    camera_T_world.row(0).head<3>() = axes.right;
    camera_T_world.row(1).head<3>() = axes.up;
    camera_T_world.row(2).head<3>() = -axes.forward;
    camera_T_world.topRightCorner<3, 1>() = -camera_T_world.topLeftCorner<3, 3>() * camera.position_m;

    const double aspect = size_px.x() / size_px.y();
    const double middle_m = axes.forward.dot(extent.centre_m - camera.position_m);
    const double far_m = std::max(middle_m + extent.radius_m, (camera.focus_m - camera.position_m).norm()) + 1;
    if (camera.parallel)
        return {orthographic(aspect, camera.parallelScale_m, std::min(middle_m - extent.radius_m - 1, 0.0), far_m) * camera_T_world,
                size_px};
    return {perspective(aspect, std::clamp(far_m / depthRatio, nearest_m, farthestNear_m), far_m) * camera_T_world, size_px};
}

Eigen::Vector3d underCursor(const CameraState& camera, const ViewTransform& view, const Eigen::Vector2d& pixel,
                            const Eigen::Vector3d& depthOf_m)
{
    const Eigen::Vector3d forward = axesOf(camera).forward;
    const Ray ray = rayThrough(view, pixel);
    return ray.origin_m + ray.direction * ((depthOf_m - ray.origin_m).dot(forward) / ray.direction.dot(forward));
}

CameraState orbited(const CameraState& camera, const Eigen::Vector2d& moved_px)
{
    Bearing bearing = bearingOf(axesOf(camera));
    bearing.azimuth_rad -= moved_px.x() * orbitSpeed_radPerPx;
    bearing.elevation_rad = std::clamp(bearing.elevation_rad - moved_px.y() * orbitSpeed_radPerPx, -steepest_rad, -flattest_rad);
    return withBearing(camera, bearing);
}

CameraState shifted(CameraState camera, const Eigen::Vector3d& by_m)
{
    camera.position_m += by_m;
    camera.focus_m += by_m;
    return camera;
}

CameraState zoomed(const CameraState& camera, const Eigen::Vector3d& anchor_m, double factor)
{
    CameraState zoomed = camera;
    if (camera.parallel) {
        zoomed.parallelScale_m = std::clamp(camera.parallelScale_m * factor, 0.05, farthest_m);
        const double share = 1 - zoomed.parallelScale_m / camera.parallelScale_m;
        const Eigen::Vector3d forward = axesOf(camera).forward;
        const Eigen::Vector3d towards = anchor_m - camera.focus_m;
        return shifted(zoomed, (towards - forward * forward.dot(towards)) * share);
    }
    // The camera scaled about the anchor: directions stay, and so does the anchor's pixel.
    zoomed.position_m = anchor_m + (camera.position_m - anchor_m) * factor;
    zoomed.focus_m = anchor_m + (camera.focus_m - anchor_m) * factor;
    const double eye_m = (zoomed.position_m - anchor_m).norm();
    const double focus_m = (zoomed.focus_m - zoomed.position_m).norm();
    const bool tooFar = factor > 1 && focus_m > farthest_m;
    const bool tooNear = factor < 1 && (eye_m < closest_m || focus_m < closest_m);
    return tooFar || tooNear ? camera : zoomed;
}

CameraState framing(const CameraState& camera, const SceneExtent& ball, const Eigen::Vector2d& size_px)
{
    const double radius_m = std::max(ball.radius_m, 0.5);
    const double aspect = size_px.x() / size_px.y();
    CameraState framed = shifted(camera, ball.centre_m - camera.focus_m);
    framed.parallelScale_m = radius_m / std::min(1.0, aspect);
    const double halfAngle_rad = std::min(halfFieldOfView_rad, std::atan(std::tan(halfFieldOfView_rad) * aspect));
    framed.position_m = framed.focus_m - axesOf(camera).forward * (radius_m / std::sin(halfAngle_rad));
    return framed;
}

CameraState lookingFrom(const CameraState& camera, ViewKind from)
{
    CameraState turned = camera;
    const double distance_m = (camera.focus_m - camera.position_m).norm();
    switch (from) {
    case ViewKind::main:
        return camera;
    case ViewKind::top:
        return withBearing(camera, {0, -steepest_rad});
    case ViewKind::side:
        turned.position_m = camera.focus_m - Eigen::Vector3d::UnitY() * distance_m;
        break;
    case ViewKind::front:
        turned.position_m = camera.focus_m + Eigen::Vector3d::UnitX() * distance_m;
        break;
    }
    turned.up = Eigen::Vector3d::UnitZ();
    return turned;
}

CameraState lookingAgainst(const CameraState& camera, const Eigen::Vector3d& axis)
{
    const bool fromAbove = axis.z() > 0.5;
    return withBearing(camera, {fromAbove ? 0 : std::atan2(-axis.y(), -axis.x()), fromAbove ? -steepest_rad : 0});
}

CameraState withOtherProjection(CameraState camera)
{
    const Eigen::Vector3d forward = axesOf(camera).forward;
    const double tangent = std::tan(halfFieldOfView_rad);
    if (camera.parallel)
        camera.position_m = camera.focus_m - forward * std::clamp(camera.parallelScale_m / tangent, closest_m, farthest_m);
    else
        camera.parallelScale_m = (camera.focus_m - camera.position_m).norm() * tangent;
    camera.parallel = !camera.parallel;
    return camera;
}

}  // namespace pointloom
