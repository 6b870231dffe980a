// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/LabelOverlay.h"

#include "ui/scene/SceneColours.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace pointloom {
namespace {

constexpr double padX_px = 5;
constexpr double padY_px = 1;
constexpr double gap_px = 5;  ///< between box and name
constexpr double titleMargin_px = 10;
constexpr int plateAlpha = 168;  ///< of the dark plate that keeps a name readable over points

/// Whole pixels: letters at fractions of a pixel are blurred.
QRectF snapped(const QRectF& rect)
{
    return {std::round(rect.x()), std::round(rect.y()), std::ceil(rect.width()), std::ceil(rect.height())};
}

struct Outline
{
    QRectF bounds;     ///< of the corners in the picture
    double depth = 0;  ///< of the middle, for the order
};

std::optional<Outline> outlineOf(const OrientedBox& box, const ViewTransform& view)
{
    constexpr double far = std::numeric_limits<double>::max();
    double left = far;
    double top = far;
    double right = -far;
    double bottom = -far;
    for (const Eigen::Vector3d& corner : corners(box)) {
        const auto at = view.toPixel(corner);
        if (!at)
            return std::nullopt;
        left = std::min(left, at->x());
        right = std::max(right, at->x());
        top = std::min(top, at->y());
        bottom = std::max(bottom, at->y());
    }
    const Eigen::Vector4d clip = view.clip_T_world * box.centre_m.homogeneous();
    return Outline{QRectF(left, top, right - left, bottom - top), clip.z()};
}

struct Wanted
{
    PlacedLabel label;
    Outline outline;
    bool first = false;
};

void want(std::vector<Wanted>& all, const SceneBox& box, std::uint64_t id, const QColor& colour, bool first, const ViewTransform& view)
{
    if (box.hidden || box.label.isEmpty())
        return;
    if (const auto outline = outlineOf(box.box, view))
        all.push_back({{id, {}, box.label, colour}, *outline, first});
}

std::optional<QRectF> freePlace(const Outline& outline, const QSizeF& size, const QRectF& picture, const std::vector<PlacedLabel>& taken)
{
    const double x = outline.bounds.center().x() - size.width() / 2;
    const double above = outline.bounds.top() - gap_px - size.height();
    const std::array candidates{QPointF(x, above), QPointF(x, above - size.height()), QPointF(outline.bounds.left(), above),
                                QPointF(outline.bounds.right() - size.width(), above), QPointF(x, outline.bounds.bottom() + gap_px)};
    for (const QPointF& corner : candidates) {
        const QRectF place = snapped({corner, size});
        const bool isFree = std::ranges::none_of(taken, [&](const PlacedLabel& other) { return other.place.intersects(place); });
        if (isFree && picture.contains(place))
            return place;
    }
    return std::nullopt;
}

void paintPlate(QPainter& painter, const QRectF& place)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(withAlpha(sceneColour::background, plateAlpha)));
    painter.drawRoundedRect(place, 3, 3);
}

/// The plate around a line of text that starts on this base line.
QRectF plateAround(QPointF start, double width, const QFontMetricsF& metrics)
{
    return snapped({start.x() - padX_px, start.y() - metrics.ascent() - padY_px, width + 2 * padX_px, metrics.height() + 2 * padY_px});
}

double figureWidth(const QFontMetricsF& metrics)
{
    double width = 0;
    for (char c = '0'; c <= '9'; ++c)
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(c)));
    return width;
}

/// Every figure as wide as the widest, so that a changing number does not dance. Ends at the given place on the base line.
void paintTabular(QPainter& painter, QPointF end, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double figure = figureWidth(metrics);
    const auto advance = [&](QChar c) { return std::round(c.isDigit() ? figure : metrics.horizontalAdvance(c)); };
    double width = 0;
    for (const QChar c : text)
        width += advance(c);
    double x = end.x() - width;
    paintPlate(painter, plateAround({x, end.y()}, width, metrics));
    painter.setPen(toQt(sceneColour::selection));
    for (const QChar c : text) {
        const double inset = (advance(c) - metrics.horizontalAdvance(c)) / 2;
        painter.drawText(QPointF(std::round(x + inset), end.y()), QString(c));
        x += advance(c);
    }
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const SceneModel& model, const ViewTransform& view, const QFontMetricsF& metrics)
{
    std::vector<Wanted> wanted;
    for (const SceneBox& box : model.boxes()) {
        const bool selected = box.id == model.selected();
        want(wanted, box, box.id, toQt(selected ? sceneColour::selection : opaque(box.colour)), selected, view);
    }
    if (model.preview())
        want(wanted, *model.preview(), 0, toQt(withAlpha(opaque(model.preview()->colour), 190)), false, view);
    std::ranges::stable_sort(
        wanted, [](const Wanted& a, const Wanted& b) { return a.first != b.first ? a.first : a.outline.depth < b.outline.depth; });

    const QRectF picture(0, 0, view.size_px.x(), view.size_px.y());
    std::vector<PlacedLabel> placed;
    for (Wanted& one : wanted) {
        const QSizeF size(metrics.horizontalAdvance(one.label.text) + 2 * padX_px, metrics.height() + 2 * padY_px);
        if (const auto place = freePlace(one.outline, size, picture, placed)) {
            one.label.place = *place;
            placed.push_back(std::move(one.label));
        }
    }
    return placed;
}

void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels)
{
    const QFontMetricsF metrics(painter.font());
    for (const PlacedLabel& label : labels) {
        paintPlate(painter, label.place);
        painter.setPen(label.colour);
        painter.drawText(QPointF(label.place.x() + padX_px, std::round(label.place.y() + padY_px + metrics.ascent())), label.text);
    }
}

void paintTitle(QPainter& painter, const QSizeF& size_px, const QString& title, const QString& lengths)
{
    const QFontMetricsF metrics(painter.font());
    const QPointF at(titleMargin_px, std::round(titleMargin_px - 2 + metrics.ascent()));
    paintPlate(painter, plateAround(at, metrics.horizontalAdvance(title), metrics));
    painter.setPen(toQt(sceneColour::title));
    painter.drawText(at, title);
    if (!lengths.isEmpty())
        paintTabular(painter, QPointF(std::round(size_px.width() - titleMargin_px), std::round(size_px.height() - titleMargin_px + 2)),
                     lengths);
}

}  // namespace pointloom
