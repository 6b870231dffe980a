// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"
#include "ui/strip/CellView.h"
#include "ui/strip/StripCrops.h"

#include <QImage>
#include <QPainter>

#include <optional>

namespace pointloom {

/// The points of a crop as a cell shows them, those inside of the box in its colour. Drawn by the processor: sixty columns of a few
/// thousand points take less time than one picture of a whole frame.
[[nodiscard]] QImage pointsImage(const CellView& view, const StripCrop& crop, const OrientedBox& box, const QColor& colour,
                                 double devicePixelRatio);

/// How a box is drawn in a cell.
struct CellBox
{
    OrientedBox box;
    BoxState state = BoxState::keyframe;
    QColor colour;
    bool ghost = false;  ///< a place where no box is yet
    std::optional<Handle> held;
    bool showsHandles = false;
};
/// Of its edges.
[[nodiscard]] QPen edgePen(const CellBox& what);
void paintCellBox(QPainter& painter, const CellView& view, const CellBox& what);

}  // namespace pointloom
