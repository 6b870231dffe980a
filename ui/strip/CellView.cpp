// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/CellView.h"

namespace pointloom {

Eigen::Matrix3d CellView::axes() const
{
    const Eigen::Vector3d ahead = axisOf(anchor, 0);
    const Eigen::Vector3d left = axisOf(anchor, 1);
    const Eigen::Vector3d up = axisOf(anchor, 2);
    Eigen::Matrix3d rows;
    switch (side) {
    case CellSide::top:
        rows << -left.transpose(), ahead.transpose(), up.transpose();
        break;
    case CellSide::side:
        rows << ahead.transpose(), up.transpose(), -left.transpose();
        break;
    case CellSide::front:
        rows << left.transpose(), up.transpose(), ahead.transpose();
        break;
    }
    return rows;
}

Eigen::Vector2d CellView::halfExtent_m() const
{
    return Eigen::Vector2d(area.width(), area.height()) / (2 * pixelsPerMetre);
}

ViewTransform CellView::transform() const
{
    constexpr double depth_m = 100;  // before and behind the middle: whatever is near the box
    const Eigen::Vector2d half = halfExtent_m();
    ViewTransform view;
    view.size_px = {area.width(), area.height()};
    view.clip_T_world.setIdentity();
    view.clip_T_world.topLeftCorner<3, 3>() = Eigen::Vector3d(1 / half.x(), 1 / half.y(), -1 / depth_m).asDiagonal() * axes();
    view.clip_T_world.topRightCorner<3, 1>() = -view.clip_T_world.topLeftCorner<3, 3>() * anchor.centre_m;
    return view;
}

}  // namespace pointloom
