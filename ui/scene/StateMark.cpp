// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/StateMark.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr double ringMore_px = 1.5;
constexpr double ringedDiamond_px = 5.5;
constexpr double barHeight_px = 6;

QPolygonF diamond(const QPointF& centre, double size_px)
{
    const double half = size_px / 2;
    return {centre + QPointF(-half, 0), centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half)};
}

}  // namespace

void paintStateSign(QPainter& painter, const QPointF& centre, BoxState state, const QColor& colour)
{
    const double half = stateMark_px / 2;
    switch (state) {
    case BoxState::keyframe:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawConvexPolygon(diamond(centre, stateMark_px));
        break;
    case BoxState::finalised:
        painter.setPen(QPen(colour, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, half + ringMore_px - 0.6, half + ringMore_px - 0.6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawConvexPolygon(diamond(centre, ringedDiamond_px));
        break;
    case BoxState::interpolated:
        painter.setPen(Qt::NoPen);
        painter.fillRect(QRectF(centre.x() - half, centre.y() - 1, stateMark_px, 2), colour);
        break;
    case BoxState::propagated:
        paintHatched(painter, QRectF(centre.x() - half, centre.y() - barHeight_px / 2, stateMark_px, barHeight_px), colour);
        break;
    }
    painter.setBrush(Qt::NoBrush);
}

void paintPadlock(QPainter& painter, const QPointF& centre, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(centre.x() - 2.5, centre.y() - 5, 5, 7), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(centre.x() - 3.5, centre.y() - 1, 7, 5.5), 1, 1);
    painter.setBrush(Qt::NoBrush);
}

void paintHatched(QPainter& painter, const QRectF& bar, const QColor& colour)
{
    QColor faint = colour;
    faint.setAlphaF(0.22F);
    painter.setPen(Qt::NoPen);
    painter.fillRect(bar, faint);
    painter.fillRect(bar, QBrush(colour, Qt::BDiagPattern));
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace pointloom
