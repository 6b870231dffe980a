// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/CameraControl.h"

namespace pointloom {

/// What a person changed about a side view; it stays while the box moves and turns.
struct SideFraming
{
    double zoom = 1;                                  ///< 1: the box fills the view with a margin; larger: nearer
    Eigen::Vector2d pan_m = Eigen::Vector2d::Zero();  ///< from the middle of the box, to the right and up in the picture
};

/// The orthographic camera of a side view: along the box's own axes. Top and side have the heading to the right, front looks the box
/// in the face.
[[nodiscard]] CameraState sideCamera(const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px,
                                     const SideFraming& framing = {});

/// The framing that gives this camera: framingOf(sideCamera(box, kind, size, f), box, kind, size) == f.
[[nodiscard]] SideFraming framingOf(const CameraState& camera, const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px);

/// What a side view shows of the world: all of its picture, and in depth the box with a margin, so that nothing before or behind the
/// object is in the way.
[[nodiscard]] OrientedBox shownRegion(const CameraState& camera, const OrientedBox& box, ViewKind kind, const Eigen::Vector2d& size_px);

/// The two sides of the box that the view shows, metres: across the picture, then up.
[[nodiscard]] Eigen::Vector2d shownSize(const OrientedBox& box, ViewKind kind);

}  // namespace pointloom
