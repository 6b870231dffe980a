// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/HandleCursor.h"

#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {

Qt::CursorShape cursorFor(const OrientedBox& box, const Handle& handle, const ViewTransform& view)
{
    if (handle.kind == Handle::Kind::move)
        return Qt::SizeAllCursor;
    if (handle.kind == Handle::Kind::turn)
        return Qt::PointingHandCursor;
    const auto at = view.toPixel(positionOf(box, handle));
    const auto middle = view.toPixel(box.centre_m);
    if (!at || !middle)
        return Qt::SizeAllCursor;
    const Eigen::Vector2d outwards = *at - *middle;
    // Eighths of a turn, y down: 0 to the right, 1 down right, 2 down, 3 down left, then the same again.
    constexpr double eighth_rad = std::numbers::pi / 4;
    const auto eighth = static_cast<int>(std::lround(std::atan2(outwards.y(), outwards.x()) / eighth_rad) + 8) % 4;
    static constexpr std::array shapes{Qt::SizeHorCursor, Qt::SizeFDiagCursor, Qt::SizeVerCursor, Qt::SizeBDiagCursor};
    return shapes[static_cast<std::size_t>(eighth)];
}

}  // namespace pointloom
