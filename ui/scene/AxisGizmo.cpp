// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/AxisGizmo.h"

#include "ui/scene/CameraControl.h"
#include "ui/scene/SceneColours.h"

#include <QFontMetricsF>
#include <QLineF>

#include <algorithm>
#include <array>
#include <vector>

namespace pointloom {
namespace {

constexpr double arm_px = 30;
constexpr double end_px = 8;      ///< radius
constexpr double corner_px = 56;  ///< from the corner of the view to the middle
constexpr double reach_px = 10;   ///< of a click
constexpr std::array axisColours{Rgba{0xff, 0x7b, 0x72}, Rgba{0x7e, 0xe7, 0x87}, Rgba{0x79, 0xb8, 0xff}};

struct End
{
    Eigen::Vector3d axis;
    std::size_t number = 0;  ///< 0: x, 1: y, 2: z
    bool positive = true;
    QPointF at;
    double towardsViewer = 0;
};

QPointF middleOf(const QSizeF& size_px)
{
    return {size_px.width() - corner_px, corner_px};
}

/// Those that are farther away first.
std::vector<End> endsOf(const CameraState& camera, const QSizeF& size_px)
{
    const CameraAxes view = axesOf(camera);
    std::vector<End> ends;
    for (std::size_t number = 0; number < 3; ++number) {
        for (const bool positive : {true, false}) {
            if (number == 2 && !positive)
                continue;
            const Eigen::Vector3d axis = Eigen::Vector3d::Unit(static_cast<Eigen::Index>(number)) * (positive ? 1 : -1);
            const QPointF at = middleOf(size_px) + QPointF(axis.dot(view.right), -axis.dot(view.up)) * arm_px;
            ends.push_back({axis, number, positive, at, -axis.dot(view.forward)});
        }
    }
    std::ranges::sort(ends, {}, &End::towardsViewer);
    return ends;
}

void paintEnd(QPainter& painter, const End& end)
{
    const QColor colour = toQt(axisColours[end.number]);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(end.positive ? colour : toQt(withAlpha(sceneColour::background, 220)));
    painter.drawEllipse(end.at, end_px, end_px);
    if (!end.positive)
        return;
    const QString name(QLatin1Char("XYZ"[end.number]));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(toQt(sceneColour::background));
    painter.drawText(QPointF(end.at.x() - metrics.horizontalAdvance(name) / 2, end.at.y() + metrics.capHeight() / 2), name);
}

}  // namespace

QRectF axisGizmoPlace(const QSizeF& size_px)
{
    constexpr double reach = arm_px + end_px;
    return {middleOf(size_px) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)};
}

void paintAxisGizmo(QPainter& painter, const CameraState& camera, const QSizeF& size_px)
{
    painter.save();
    QFont font = painter.font();
    font.setPixelSize(11);
    font.setBold(true);
    painter.setFont(font);
    for (const End& end : endsOf(camera, size_px)) {
        if (end.positive) {
            painter.setPen(QPen(toQt(axisColours[end.number]), 2));
            painter.drawLine(middleOf(size_px), end.at);
        }
        paintEnd(painter, end);
    }
    painter.restore();
}

std::optional<Eigen::Vector3d> axisUnder(QPointF pixel, const CameraState& camera, const QSizeF& size_px)
{
    const std::vector<End> ends = endsOf(camera, size_px);
    const auto found = std::find_if(ends.rbegin(), ends.rend(), [&](const End& end) { return QLineF(end.at, pixel).length() <= reach_px; });
    return found == ends.rend() ? std::nullopt : std::optional(found->axis);
}

}  // namespace pointloom
