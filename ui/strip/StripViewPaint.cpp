// SPDX-License-Identifier: Apache-2.0
// How the strip looks.
#include "ui/application/Theme.h"
#include "ui/scene/SceneColours.h"
#include "ui/scene/StateMark.h"
#include "ui/session/Naming.h"
#include "ui/strip/CameraCell.h"
#include "ui/strip/StripView.h"

#include <QPaintEvent>

namespace pointloom {
namespace {

CellBox proposedBox(const OrientedBox& box)
{
    return {.box = box, .state = BoxState::propagated, .colour = toQt(sceneColour::seen), .held = {}};
}

}  // namespace

const QPixmap& StripView::picture(const StripColumn& column, const CellView& view, const StripCrop& crop, const QColor& colour)
{
    Picture& last = m_pictures[column.frame][static_cast<std::size_t>(view.side)];
    const OrientedBox box = m_editor.shown(column);
    const QSize size = (view.area.size() * devicePixelRatioF()).toSize();
    if (last.pixels.isNull() || !(last.anchor == view.anchor) || !(last.box == box) || last.colour != colour || last.pixels.size() != size)
        last = {view.anchor, box, colour, QPixmap::fromImage(pointsImage(view, crop, box, colour, devicePixelRatioF()))};
    return last.pixels;
}

void StripView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colours::ground);
    m_painted = 0;
    for (const StripColumn& column : m_model.columns()) {
        const QRectF area = columnArea(column.frame);
        if (!area.intersects(event->rect()))
            continue;
        paintColumn(painter, column, area);
        ++m_painted;
    }
    if (m_model.columns().empty()) {
        painter.setPen(colours::quiet);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Select a box: here its object is shown in all its frames."));
    }
}

void StripView::paintColumn(QPainter& painter, const StripColumn& column, const QRectF& area)
{
    paintHeader(painter, column, area);
    for (const CellSide side : cellSides)
        paintCell(painter, column, side);
    paintCamera(painter, column);
    if (column.frame == m_session.view().frameIndex()) {
        painter.setPen(QPen(colours::action, 2));
        painter.drawRect(area.adjusted(1, 1, -1, -StripLayout::gap_px));
    }
}

void StripView::paintHeader(QPainter& painter, const StripColumn& column, const QRectF& area)
{
    const QRectF header(area.left(), area.top(), area.width(), StripLayout::header_px - StripLayout::gap_px);
    const bool chosen = m_model.chosen().contains(column.frame);
    painter.fillRect(header, chosen ? colours::chosen : colours::panel);
    QFont small = font();
    small.setPixelSize(smallText_px());
    if (column.frame == m_session.view().frameIndex())
        small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(chosen ? colours::selection : column.frame == m_session.view().frameIndex() ? colours::text : colours::quiet);
    painter.drawText(header.adjusted(6, 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     column.frame == objectFrame ? tr("All") : QString::number(column.frame));
    if (const Cuboid* cuboid = m_session.editing().labels().find(column.box)) {
        paintStateSign(painter, QPointF(header.right() - 10, header.center().y()), cuboid->state,
                       toQt(opaque(colourOf(m_session, *cuboid))));
        if (const StripCrop* crop = m_model.crop(column.frame); crop != nullptr && area.width() > 90) {
            painter.setPen(colours::quiet);
            painter.drawText(header.adjusted(0, 0, -22, 0), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(countAt(*crop, cuboid->box).inside));
        }
    }
}

/// The box of a column as its cells draw it.
CellBox StripView::cellBox(const StripColumn& column) const
{
    const Cuboid* cuboid = m_session.editing().labels().find(column.box);
    const Cuboid* like = column.frame == objectFrame ? m_model.anyBox() : cuboid;
    const bool hovered = m_editor.isHovered(column.frame) && (cuboid != nullptr || column.frame == objectFrame);
    return {.box = m_editor.shown(column),
            .state = cuboid != nullptr ? cuboid->state : BoxState::keyframe,
            .colour = like != nullptr ? toQt(opaque(colourOf(m_session, *like))) : toQt(sceneColour::unlabelled),
            .ghost = cuboid == nullptr && column.frame != objectFrame,
            .held = {},
            .showsHandles = hovered && !m_session.editing().isLocked(column.box)};
}

void StripView::paintCell(QPainter& painter, const StripColumn& column, CellSide side)
{
    const CellView view = cellView(column, side);
    CellBox box = cellBox(column);
    box.held = m_editor.heldIn(column.frame, side);
    if (const StripCrop* crop = m_model.crop(column.frame))
        painter.drawPixmap(view.area.topLeft(), picture(column, view, *crop, box.colour));
    else
        painter.fillRect(view.area, toQt(sceneColour::sideBackground));
    paintCellBox(painter, view, box);
    if (column.proposed)
        paintCellBox(painter, view, proposedBox(*column.proposed));
}

void StripView::paintCamera(QPainter& painter, const StripColumn& column)
{
    const QRectF area = cameraArea(column.frame);
    if (area.isEmpty())
        return;
    std::vector<CellBox> boxes{cellBox(column)};
    if (column.proposed)
        boxes.push_back(proposedBox(*column.proposed));
    paintCameraCell(painter, area, m_cameraCrops.crop(column.frame), boxes);
}

}  // namespace pointloom
