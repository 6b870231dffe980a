// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"
#include "ui/scene/SceneView.h"

#include <QColor>
#include <QLineF>
#include <QRectF>
#include <QString>

#include <optional>
#include <span>
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
    bool final = false;              ///< a padlock stands after the name
    std::optional<QLineF> leader{};  ///< to its box, where there was no room beside it
};

/// Places the names of visible boxes: the selected one first, then the nearest. A name that finds no place beside its box moves away a
/// little, with a line to it; else it is left out, as are those of specks. Names never overlap, never leave the picture and never cover
/// a handle.
/// @param covered  places that are under something else, such as what floats over the view
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const SceneModel& model, const ViewTransform& view, const QFontMetricsF& metrics,
                                                   std::span<const QRectF> covered = {});

void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels);

/// The head of a side view and, in the lower right corner, the two lengths of the box that it shows, in figures of equal width.
void paintTitle(QPainter& painter, const QSizeF& size_px, ViewKind kind, const SceneBox* box);

}  // namespace pointloom
