// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/sheet/ContactSheet.h"

#include <QColor>
#include <QPainter>

#include <vector>

namespace pointloom {

/// The quiet dark look of the window (docs: product.md), as far as a sheet needs it.
namespace sheetLook {
inline const QColor background(0x11, 0x14, 0x1a);
inline const QColor panel(0x1b, 0x20, 0x28);
inline const QColor text(0xd7, 0xdd, 0xe6);
inline const QColor secondary(0x8a, 0x94, 0xa3);
inline const QColor selection(0xff, 0xd4, 0x5a);
inline const QColor faded(0x56, 0x62, 0x78);  // of points: two steps above the window's ground, thumbnails are small
}  // namespace sheetLook

/// A point in the axes of a box, from its middle.
struct LocalPoint
{
    Eigen::Vector3f position_m;
    bool inside = false;
};

/// The points of an entry that can show in its thumbnails: those within reach_m of the box's middle.
[[nodiscard]] std::vector<LocalPoint> pointsAround(const SheetEntry& entry, double reach_m);

/// Top: heading to the right. Side: from the right side, heading to the right. Front: looked in the face.
enum class BoxSide { top, side, front };

/// Draws one view of a box into a rectangle of whole pixels.
void drawThumbnail(QPainter& painter, const QRect& area, const SheetEntry& entry, BoxSide side, double pixelsPerMetre,
                   const std::vector<LocalPoint>& points);

/// The room a thumbnail leaves for its box inside its frame, captions taken off.
[[nodiscard]] QSize roomForBox(const QSize& thumbnail);

}  // namespace pointloom
