// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneOverlay.h"

#include "ui/scene/AxisGizmo.h"
#include "ui/scene/GroundGrid.h"

#include <QFontMetricsF>
#include <QFrame>

namespace pointloom {
namespace {

/// What floats over the view, and the axes.
std::vector<QRectF> coveredPlaces(const SceneView& view, bool axes)
{
    std::vector<QRectF> places;
    for (const QFrame* frame : view.findChildren<QFrame*>(Qt::FindDirectChildrenOnly))
        if (frame->isVisible())
            places.emplace_back(frame->geometry());
    if (axes)
        places.push_back(axisGizmoPlace(view.size()));
    return places;
}

}  // namespace

void SceneOverlay::paint(QPainter& painter, const SceneView& view)
{
    painter.setFont(view.font());
    const ViewTransform transform = view.transform();
    if (view.kind() != ViewKind::main) {
        paintTitle(painter, view.size(), view.kind(), m_model.selectedBox());
    } else {
        if (m_model.options().rangeRings)
            paintRingDistances(painter, transform, m_model.cloud());
        m_labels = placeLabels(m_model, transform, QFontMetricsF(view.font()), coveredPlaces(view, m_model.options().axes));
        paintLabels(painter, m_labels);
        if (m_model.options().axes)
            paintAxisGizmo(painter, view.camera(), view.size());
    }
    for (const Painter& paint : m_more)
        paint(painter, transform);
}

}  // namespace pointloom
