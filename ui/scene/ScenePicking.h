// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/ScenePoint.h"
#include "ui/scene/LabelOverlay.h"
#include "ui/scene/Picker.h"
#include "ui/scene/SceneModel.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// A place in a picture, pixels.
[[nodiscard]] inline Eigen::Vector2d toEigen(QPointF pixel)
{
    return {pixel.x(), pixel.y()};
}

/// What of a scene is under the cursor or in a rectangle of a view; pixels are logical ones.

/// The box whose label, edges or volume is under a pixel; 0 for none.
/// @param point_m  the point under the same pixel, when there is one: a box behind it is not meant
[[nodiscard]] std::uint64_t boxUnder(const SceneModel& model, std::span<const PlacedLabel> labels, const ViewTransform& view, QPointF pixel,
                                     const std::optional<ScenePoint>& point_m);

/// The boxes whose middle is drawn in the rectangle.
[[nodiscard]] std::vector<std::uint64_t> boxesWithin(const SceneModel& model, const ViewTransform& view, const QRectF& pixels);

/// The numbers of the points that are drawn in the rectangle; hidden ones are not.
[[nodiscard]] std::vector<std::uint32_t> pointsWithin(const DrawnPoints& points, const ViewTransform& view, const QRectF& pixels);

/// Where the line of sight through a pixel meets the ground of the cloud, to the centimetre where the ground is even.
[[nodiscard]] std::optional<ScenePoint> groundUnder(const SceneCloud& scene, const ViewTransform& view, QPointF pixel);

}  // namespace pointloom
