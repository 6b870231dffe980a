// SPDX-License-Identifier: Apache-2.0
// What mouse, wheel and keys do in the strip.
#include "ui/strip/StripView.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace pointloom {
namespace {

constexpr double zoomPerNotch = 1.15;
constexpr int degreesPerNotch = 120;  ///< of a mouse wheel, in eighths, by Qt's definition

}  // namespace

std::optional<std::size_t> StripView::columnAt(double x_px) const
{
    const double along = x_px + horizontalScrollBar()->value();
    const auto at = static_cast<std::ptrdiff_t>(std::floor(along / (m_layout.width_px + StripLayout::gap_px)));
    if (at < 0 || at >= std::ssize(m_model.columns()))
        return std::nullopt;
    return static_cast<std::size_t>(at);
}

std::optional<StripEditor::Place> StripView::placeAt(const QPointF& pixel) const
{
    const auto at = columnAt(pixel.x());
    if (!at)
        return std::nullopt;
    const StripColumn& column = m_model.columns()[*at];
    for (const CellSide side : cellSides)
        if (cellArea(column.frame, side).contains(pixel))
            return StripEditor::Place{column.frame, cellView(column, side), pixel};
    return std::nullopt;
}

void StripView::choose(int frame, Qt::KeyboardModifiers modifiers)
{
    if (frame == objectFrame) {
        m_model.choose({});
    } else if (modifiers.testFlag(Qt::ShiftModifier)) {
        m_model.chooseUpTo(frame);
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        m_model.toggleChosen(frame);
    } else {
        m_model.choose({frame});
        const StripColumn* column = m_model.column(frame);
        m_session.view().goToFrame(frame);
        if (column != nullptr && column->box)
            m_session.selection().select(column->box);
    }
}

void StripView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto place = placeAt(event->position()); place && !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))) {
        m_editor.press(*place);
    } else if (const auto column = columnAt(event->position().x())) {
        choose(m_model.columns()[*column].frame, event->modifiers());
    }
}

void StripView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_editor.dragging()) {
        m_editor.move(event->position(), event->modifiers());
        return;
    }
    const auto place = placeAt(event->position());
    m_editor.hover(place);
    const auto handle = place ? m_editor.handleAt(*place) : std::nullopt;
    viewport()->setCursor(!handle                                  ? Qt::ArrowCursor
                              : handle->kind == Handle::Kind::move ? Qt::SizeAllCursor
                              : handle->kind == Handle::Kind::turn ? Qt::OpenHandCursor
                                                                   : Qt::PointingHandCursor);
    if ((event->buttons() & Qt::LeftButton) != 0)
        if (const auto column = columnAt(event->position().x()); column && event->position().y() < StripLayout::header_px)
            m_model.chooseUpTo(m_model.columns()[*column].frame);
}

void StripView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_editor.release();
}

void StripView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto place = placeAt(event->position()); place && event->button() == Qt::LeftButton)
        m_editor.doubleClick(*place);
    else if (const auto column = columnAt(event->position().x()); column && event->button() == Qt::LeftButton)
        if (const int frame = m_model.columns()[*column].frame; cameraArea(frame).contains(event->position()))
            m_session.view().goToFrame(frame);
}

void StripView::leaveEvent(QEvent*)
{
    m_editor.hover(std::nullopt);
}

void StripView::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double along = (event->position().x() + horizontalScrollBar()->value()) / (m_layout.width_px + StripLayout::gap_px);
        setColumnWidth(
            static_cast<int>(std::lround(m_layout.width_px * std::pow(zoomPerNotch, static_cast<double>(turned) / degreesPerNotch))));
        horizontalScrollBar()->setValue(static_cast<int>(along * (m_layout.width_px + StripLayout::gap_px) - event->position().x()));
    } else if (event->modifiers().testFlag(Qt::AltModifier)) {
        if (const auto place = placeAt(event->position()))
            m_editor.turn(*place, turned > 0 ? 1 : -1, event->modifiers());
    } else {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                        - turned * (m_layout.width_px + StripLayout::gap_px) / degreesPerNotch);
    }
    event->accept();
}

void StripView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_editor.dragging())
        m_editor.giveUp();
    else if (event->key() == Qt::Key_Escape && !m_model.chosen().empty())
        m_model.choose({});
    else
        QAbstractScrollArea::keyPressEvent(event);
}

}  // namespace pointloom
