// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripView.h"

#include "ui/Theme.h"
#include "ui/scene/SceneColours.h"
#include "ui/scene/StateMark.h"
#include "ui/session/Naming.h"
#include "ui/strip/CellPainter.h"

#include <QEvent>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pointloom {
namespace {

constexpr int narrowest_px = 64;
constexpr int widest_px = 420;
constexpr std::array<double, 3> heightShares{1.45, 0.5, 0.62};  ///< of a column's width, by side
constexpr double room = 1.25;                                   ///< of the object's length, across a column
constexpr double margin_m = 0.5;

int heightOf(CellSide side, int width_px)
{
    return static_cast<int>(heightShares[static_cast<std::size_t>(side)] * width_px);
}

int columnHeight(int width_px)
{
    int height = StripView::header_px;
    for (const CellSide side : cellSides)
        height += heightOf(side, width_px) + StripView::gap_px;
    return height;
}

}  // namespace

StripView::StripView(Session& session, StripModel& model, StripEditor& editor, QWidget* parent)
    : QAbstractScrollArea(parent), m_session(session), m_model(model), m_editor(editor)
{
    setObjectName("strip");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&model, &StripModel::reset, this, &StripView::refresh);
    connect(&model, &StripModel::trackChanged, this, [this] { bringIntoView(m_session.frameIndex()); });
    connect(&model, &StripModel::columnChanged, this, [this](int frame) {
        forget(frame);
        updateColumn(frame);
    });
    connect(&model, &StripModel::chosenChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&editor, &StripEditor::frameChanged, this, &StripView::updateColumn);
    connect(&session, &Session::frameChanged, this, [this](int frame) {
        bringIntoView(frame);
        viewport()->update();
    });
    refresh();
}

QSize StripView::sizeHint() const
{
    return {12 * (usualWidth_px + gap_px), columnHeight(usualWidth_px) + horizontalScrollBar()->sizeHint().height()};
}

QSize StripView::minimumSizeHint() const
{
    return {2 * narrowest_px, columnHeight(narrowest_px)};
}

double StripView::pixelsPerMetre(CellSide side) const
{
    const Eigen::Vector3d shown_m = m_model.size_m() * room + Eigen::Vector3d::Constant(margin_m);
    const double across = m_width_px / shown_m.x();
    const double upright = heightOf(CellSide::side, m_width_px) / shown_m.z();  // the side is lower than the front: one scale for both
    return side == CellSide::top ? across : std::min(across, upright);
}

int StripView::leftOf(std::size_t column) const
{
    return static_cast<int>(column) * (m_width_px + gap_px) - horizontalScrollBar()->value();
}

QRectF StripView::columnArea(int frame) const
{
    const auto found = std::ranges::find(m_model.columns(), frame, &StripColumn::frame);
    if (found == m_model.columns().end())
        return {};
    const auto at = static_cast<std::size_t>(found - m_model.columns().begin());
    return QRectF(leftOf(at), -verticalScrollBar()->value(), m_width_px, columnHeight(m_width_px));
}

QRectF StripView::cellArea(int frame, CellSide side) const
{
    const QRectF column = columnArea(frame);
    if (column.isEmpty())
        return {};
    double top = column.top() + header_px;
    for (const CellSide above : cellSides) {
        if (above == side)
            break;
        top += heightOf(above, m_width_px) + gap_px;
    }
    return {column.left(), top, column.width(), static_cast<double>(heightOf(side, m_width_px))};
}

CellView StripView::cellView(const StripColumn& column, CellSide side) const
{
    return {.anchor = m_editor.anchor(column), .side = side, .area = cellArea(column.frame, side), .pixelsPerMetre = pixelsPerMetre(side)};
}

void StripView::setColumnWidth(int width_px)
{
    m_zoomed = true;
    m_width_px = std::clamp(width_px, narrowest_px, widest_px);
    m_pictures.clear();
    refresh();
}

void StripView::bringIntoView(int frame)
{
    const QRectF area = columnArea(frame);
    if (area.isEmpty())
        return;
    QScrollBar& bar = *horizontalScrollBar();
    if (area.left() < 0)
        bar.setValue(bar.value() + static_cast<int>(area.left()));
    else if (area.right() > viewport()->width())
        bar.setValue(bar.value() + static_cast<int>(area.right()) - viewport()->width());
}

