// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/strip/CameraCrops.h"
#include "ui/strip/CellPainter.h"

#include <span>

namespace pointloom {

/// From the pixels of the picture to a cell that shows a crop of it.
[[nodiscard]] QTransform cellFromPicture(const CameraCrop& crop, const QRectF& area);

/// The camera's cell: the picture with the edges of boxes on it, their front marked; dark while it is being read, and dark with a dash
/// where the camera does not see the box.
void paintCameraCell(QPainter& painter, const QRectF& area, const CameraCrop* crop, std::span<const CellBox> boxes);

}  // namespace pointloom
