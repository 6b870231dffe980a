// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/CameraCell.h"

#include "ui/scene/SceneColours.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace pointloom {
namespace {

constexpr double outline_px = 1.6;  ///< dark, on both sides of an edge: pictures have all colours
constexpr float outlineAlpha = 0.55F;
constexpr float frontAlpha = 0.3F;

QPointF pointOf(const Eigen::Vector2d& pixel)
{
    return {pixel.x(), pixel.y()};
}

QVector<QLineF> linesOf(const std::vector<ImageSegment>& segments, const QTransform& toCell)
{
    QVector<QLineF> lines;
    for (const ImageSegment& segment : segments)
        lines.push_back(toCell.map(QLineF(pointOf(segment.from_px), pointOf(segment.to_px))));
    return lines;
}

/// The arrow of the cells above, on the ground: cameras see the top of a box edge-on.
QVector<QLineF> headingLines(const CameraCrop& crop, const OrientedBox& box, const QTransform& toCell)
{
    const Eigen::Vector3d half = box.size_m / 2;
    const auto at = [&](double x, double y) { return fromBox(box, {x * half.x(), y * half.y(), -half.z()}); };
    std::vector<ImageSegment> arms;
    for (const double side : {0.5, -0.5})
        std::ranges::copy(segmentsInImage(crop.camera(), at(0.55, side), at(0.95, 0)), std::back_inserter(arms));
    return linesOf(arms, toCell);
}

/// The front face; empty unless all of it lies before the camera.
QPolygonF frontFace(const CameraCrop& crop, const OrientedBox& box, const QTransform& toCell)
{
    const auto all = corners(box);
    QPolygonF face;
    for (const std::size_t corner : {1U, 3U, 7U, 5U}) {
        const auto pixel = projectToImage(crop.camera(), all[corner]);
        if (!pixel)
            return {};
        face << toCell.map(pointOf(*pixel));
    }
    return face;
}

void paintBox(QPainter& painter, const CameraCrop& crop, const CellBox& what, const QTransform& toCell)
{
    const QPen pen = edgePen(what);
    QColor tint = pen.color();
    tint.setAlphaF(tint.alphaF() * frontAlpha);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(frontFace(crop, what.box, toCell));

    const QVector<QLineF> lines = linesOf(edgesInImage(what.box, crop.camera()), toCell);
    const QVector<QLineF> heading = headingLines(crop, what.box, toCell);
    QColor dark = toQt(sceneColour::sideBackground);
    dark.setAlphaF(outlineAlpha);
    painter.setPen(QPen(dark, pen.widthF() + outline_px));
    painter.drawLines(lines);
    painter.drawLines(heading);
    painter.setPen(pen);
    painter.drawLines(lines);
    painter.setPen(QPen(pen.color(), pen.widthF()));
    painter.drawLines(heading);
}

}  // namespace

QTransform cellFromPicture(const CameraCrop& crop, const QRectF& area)
{
    const double scale = area.width() / crop.region_px.width();
    return QTransform(scale, 0, 0, area.height() / crop.region_px.height(), area.left() - crop.region_px.left() * scale,
                      area.top() - crop.region_px.top() * area.height() / crop.region_px.height());
}

void paintCameraCell(QPainter& painter, const QRectF& area, const CameraCrop* crop, std::span<const CellBox> boxes)
{
    painter.save();
    painter.setClipRect(area);
    if (crop == nullptr || crop->pixels.isNull()) {
        painter.fillRect(area, toQt(sceneColour::sideBackground));
        painter.setPen(toQt(sceneColour::title));
        if (crop != nullptr)
            painter.drawText(area, Qt::AlignCenter, "–");
    } else {
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.drawImage(area, crop->pixels);
        for (const CellBox& box : boxes)
            paintBox(painter, *crop, box, cellFromPicture(*crop, area));
    }
    painter.restore();
}

}  // namespace pointloom
