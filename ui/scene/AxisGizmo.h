// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <QPainter>

#include <optional>

namespace pointloom {

/// The little cross of axes in the upper right corner of the main view: x red, y green, z blue; the ends that point backwards are hollow.
/// A click on an end looks from there. There is none below: under the ground a person is lost.
[[nodiscard]] QRectF axisGizmoPlace(const QSizeF& size_px);
void paintAxisGizmo(QPainter& painter, const CameraState& camera, const QSizeF& size_px);

/// The end under a pixel as a unit vector; the nearer of two that cover each other.
[[nodiscard]] std::optional<Eigen::Vector3d> axisUnder(QPointF pixel, const CameraState& camera, const QSizeF& size_px);

}  // namespace pointloom