void StripView::refresh()
{
    const int whole = static_cast<int>(m_model.columns().size()) * (m_width_px + gap_px);
    horizontalScrollBar()->setRange(0, std::max(0, whole - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_width_px + gap_px);
    verticalScrollBar()->setRange(0, std::max(0, columnHeight(m_width_px) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    std::erase_if(m_pictures, [&](const auto& entry) { return m_model.column(entry.first) == nullptr; });
    viewport()->update();
}

/// In a low strip the columns become narrower, so that all three sides stay in sight.
void StripView::fitHeight()
{
    int width_px = usualWidth_px;
    while (width_px > narrowest_px && columnHeight(width_px) > viewport()->height())
        --width_px;
    if (std::exchange(m_width_px, width_px) != width_px)
        m_pictures.clear();
}

void StripView::resizeEvent(QResizeEvent*)
{
    if (!m_zoomed)
        fitHeight();
    refresh();
}

void StripView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        viewport()->update();
}

void StripView::forget(int frame)
{
    m_pictures.erase(frame);
}

void StripView::updateColumn(int frame)
{
    viewport()->update(columnArea(frame).toAlignedRect());
}

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
    if (column.frame == m_session.frameIndex()) {
        painter.setPen(QPen(colours::action, 2));
        painter.drawRect(area.adjusted(1, 1, -1, -gap_px));
    }
}

void StripView::paintHeader(QPainter& painter, const StripColumn& column, const QRectF& area)
{
    const QRectF header(area.left(), area.top(), area.width(), header_px - gap_px);
    const bool chosen = m_model.chosen().contains(column.frame);
    painter.fillRect(header, chosen ? colours::chosen : colours::panel);
    QFont small = font();
    small.setPixelSize(smallText_px());
    if (column.frame == m_session.frameIndex())
        small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(chosen ? colours::selection : column.frame == m_session.frameIndex() ? colours::text : colours::quiet);
    painter.drawText(header.adjusted(6, 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     column.frame == objectFrame ? tr("All") : QString::number(column.frame));
    if (const Cuboid* cuboid = m_session.labels().find(column.box)) {
        paintStateSign(painter, QPointF(header.right() - 10, header.center().y()), cuboid->state,
                       toQt(opaque(colourOf(m_session, *cuboid))));
        if (const StripCrop* crop = m_model.crop(column.frame); crop != nullptr && area.width() > 90) {
            painter.setPen(colours::quiet);
            painter.drawText(header.adjusted(0, 0, -22, 0), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(countAt(*crop, cuboid->box).inside));
        }
    }
}

void StripView::paintCell(QPainter& painter, const StripColumn& column, CellSide side)
{
    const CellView view = cellView(column, side);
    const StripCrop* crop = m_model.crop(column.frame);
    const Cuboid* cuboid = m_session.labels().find(column.box);
    const Cuboid* like = column.frame == objectFrame ? m_model.anyBox() : cuboid;
    const QColor colour = like != nullptr ? toQt(opaque(colourOf(m_session, *like))) : toQt(sceneColour::unlabelled);
    if (crop != nullptr)
        painter.drawPixmap(view.area.topLeft(), picture(column, view, *crop, colour));
    else
        painter.fillRect(view.area, toQt(sceneColour::sideBackground));
    const auto held = m_editor.heldIn(column.frame, side);
    const bool hovered = m_editor.isHovered(column.frame) && (cuboid != nullptr || column.frame == objectFrame);
    paintCellBox(painter, view,
                 {.box = m_editor.shown(column),
                  .state = cuboid != nullptr ? cuboid->state : BoxState::keyframe,
                  .colour = colour,
                  .ghost = cuboid == nullptr && column.frame != objectFrame,
                  .held = held,
                  .showsHandles = hovered && !m_session.isLocked(column.box)});
    if (column.proposed)
        paintCellBox(painter, view,
                     {.box = *column.proposed, .state = BoxState::propagated, .colour = toQt(sceneColour::seen), .held = {}});
}

}  // namespace pointloom
