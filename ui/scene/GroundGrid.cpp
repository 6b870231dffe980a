// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/GroundGrid.h"

#include "core/index/Sensor.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double cell_m = 10;
constexpr int cells = 10;  ///< to each side of the sensor
constexpr std::array rings_m{10.0, 20.0, 30.0, 40.0, 50.0, 75.0, 100.0};
constexpr int ringSides = 96;
constexpr Rgba gridColour{0x8a, 0x9a, 0xb4, 34};
constexpr Rgba ringColour{0x8a, 0xb4, 0xd8, 84};
constexpr float gridWidth_px = 1;

Eigen::Vector3d middleOf(const SceneCloud& scene)
{
    const Eigen::Vector2f sensor_m = likelySensor(*scene.cloud);
    return {sensor_m.x(), sensor_m.y(), scene.index->ground().heightAt(sensor_m.x(), sensor_m.y())};
}

Eigen::Vector3d onRing(const Eigen::Vector3d& middle_m, double radius_m, double angle_rad)
{
    return middle_m + Eigen::Vector3d(std::cos(angle_rad), std::sin(angle_rad), 0) * radius_m;
}

void drawGrid(Strokes& strokes, const Eigen::Vector3d& middle_m)
{
    constexpr double reach_m = cells * cell_m;
    for (int i = -cells; i <= cells; ++i) {
        const double off_m = i * cell_m;
        strokes.line(middle_m + Eigen::Vector3d(-reach_m, off_m, 0), middle_m + Eigen::Vector3d(reach_m, off_m, 0),
                     {gridColour, gridWidth_px});
        strokes.line(middle_m + Eigen::Vector3d(off_m, -reach_m, 0), middle_m + Eigen::Vector3d(off_m, reach_m, 0),
                     {gridColour, gridWidth_px});
    }
}

void drawRing(Strokes& strokes, const Eigen::Vector3d& middle_m, double radius_m)
{
    constexpr double step_rad = 2 * std::numbers::pi / ringSides;
    for (int i = 0; i < ringSides; ++i)
        strokes.line(onRing(middle_m, radius_m, i * step_rad), onRing(middle_m, radius_m, (i + 1) * step_rad), {ringColour, gridWidth_px});
}

}  // namespace

void drawGround(Strokes& strokes, const SceneCloud& scene, const ViewOptions& options)
{
    if (!scene.cloud || !scene.index)
        return;
    if (options.grid)
        drawGrid(strokes, middleOf(scene));
    if (options.rangeRings)
        for (const double radius_m : rings_m)
            drawRing(strokes, middleOf(scene), radius_m);
}

void paintRingDistances(QPainter& painter, const ViewTransform& view, const SceneCloud& scene)
{
    if (!scene.cloud || !scene.index)
        return;
    const Eigen::Vector3d forward = rayThrough(view, view.size_px / 2).direction;
    const double ahead_rad = std::atan2(forward.y(), forward.x());
    const QFontMetricsF metrics(painter.font());
    painter.setPen(toQt(withAlpha(ringColour, 230)));
    for (const double radius_m : rings_m) {
        const auto at = view.toPixel(onRing(middleOf(scene), radius_m, ahead_rad));
        if (!at)
            continue;
        const QString text = QCoreApplication::translate("SceneView", "%1 m", "a distance").arg(radius_m);
        painter.drawText(QPointF(std::round(at->x() - metrics.horizontalAdvance(text) / 2), std::round(at->y() - 3)), text);
    }
}

}  // namespace pointloom
