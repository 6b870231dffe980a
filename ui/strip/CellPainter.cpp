// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/CellPainter.h"

#include "ui/scene/SceneColours.h"
#include "ui/sheet/DotLayer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr float behind_m = 0.5F;  ///< before and behind a box points still show
constexpr double dot_px = 1.6;
constexpr double handle_px = 6;
constexpr double edgeWidth_px = 1.4;
constexpr double finalWidth_px = 2.0;

/// From the coordinates of a crop to the pixels of a cell, and to the axes of a box.
struct Projection
{
    Projection(const CellView& view, const StripCrop& crop, const OrientedBox& box, double devicePixelRatio)
        : cell_R_frame(view.axes().cast<float>()),
          toCell((view.axes() * (crop.middle_m - view.anchor.centre_m)).cast<float>()),
          perMetre(static_cast<float>(view.pixelsPerMetre * devicePixelRatio)),
          middle_px(static_cast<float>(view.area.width() * devicePixelRatio / 2),
                    static_cast<float>(view.area.height() * devicePixelRatio / 2)),
          box_R_frame(poseOf(box).linear().transpose().cast<float>()),
          toBox((poseOf(box).linear().transpose() * (crop.middle_m - box.centre_m)).cast<float>()),
          half((box.size_m / 2).cast<float>()),
          depth(view.side == CellSide::top        ? 2
                    : view.side == CellSide::side ? 1
                                                  : 0)
    {}

    [[nodiscard]] Eigen::Vector2f pixel(const Eigen::Vector3f& point) const
    {
        const Eigen::Vector3f local = cell_R_frame * point + toCell;
        return {middle_px.x() + local.x() * perMetre, middle_px.y() - local.y() * perMetre};
    }
    /// How far a point lies beyond the faces of the box, by axis.
    [[nodiscard]] Eigen::Vector3f beyond(const Eigen::Vector3f& point) const { return (box_R_frame * point + toBox).cwiseAbs() - half; }

    Eigen::Matrix3f cell_R_frame;
    Eigen::Vector3f toCell;
    float perMetre;
    Eigen::Vector2f middle_px;
    Eigen::Matrix3f box_R_frame;
    Eigen::Vector3f toBox;
    Eigen::Vector3f half;
    int depth;  ///< the box axis that runs into the picture
};

Qt::PenStyle styleOf(BoxState state)
{
    switch (state) {
    case BoxState::interpolated:
        return Qt::DotLine;
    case BoxState::propagated:
        return Qt::DashDotLine;
    case BoxState::keyframe:
    case BoxState::finalised:
        break;
    }
    return Qt::SolidLine;
}

QPointF toPoint(const std::optional<Eigen::Vector2d>& pixel, const CellView& view)
{
    return pixel ? view.area.topLeft() + QPointF(pixel->x(), pixel->y()) : view.area.center();
}

void paintEdges(QPainter& painter, const CellView& view, const OrientedBox& box)
{
    const ViewTransform transform = view.transform();
    std::array<QPointF, 8> at;
    const auto all = corners(box);
    for (std::size_t i = 0; i < all.size(); ++i)
        at[i] = toPoint(transform.toPixel(all[i]), view);
    for (std::size_t i = 0; i < at.size(); ++i) {
        for (const std::size_t bit : {1U, 2U, 4U}) {
            const QLineF edge(at[i], at[i | bit]);
            if ((i & bit) == 0 && edge.length() > 0.5)
                painter.drawLine(edge);
        }
    }
}

void paintHeading(QPainter& painter, const CellView& view, const OrientedBox& box)
{
    const ViewTransform transform = view.transform();
    const Eigen::Vector3d half = box.size_m / 2;
    const auto at = [&](double x, double y) {
        return toPoint(transform.toPixel(fromBox(box, {x * half.x(), y * half.y(), half.z()})), view);
    };
    painter.drawPolyline(QPolygonF{at(0.55, 0.5), at(0.95, 0), at(0.55, -0.5)});
}

void paintHandles(QPainter& painter, const CellView& view, const CellBox& what)
{
    const ViewTransform transform = view.transform();
    painter.setPen(QPen(toQt(sceneColour::sideBackground), 1));
    for (const Handle& handle : handlesIn(what.box, transform)) {
        if (handle.kind == Handle::Kind::move)
            continue;
        const bool isHeld = what.held && *what.held == handle;
        const double size = handle_px + (isHeld ? 3 : 0);
        const QPointF at = toPoint(transform.toPixel(positionOf(what.box, handle)), view);
        const QRectF square(at.x() - size / 2, at.y() - size / 2, size, size);
        painter.setBrush(toQt(sceneColour::selection));
        if (handle.kind == Handle::Kind::turn)
            painter.drawEllipse(square);
        else
            painter.drawRect(square);
    }
    painter.setBrush(Qt::NoBrush);
}

}  // namespace

QImage pointsImage(const CellView& view, const StripCrop& crop, const OrientedBox& box, const QColor& colour, double devicePixelRatio)
{
    QImage image((view.area.size() * devicePixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(toQt(sceneColour::sideBackground));
    const Projection project(view, crop, box, devicePixelRatio);
    const int side_px = std::max(1, static_cast<int>(std::lround(dot_px * devicePixelRatio)));
    DotLayer ground = DotLayer::squares(image.size(), side_px);
    DotLayer around = DotLayer::squares(image.size(), side_px);
    DotLayer inside = DotLayer::squares(image.size(), side_px);
    const auto isInDepth = [&](const Eigen::Vector3f& beyond) { return beyond[project.depth] <= behind_m; };
    const auto put = [&](DotLayer& layer, const Eigen::Vector3f& point) {
        const Eigen::Vector2f at = project.pixel(point);
        layer.add(at.x(), at.y());
    };
    for (const Eigen::Vector3f& point : crop.ground_m) {
        if (view.side == CellSide::top || isInDepth(project.beyond(point)))
            put(ground, point);
    }
    for (const Eigen::Vector3f& point : crop.ghosts_m)
        put(ground, point);
    for (const Eigen::Vector3f& point : crop.raised_m) {
        const Eigen::Vector3f beyond = project.beyond(point);
        if (beyond.maxCoeff() <= 0)
            put(inside, point);
        else if (isInDepth(beyond))
            put(around, point);
    }
    ground.paint(image, toQt(sceneColour::ground).rgb());
    around.paint(image, toQt(sceneColour::sideSurroundings).rgb());
    inside.paint(image, colour.lighter(125).rgb());
    return image;
}

QPen edgePen(const CellBox& what)
{
    QColor colour = what.showsHandles ? toQt(sceneColour::selection) : what.colour;
    if (what.ghost)
        colour.setAlphaF(0.45F);
    QPen pen(colour, what.state == BoxState::finalised ? finalWidth_px : edgeWidth_px, what.ghost ? Qt::DashLine : styleOf(what.state));
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void paintCellBox(QPainter& painter, const CellView& view, const CellBox& what)
{
    painter.save();
    painter.setClipRect(view.area);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = edgePen(what);
    painter.setPen(pen);
    paintEdges(painter, view, what.box);
    if (view.side == CellSide::top) {
        painter.setPen(QPen(pen.color(), edgeWidth_px));
        paintHeading(painter, view, what.box);
    }
    if (what.showsHandles)
        paintHandles(painter, view, what);
    painter.restore();
}

}  // namespace pointloom
