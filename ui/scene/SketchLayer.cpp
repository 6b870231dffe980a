// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SketchLayer.h"

#include "ui/scene/SceneColours.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr double line_px = 1.5;
constexpr double arrow_px = 12;
constexpr double sketchCorner_px = 3.5;
constexpr int bandAlpha = 28;

}  // namespace

SketchLayer::SketchLayer(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void SketchLayer::showBand(const QRectF& pixels)
{
    m_band = pixels.normalized();
    change();
}

void SketchLayer::showArrow(const QLineF& pixels)
{
    m_arrow = pixels;
    change();
}

void SketchLayer::showCorners(const QPolygonF& pixels)
{
    m_corners = pixels;
    change();
}

void SketchLayer::clear()
{
    m_band = {};
    m_arrow = {};
    m_corners.clear();
    hide();
}

void SketchLayer::change()
{
    setGeometry(parentWidget()->rect());
    show();
    update();
}

void SketchLayer::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = toQt(sceneColour::selection);
    painter.setPen(QPen(colour, line_px));
    if (!m_band.isNull()) {
        QColor faint = colour;
        faint.setAlpha(bandAlpha);
        painter.fillRect(m_band, faint);
        painter.drawRect(m_band);
    }
    if (!m_arrow.isNull()) {
        painter.drawLine(m_arrow);
        for (const double turn : {150.0, -150.0}) {
            QLineF wing(m_arrow.p2(), m_arrow.p2() + QPointF(arrow_px, 0));
            wing.setAngle(m_arrow.angle() + turn);
            painter.drawLine(wing);
        }
    }
    if (!m_corners.isEmpty()) {
        painter.drawPolyline(m_corners);
        painter.setBrush(colour);
        for (const QPointF& corner : m_corners)
            painter.drawEllipse(corner, sketchCorner_px, sketchCorner_px);
    }
}

}  // namespace pointloom

#include "moc_SketchLayer.cpp"
