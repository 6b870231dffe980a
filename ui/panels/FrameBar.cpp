// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/FrameBar.h"

#include "ui/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr int margin_px = 16;
constexpr int rulerTop_px = 20;
constexpr int barHeight_px = 12;
constexpr double leastLabelGap_px = 44;

/// The step of the ruler: 1, 2 or 5 times a power of ten, so that its numbers do not touch.
int labelStep(double pixelsPerFrame)
{
    for (int power = 1;; power *= 10)
        for (const int step : std::array{1, 2, 5})
            if (step * power * pixelsPerFrame >= leastLabelGap_px)
                return step * power;
}

}  // namespace

FrameBar::FrameBar(QWidget* parent) : QWidget(parent)
{
    setObjectName("frameBar");
    setMinimumHeight(sizeHint().height());
    setCursor(Qt::PointingHandCursor);
}

void FrameBar::setFrames(int count, std::vector<int> boxesPerFrame)
{
    m_count = count;
    m_boxes = std::move(boxesPerFrame);
    update();
}

void FrameBar::setCurrent(int frame)
{
    m_current = frame;
    update();
}

double FrameBar::positionOf(int frame) const
{
    const double span = width() - 2.0 * margin_px;
    return m_count < 2 ? margin_px + span / 2 : margin_px + span * frame / (m_count - 1);
}

int FrameBar::frameAt(double x_px) const
{
    const double span = std::max(1.0, width() - 2.0 * margin_px);
    const double share = (x_px - margin_px) / span;
    return std::clamp(static_cast<int>(std::lround(share * (m_count - 1))), 0, std::max(0, m_count - 1));
}

void FrameBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_count == 0)
        return;
    const double perFrame = m_count > 1 ? positionOf(1) - positionOf(0) : width();
    const double cell = std::clamp(perFrame - 1, 1.0, 14.0);
    for (int frame = 0; frame < m_count; ++frame) {
        const bool labelled = m_boxes[static_cast<std::size_t>(frame)] > 0;
        painter.fillRect(QRectF(positionOf(frame) - cell / 2, rulerTop_px, cell, barHeight_px),
                         labelled ? colours::labelled : colours::field);
    }
    QFont small = font();
    small.setPixelSize(smallText_px());
    painter.setFont(small);
    const int step = labelStep(perFrame);
    for (int frame = 0; frame < m_count; frame += step) {
        const bool underPlayhead = std::abs(positionOf(frame) - positionOf(m_current)) < leastLabelGap_px / 2;
        painter.setPen(colours::quiet);
        if (!underPlayhead)
            painter.drawText(QRectF(positionOf(frame) - 30, 2, 60, 14), Qt::AlignCenter, QString::number(frame));
    }
    const double x = positionOf(m_current);
    painter.setPen(QPen(colours::text, 2));
    painter.drawLine(QPointF(x, rulerTop_px - 3), QPointF(x, rulerTop_px + barHeight_px + 5));
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.drawText(QRectF(x - 30, 2, 60, 14), Qt::AlignCenter, QString::number(m_current));
}

void FrameBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_count > 0)
        Q_EMIT chosen(frameAt(event->position().x()));
}

void FrameBar::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0 && m_count > 0)
        Q_EMIT chosen(frameAt(event->position().x()));
}

}  // namespace pointloom
