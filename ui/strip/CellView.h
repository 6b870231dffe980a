// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/tools/BoxHandles.h"

#include <QRectF>

#include <array>

namespace pointloom {

/// From where a cell looks at a box. Top: from above, heading up. Side: from its right, heading to the right. Front: into its face.
enum class CellSide { top, side, front };
inline constexpr std::array cellSides{CellSide::top, CellSide::side, CellSide::front};

/// An orthographic look at a box. The box that it was made for gives place and direction; it stays while another one is dragged in it.
struct CellView
{
    OrientedBox anchor;  ///< in the coordinates of the frame's file
    CellSide side = CellSide::top;
    QRectF area;  ///< on the screen, logical pixels
    double pixelsPerMetre = 20;

    /// From the frame to the cell, whose pixels start at its own top left corner.
    [[nodiscard]] ViewTransform transform() const;
    /// To the right, up, and towards the eye: rows, in the axes of the frame.
    [[nodiscard]] Eigen::Matrix3d axes() const;
    /// Half of what the cell shows: to the right, up.
    [[nodiscard]] Eigen::Vector2d halfExtent_m() const;
};

}  // namespace pointloom
