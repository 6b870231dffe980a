// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/FrameBar.h"

#include "ui/application/Theme.h"

#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr int rulerTop_px = 20;
constexpr int barHeight_px = 12;
constexpr double leastLabelGap_px = 44;

/// The step of the ruler: 1, 2 or 5 times a power of ten, so that its numbers do not touch.
int labelStep(double perFrame_px)
{
    for (int power = 1;; power *= 10)
        for (const int step : std::array{1, 2, 5})
            if (step * power * perFrame_px >= leastLabelGap_px)
                return step * power;
}

}  // namespace

FrameBar::FrameBar(FrameAxis& axis, QWidget* parent) : QWidget(parent), m_axis(axis)
{
    setObjectName("frameBar");
    setMinimumHeight(sizeHint().height());
    setCursor(Qt::PointingHandCursor);
    connect(&axis, &FrameAxis::changed, this, qOverload<>(&QWidget::update));
}

void FrameBar::setBoxes(std::vector<int> boxesPerFrame)
{
    m_boxes = std::move(boxesPerFrame);
    update();
}

void FrameBar::setCurrent(int frame)
{
    m_current = frame;
    update();
}

void FrameBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_boxes.empty())
        return;
    const double cell = std::clamp(m_axis.perFrame_px() - 1, 1.0, 14.0);
    const FrameRange shown = m_axis.inSight();
    for (int frame = shown.first; frame <= shown.last; ++frame) {
        const bool labelled = m_boxes[static_cast<std::size_t>(frame)] > 0;
        painter.fillRect(QRectF(positionOf(frame) - cell / 2, rulerTop_px, cell, barHeight_px),
                         labelled ? colours::labelled : colours::field);
    }
    paintNumbers(painter);
}

void FrameBar::paintNumbers(QPainter& painter)
{
    QFont small = font();
    small.setPixelSize(smallText_px());
    painter.setFont(small);
    painter.setPen(colours::quiet);
    const FrameRange shown = m_axis.inSight();
    const int step = labelStep(m_axis.perFrame_px());
    for (int frame = shown.first - shown.first % step; frame <= shown.last; frame += step) {
        const bool underPlayhead = std::abs(positionOf(frame) - positionOf(m_current)) < leastLabelGap_px / 2;
        if (!underPlayhead)
            painter.drawText(QRectF(positionOf(frame) - 30, 2, 60, 14), Qt::AlignCenter, QString::number(frame));
    }
    const double x = positionOf(m_current);
    painter.setPen(QPen(colours::text, 2));
    painter.drawLine(QPointF(x, rulerTop_px - 3), QPointF(x, height()));
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.drawText(QRectF(x - 30, 2, 60, 14), Qt::AlignCenter, QString::number(m_current));
}

void FrameBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_axis.setWidth(width());
}

void FrameBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT chosen(m_axis.frameAt(event->position().x()));
}

void FrameBar::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        Q_EMIT chosen(m_axis.frameAt(event->position().x()));
}

void FrameBar::wheelEvent(QWheelEvent* event)
{
    if (!m_axis.follow(*event, event->position().x()))
        event->ignore();
}

}  // namespace pointloom

#include "moc_FrameBar.cpp"
