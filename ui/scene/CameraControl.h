// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneExtent.h"
#include "ui/scene/SceneView.h"

#include <Eigen/Core>

namespace pointloom {

/// What the camera sees as a matrix: the one truth for drawing, picking and dragging.
[[nodiscard]] ViewTransform viewTransform(const CameraState& camera, const Eigen::Vector2d& size_px, const SceneExtent& extent);

/// Unit vectors of the picture in the world.
struct CameraAxes
{
    Eigen::Vector3d right;
    Eigen::Vector3d up;
    Eigen::Vector3d forward;
};
[[nodiscard]] CameraAxes axesOf(const CameraState& camera);

/// Where the ray through a pixel meets the plane through a point that faces the camera: what the cursor is over at that depth.
[[nodiscard]] Eigen::Vector3d underCursor(const CameraState& camera, const ViewTransform& view, const Eigen::Vector2d& pixel,
                                          const Eigen::Vector3d& depthOf_m);

/// Turns around the focus, the horizon level: half a turn for 500 pixels.
[[nodiscard]] CameraState orbited(const CameraState& camera, const Eigen::Vector2d& moved_px);

/// Shifts by a distance in the world.
[[nodiscard]] CameraState shifted(CameraState camera, const Eigen::Vector3d& by_m);

/// Comes nearer to a point (factor < 1) or goes away from it; the point keeps its pixel.
[[nodiscard]] CameraState zoomed(const CameraState& camera, const Eigen::Vector3d& anchor_m, double factor);

/// Shows a ball, seen from the same direction.
[[nodiscard]] CameraState framing(const CameraState& camera, const SceneExtent& ball, const Eigen::Vector2d& size_px);

/// Looks at the focus from above (x up), from the right side or from the front; from where it stands for the main view.
[[nodiscard]] CameraState lookingFrom(const CameraState& camera, ViewKind from);

/// Looks at the focus from the side that an axis points to (unit vector; not from below). From above north stays up: x.
[[nodiscard]] CameraState lookingAgainst(const CameraState& camera, const Eigen::Vector3d& axis);

/// Perspective instead of parallel projection, or the other way round; what is at the focus keeps its size.
[[nodiscard]] CameraState withOtherProjection(CameraState camera);

}  // namespace pointloom
