// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/Thumbnail.h"

#include "ui/sheet/DotLayer.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

struct ThumbnailText
{
    Q_DECLARE_TR_FUNCTIONS(Thumbnail)
};

constexpr int caption_px = 18;    ///< above and below the drawing
constexpr int border_px = 10;     ///< around the box at the least
constexpr double behind_m = 0.5;  ///< how far before and behind a box points still show, faded

/// Which box axes run to the right, up and into the picture.
struct Axes
{
    int right;
    int up;
    int depth;
};

Axes axesOf(BoxSide side)
{
    switch (side) {
    case BoxSide::top:
        return {0, 1, 2};
    case BoxSide::side:
        return {0, 2, 1};
    default:
        return {1, 2, 0};
    }
}

QString nameOf(BoxSide side)
{
    switch (side) {
    case BoxSide::top:
        return ThumbnailText::tr("Top");
    case BoxSide::side:
        return ThumbnailText::tr("Side");
    default:
        return ThumbnailText::tr("Front");
    }
}

void drawPoints(QPainter& painter, const QRect& area, const SheetEntry& entry, const Axes& axes, double pixelsPerMetre,
                const std::vector<LocalPoint>& points)
{
    constexpr float fadedOpacity = 0.6F;
    constexpr float brightOpacity = 0.97F;
    constexpr float brightGlow = 0.45F;
    DotLayer around = DotLayer::soft(area.size());
    DotLayer inside = DotLayer::soft(area.size());
    const auto scale = static_cast<float>(pixelsPerMetre);
    const auto depth = static_cast<float>(entry.box.size_m[axes.depth] / 2 + behind_m);
    for (const LocalPoint& point : points) {
        if (std::abs(point.position_m[axes.depth]) > depth)
            continue;
        const float x = static_cast<float>(area.width()) / 2 + point.position_m[axes.right] * scale;
        const float y = static_cast<float>(area.height()) / 2 - point.position_m[axes.up] * scale;
        (point.inside ? inside : around).add(x, y);
    }
    around.paint(painter, area.topLeft(), sheetLook::faded, fadedOpacity, 0);
    inside.paint(painter, area.topLeft(), QColor(entry.colour.r, entry.colour.g, entry.colour.b), brightOpacity, brightGlow);
}

QRectF outlineOf(const QRect& area, const SheetEntry& entry, const Axes& axes, double pixelsPerMetre)
{
    const QSizeF size(entry.box.size_m[axes.right] * pixelsPerMetre, entry.box.size_m[axes.up] * pixelsPerMetre);
    const QPointF middle = QRectF(area).center();
    return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()};
}

/// An arrow out of the front; in the front view the arrow's point, towards the reader.
void drawHeading(QPainter& painter, const QRectF& outline, BoxSide side)
{
    constexpr double length_px = 9;
    constexpr double half_px = 3.5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(sheetLook::selection);
    if (side == BoxSide::front) {
        painter.drawEllipse(outline.center(), 1.6, 1.6);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(sheetLook::selection, 1));
        painter.drawEllipse(outline.center(), 4.5, 4.5);
        return;
    }
    const QPointF tip(outline.right() + length_px, outline.center().y());
    QPainterPath arrow(tip);
    arrow.lineTo(tip.x() - 1.6 * half_px, tip.y() - half_px);
    arrow.lineTo(tip.x() - 1.6 * half_px, tip.y() + half_px);
    painter.drawPath(arrow);
    painter.setPen(QPen(sheetLook::selection, 1.4));
    painter.drawLine(QPointF(outline.right(), tip.y()), QPointF(tip.x() - 1.2 * half_px, tip.y()));
}

void drawBox(QPainter& painter, const QRectF& outline, BoxSide side)
{
    constexpr int tint = 16;
    QColor fill = sheetLook::selection;
    fill.setAlpha(tint);
    painter.setBrush(fill);
    painter.setPen(QPen(sheetLook::selection, 1.3));
    painter.drawRect(outline);
    drawHeading(painter, outline, side);
}

/// The longest round length that takes no more than the given pixels.
double scaleLength_m(double pixelsPerMetre, double most_px)
{
    constexpr std::array lengths = {10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1};
    const auto* fitting = std::ranges::find_if(lengths, [&](double length) { return length * pixelsPerMetre <= most_px; });
    return fitting == lengths.end() ? lengths.back() : *fitting;
}

void drawScale(QPainter& painter, const QRect& caption, double pixelsPerMetre)
{
    const double length = scaleLength_m(pixelsPerMetre, 46);
    const double y = caption.center().y() + 0.5;
    const double from = caption.left() + 0.5;
    const double to = from + length * pixelsPerMetre;
    painter.setPen(QPen(sheetLook::secondary, 1));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    for (const double end : {from, to})
        painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 3));
    painter.drawText(QRectF(to + 5, caption.top(), 60, caption.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     ThumbnailText::tr("%1 m").arg(length));
}

QString sizeText(const SheetEntry& entry, const Axes& axes)
{
    return QString("%1 × %2").arg(entry.box.size_m[axes.right], 0, 'f', 2).arg(entry.box.size_m[axes.up], 0, 'f', 2);
}

}  // namespace

std::vector<LocalPoint> pointsAround(const SheetEntry& entry, double reach_m)
{
    std::vector<LocalPoint> out;
    if (!entry.cloud)
        return out;
    const auto reach = static_cast<float>(reach_m);
    const Eigen::Vector3f middle = entry.box.centre_m.cast<float>();
    for (const Eigen::Vector3f& p : entry.cloud->positions_m) {
        if (!((p - middle).squaredNorm() < reach * reach))  // false for NaN too
            continue;
        const Eigen::Vector3d position = p.cast<double>();
        out.push_back({toBox(entry.box, position).cast<float>(), contains(entry.box, position)});
    }
    return out;
}

QSize roomForBox(const QSize& thumbnail)
{
    return {thumbnail.width() - 2 * border_px, thumbnail.height() - 2 * caption_px - 8};
}

void drawThumbnail(QPainter& painter, const QRect& area, const SheetEntry& entry, BoxSide side, double pixelsPerMetre,
                   const std::vector<LocalPoint>& points)
{
    const Axes axes = axesOf(side);
    QPainterPath frame;
    frame.addRoundedRect(area, 4, 4);
    painter.save();
    painter.setClipPath(frame);
    painter.fillRect(area, sheetLook::background);
    drawPoints(painter, area, entry, axes, pixelsPerMetre, points);
    drawBox(painter, outlineOf(area, entry, axes, pixelsPerMetre), side);

    const QRect above(area.left() + 8, area.top() + 2, area.width() - 16, caption_px);
    const QRect below(area.left() + 8, area.bottom() - caption_px - 1, area.width() - 16, caption_px);
    QColor veil = sheetLook::background;  // keeps captions readable over points
    veil.setAlpha(170);
    painter.fillRect(QRect(area.left(), below.top(), area.width(), area.bottom() - below.top() + 1), veil);
    painter.setPen(sheetLook::secondary);
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter, nameOf(side));
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, sizeText(entry, axes));
    if (side == BoxSide::top)
        drawScale(painter, below, pixelsPerMetre);
    painter.restore();
}

}  // namespace pointloom
