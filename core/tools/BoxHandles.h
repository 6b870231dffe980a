// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

#include <array>
#include <optional>
#include <vector>

namespace pointloom {

/// How a view maps the world to its pixels. Pixels: x to the right, y down, origin top left, logical (not device) pixels.
struct ViewTransform
{
    Eigen::Matrix4d clip_T_world = Eigen::Matrix4d::Identity();  ///< OpenGL clip space
    Eigen::Vector2d size_px{1, 1};

    [[nodiscard]] std::optional<Eigen::Vector2d> toPixel(const Eigen::Vector3d& world_m) const;  ///< nothing behind the eye
};

struct Ray
{
    Eigen::Vector3d origin_m;
    Eigen::Vector3d direction;  ///< unit length
};

[[nodiscard]] Ray rayThrough(const ViewTransform& view, const Eigen::Vector2d& pixel);

/// What of a box can be taken hold of. A face drag moves one face; an edge two, a corner three (or the two that a side view shows).
struct Handle
{
    enum class Kind { faces, turn, move };
    Kind kind = Kind::move;
    std::array<int, 3> signs{};  ///< of kind faces, per axis: -1, 0 (not moved) or +1
    int axis = 2;                ///< of kind turn, about which: 2 the vertical (yaw), 1 the width axis (pitch), 0 the length axis (roll)

    friend bool operator==(const Handle&, const Handle&) = default;
};

/// The axis of a box along which a line of sight goes exactly (to 0.08 degrees), either way.
[[nodiscard]] std::optional<int> axisAlong(const OrientedBox& box, const Eigen::Vector3d& sight);

/// Where a handle is drawn and grabbed.
[[nodiscard]] Eigen::Vector3d positionOf(const OrientedBox& box, const Handle& handle);

/// The handles that make sense in a view: faces seen edge-on are grabbed, faces looked at squarely are not (their drag has no direction).
/// Exactly along its width or length axis, as in the side views, a box can be tilted; else turned about the vertical when looked down on.
[[nodiscard]] std::vector<Handle> handlesIn(const OrientedBox& box, const ViewTransform& view);

/// The handle under the cursor within the tolerance; corners win over edges and faces, those over move.
[[nodiscard]] std::optional<Handle> handleAt(const OrientedBox& box, const ViewTransform& view, const Eigen::Vector2d& pixel,
                                             double tolerance_px = 9);

struct DragParams
{
    double minimumSize_m = 0.05;
    double angleStep_rad = 0;  ///< > 0: turns in steps
    bool symmetric = false;    ///< the opposite face moves too
};

/// The box after the cursor went from one ray to another while holding the handle. The face opposite a dragged one stays. Move
/// is in the ground plane when seen from above, else in the plane of the view through the centre.
/// A turn handle turns the box about its middle as far as the cursor goes round it.
[[nodiscard]] OrientedBox dragged(const OrientedBox& start, const Handle& handle, const Ray& from, const Ray& to,
                                  const DragParams& params = {});

}  // namespace pointloom
