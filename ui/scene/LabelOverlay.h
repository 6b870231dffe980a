// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"
#include "ui/scene/SceneModel.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <vector>

class QFontMetricsF;
class QPainter;

namespace pointloom {

/// A name beside its box, in the pixels of the view.
struct PlacedLabel
{
    std::uint64_t id = 0;  ///< 0: of the preview
    QRectF place;
    QString text;
    QColor colour;
};

/// Places the names of visible boxes: the selected one first, then the nearest. A name that finds no free place above or below its box
/// is left out: names never overlap and never leave the picture.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const SceneModel& model, const ViewTransform& view, const QFontMetricsF& metrics);

void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels);

/// The head of a side view and, in the lower right corner, the two lengths it shows, in figures of equal width.
void paintTitle(QPainter& painter, const QSizeF& size_px, const QString& title, const QString& lengths);

}  // namespace pointloom
