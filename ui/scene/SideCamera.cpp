// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SideCamera.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr double distance_m = 50;    ///< of the eye; without meaning for a parallel projection as long as it is outside
constexpr double margin = 1.45;      ///< picture to box
constexpr double leastHalf_m = 0.4;  ///< of the picture: a cone must not fill it with three points
constexpr double depthMargin_m = 0.6;

struct SideAxes
{
    int across;  ///< axis of the box that runs across the picture
    int up;
    int depth;
    double viewer;  ///< sign of the depth axis towards the viewer
};

SideAxes axesOf(ViewKind kind)
{
    switch (kind) {
    case ViewKind::side:
        return {0, 2, 1, -1};
    case ViewKind::front:
        return {1, 2, 0, 1};
    case ViewKind::main:
    case ViewKind::top:
        break;
    }
    return {0, 1, 2, 1};
}

double halfHeightThatFits_m(const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px)
{
    const Eigen::Vector2d shown_m = shownSize(box, kind);
    const double aspect = size_px.x() / size_px.y();
    return std::max({shown_m.y() / 2, shown_m.x() / 2 / aspect, leastHalf_m}) * margin;
}

}  // namespace

Eigen::Vector2d shownSize(const OrientedBox& box, ViewKind kind)
{
    const SideAxes axes = axesOf(kind);
    return {box.size_m[axes.across], box.size_m[axes.up]};
}

CameraState sideCamera(const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px, const SideFraming& framing)
{
    const SideAxes axes = axesOf(kind);
    CameraState camera;
    camera.parallel = true;
    camera.up = axisOf(box, axes.up);
    camera.focus_m = box.centre_m + axisOf(box, axes.across) * framing.pan_m.x() + camera.up * framing.pan_m.y();
    camera.position_m = camera.focus_m + axisOf(box, axes.depth) * (axes.viewer * distance_m);
    camera.parallelScale_m = halfHeightThatFits_m(box, kind, size_px) / framing.zoom;
    return camera;
}

SideFraming framingOf(const CameraState& camera, const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px)
{
    const SideAxes axes = axesOf(kind);
    const Eigen::Vector3d pan_m = camera.focus_m - box.centre_m;
    return {halfHeightThatFits_m(box, kind, size_px) / camera.parallelScale_m,
            {pan_m.dot(axisOf(box, axes.across)), pan_m.dot(axisOf(box, axes.up))}};
}

OrientedBox shownRegion(const CameraState& camera, const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px)
{
    const SideAxes axes = axesOf(kind);
    OrientedBox region = box;
    const Eigen::Vector3d depth = axisOf(box, axes.depth);
    region.centre_m = camera.focus_m + depth * depth.dot(box.centre_m - camera.focus_m);
    region.size_m[axes.across] = 2 * camera.parallelScale_m * size_px.x() / size_px.y();
    region.size_m[axes.up] = 2 * camera.parallelScale_m;
    region.size_m[axes.depth] = box.size_m[axes.depth] + 2 * depthMargin_m;
    return region;
}

}  // namespace pointloom
