// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripView.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pointloom {
namespace {

constexpr double room = 1.25;  ///< of the object's length, across a column
constexpr double stripViewMargin_m = 0.5;

}  // namespace

StripView::StripView(Session& session, StripModel& model, StripEditor& editor, QWidget* parent)
    : QAbstractScrollArea(parent), m_session(session), m_model(model), m_editor(editor), m_cameraCrops(session)
{
    setObjectName("strip");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&model, &StripModel::reset, this, &StripView::refresh);
    connect(&model, &StripModel::trackChanged, this, [this] { bringIntoView(m_session.view().frameIndex()); });
    connect(&model, &StripModel::columnChanged, this, [this](int frame) {
        forget(frame);
        updateColumn(frame);
    });
    connect(&model, &StripModel::chosenChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&editor, &StripEditor::frameChanged, this, &StripView::updateColumn);
    connect(&m_cameraCrops, &CameraCrops::ready, this, &StripView::updateColumn);
    connect(&m_cameraCrops, &CameraCrops::failed, this, &StripView::updateColumn);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &StripView::wantPictures);
    connect(&session.view(), &FrameInView::frameChanged, this, [this](int frame) {
        bringIntoView(frame);
        viewport()->update();
    });
    refresh();
}

QSize StripView::sizeHint() const
{
    const StripLayout usual{.hasCamera = m_wantsCamera};
    return {12 * (usual.width_px + StripLayout::gap_px), usual.columnHeight() + horizontalScrollBar()->sizeHint().height()};
}

QSize StripView::minimumSizeHint() const
{
    const StripLayout narrowest{.width_px = StripLayout::narrowest_px};
    return {2 * narrowest.width_px, narrowest.columnHeight()};
}

double StripView::pixelsPerMetre(CellSide side) const
{
    const Eigen::Vector3d shown_m = m_model.size_m() * room + Eigen::Vector3d::Constant(stripViewMargin_m);
    const double across = m_layout.width_px / shown_m.x();
    const double upright = m_layout.heightOf(CellSide::side) / shown_m.z();  // the side is lower than the front: one scale for both
    return side == CellSide::top ? across : std::min(across, upright);
}

int StripView::leftOf(std::size_t column) const
{
    return static_cast<int>(column) * (m_layout.width_px + StripLayout::gap_px) - horizontalScrollBar()->value();
}

QRectF StripView::columnArea(int frame) const
{
    const auto found = std::ranges::find(m_model.columns(), frame, &StripColumn::frame);
    if (found == m_model.columns().end())
        return {};
    const auto at = static_cast<std::size_t>(found - m_model.columns().begin());
    return QRectF(leftOf(at), -verticalScrollBar()->value(), m_layout.width_px, m_layout.columnHeight());
}

QRectF StripView::cellArea(int frame, CellSide side) const
{
    const QRectF column = columnArea(frame);
    if (column.isEmpty())
        return {};
    return {column.left(), column.top() + m_layout.topOf(side), column.width(), static_cast<double>(m_layout.heightOf(side))};
}

QRectF StripView::cameraArea(int frame) const
{
    const QRectF column = columnArea(frame);
    if (column.isEmpty() || !m_layout.hasCamera || frame == objectFrame)
        return {};
    return {column.left(), column.top() + m_layout.cameraTop(), column.width(), static_cast<double>(m_layout.cameraHeight())};
}

CellView StripView::cellView(const StripColumn& column, CellSide side) const
{
    return {.anchor = m_editor.anchor(column), .side = side, .area = cellArea(column.frame, side), .pixelsPerMetre = pixelsPerMetre(side)};
}

void StripView::setColumnWidth(int width_px)
{
    m_zoomed = true;
    setColumnLayout({.width_px = std::clamp(width_px, StripLayout::narrowest_px, StripLayout::widest_px), .hasCamera = m_wantsCamera});
    refresh();
}

void StripView::setCameraWanted(bool wanted)
{
    m_wantsCamera = wanted;
    if (m_zoomed)
        setColumnLayout({.width_px = m_layout.width_px, .hasCamera = wanted});
    else
        fitHeight();
    updateGeometry();
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
    const int step_px = m_layout.width_px + StripLayout::gap_px;
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_model.columns().size()) * step_px - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(step_px);
    verticalScrollBar()->setRange(0, std::max(0, m_layout.columnHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    std::erase_if(m_pictures, [&](const auto& entry) { return m_model.column(entry.first) == nullptr; });
    wantPictures();
    viewport()->update();
}

/// Those in sight first, then the ones beside them.
void StripView::wantPictures()
{
    std::vector<CameraCrops::Place> places;
    if (m_layout.hasCamera)
        for (const StripColumn& column : m_model.columns())
            if (column.frame != objectFrame)
                places.push_back({column.frame, column.expected});
    const auto outOfSight = [&](const CameraCrops::Place& place) {
        const QRectF area = columnArea(place.frame);
        return std::max({0.0, -area.right(), area.left() - viewport()->width()});
    };
    std::ranges::stable_sort(places, {}, outOfSight);
    m_cameraCrops.want(places, (QSizeF(m_layout.width_px, m_layout.cameraHeight()) * devicePixelRatioF()).toSize());
}

void StripView::setColumnLayout(const StripLayout& layout)
{
    if (std::exchange(m_layout, layout) != layout)
        m_pictures.clear();
}

/// In a low strip the columns become narrower, so that all cells stay in sight.
void StripView::fitHeight()
{
    setColumnLayout(StripLayout::fittedTo(viewport()->height(), m_wantsCamera));
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

}  // namespace pointloom

#include "moc_StripView.cpp"
