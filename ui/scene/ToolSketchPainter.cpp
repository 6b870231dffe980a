// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ToolSketchPainter.h"

#include "core/base/Text.h"
#include "core/tools/Measurement.h"
#include "ui/scene/SceneColours.h"
#include "ui/scene/SketchLayer.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double rulerEnd_px = 4;  ///< radius
constexpr double pad_px = 8;
constexpr Rgba rulerColour{0x7d, 0xf0, 0xe0};

QString metres(double value_m)
{
    return ToolSketchPainter::tr("%1 m").arg(QString::fromStdString(fixed(value_m, 2)));
}

std::array<QString, 4> linesOf(const Measurement& m)
{
    return {metres(m.distance_m), ToolSketchPainter::tr("level %1").arg(metres(m.horizontal_m)),
            ToolSketchPainter::tr("height %1").arg(metres(m.vertical_m)),
            ToolSketchPainter::tr("slope %1°").arg(QString::fromStdString(fixed(m.slope_rad * 180 / std::numbers::pi, 1)))};
}

/// Beside the middle of the line, inside the picture.
void paintPlate(QPainter& painter, QPointF middle, const Measurement& m, const Eigen::Vector2d& size_px)
{
    const auto lines = linesOf(m);
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF plate(middle.x() + 12, middle.y() - metrics.height() / 2, std::ceil(width) + 2 * pad_px, 4 * metrics.height() + pad_px);
    plate.moveLeft(std::clamp(std::round(plate.left()), 0.0, std::max(0.0, size_px.x() - plate.width())));
    plate.moveTop(std::clamp(std::round(plate.top()), 0.0, std::max(0.0, size_px.y() - plate.height())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(withAlpha(sceneColour::background, 215)));
    painter.drawRoundedRect(plate, 5, 5);
    double y = plate.top() + pad_px / 2 + metrics.ascent();
    for (std::size_t i = 0; i < lines.size(); ++i, y += metrics.height()) {
        painter.setPen(toQt(i == 0 ? rulerColour : Rgba{0xd7, 0xdd, 0xe6}));
        painter.drawText(QPointF(plate.left() + pad_px, std::round(y)), lines[i]);
    }
}

}  // namespace

void ToolSketchPainter::show(const ToolSketch& sketch)
{
    if (sketch == m_sketch)
        return;
    const bool hadCorners = shows(ToolSketch::Look::corners);
    const bool hadRuler = shows(ToolSketch::Look::ruler);
    m_sketch = sketch;
    if (shows(ToolSketch::Look::corners))
        showCorners();
    else if (hadCorners)
        m_lines.clear();
    if (hadRuler || shows(ToolSketch::Look::ruler))
        m_view.repaintOverlay();
}

void ToolSketchPainter::follow()
{
    if (shows(ToolSketch::Look::corners))
        showCorners();
}

void ToolSketchPainter::showCorners()
{
    const ViewTransform transform = m_view.transform();
    QPolygonF pixels;
    for (const Eigen::Vector3d& place_m : m_sketch.places_m)
        if (const auto pixel = transform.toPixel(place_m))
            pixels << QPointF(pixel->x(), pixel->y());
    m_lines.showCorners(pixels);
}

void ToolSketchPainter::paint(QPainter& painter, const ViewTransform& view) const
{
    if (!shows(ToolSketch::Look::ruler))
        return;
    const Eigen::Vector3d& from_m = m_sketch.places_m.front();
    const Eigen::Vector3d& to_m = m_sketch.places_m.back();
    const auto from = view.toPixel(from_m);
    const auto to = m_sketch.places_m.size() > 1 ? view.toPixel(to_m) : std::nullopt;
    painter.setBrush(toQt(rulerColour));
    if (from && to) {
        const QPointF a(from->x(), from->y());
        const QPointF b(to->x(), to->y());
        if (const auto foot = view.toPixel({to_m.x(), to_m.y(), from_m.z()})) {
            painter.setPen(QPen(toQt(withAlpha(rulerColour, 130)), 1, Qt::DashLine));
            painter.drawLine(a, QPointF(foot->x(), foot->y()));
            painter.drawLine(QPointF(foot->x(), foot->y()), b);
        }
        painter.setPen(QPen(toQt(rulerColour), 2));
        painter.drawLine(a, b);
    }
    painter.setPen(Qt::NoPen);
    for (const auto& end : {from, to})
        if (end)
            painter.drawEllipse(QPointF(end->x(), end->y()), rulerEnd_px, rulerEnd_px);
    if (from && to)
        paintPlate(painter, QPointF((from->x() + to->x()) / 2, (from->y() + to->y()) / 2), measured(from_m, to_m), view.size_px);
}

}  // namespace pointloom
