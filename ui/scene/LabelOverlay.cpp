// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/LabelOverlay.h"

#include "ui/scene/BoxLayer.h"
#include "ui/scene/ObjectColours.h"
#include "ui/scene/SceneColours.h"
#include "ui/scene/SideCamera.h"
#include "ui/scene/StateMark.h"

#include <QFontMetricsF>
#include <QLocale>
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
constexpr double padlock_px = 12;     ///< the width it takes after a name
constexpr double gap_px = 5;          ///< between box and name
constexpr double handleReach_px = 9;  ///< around the middle of a handle no name is put
constexpr double least_px = 8;        ///< extent of a box in the picture, below which it has no name
constexpr int leaderRows = 3;         ///< how far a name may move away from its box
constexpr double leaderSide = 0.6;    ///< how far to a side, of its own width
constexpr double titleMargin_px = 10;
constexpr int leaderAlpha = 120;
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
    if (box.label.isEmpty())
        return;
    const auto outline = outlineOf(box.box, view);
    if (outline && (first || std::max(outline->bounds.width(), outline->bounds.height()) >= least_px))
        all.push_back({{id, {}, box.label, colour, box.state == BoxState::finalised}, *outline, first});
}

/// Where names must not be.
struct Taken
{
    std::vector<QRectF> places;
    QRectF picture;

    [[nodiscard]] bool isFree(const QRectF& place) const
    {
        return picture.contains(place) && std::ranges::none_of(places, [&](const QRectF& other) { return other.intersects(place); });
    }
};

std::vector<QRectF> handlePlaces(const SceneModel& model, const ViewTransform& view)
{
    std::vector<QRectF> places;
    const SceneBox* box = model.selectedBox();
    if (box == nullptr || !model.shows(*box) || !hasHandles(box->box, view))
        return places;
    for (const Handle& handle : handlesIn(box->box, view))
        if (const auto at = view.toPixel(positionOf(box->box, handle)))
            places.emplace_back(at->x() - handleReach_px, at->y() - handleReach_px, 2 * handleReach_px, 2 * handleReach_px);
    return places;
}

std::optional<QRectF> placeBeside(const QRectF& box, const QSizeF& size, const Taken& taken)
{
    const double x = box.center().x() - size.width() / 2;
    const double above = box.top() - gap_px - size.height();
    const std::array candidates{QPointF(x, above), QPointF(x, above - size.height()), QPointF(box.left(), above),
                                QPointF(box.right() - size.width(), above), QPointF(x, box.bottom() + gap_px)};
    for (const QPointF& corner : candidates)
        if (const QRectF place = snapped({corner, size}); taken.isFree(place))
            return place;
    return std::nullopt;
}

/// Farther up, to both sides.
std::optional<QRectF> placeWithLeader(const QRectF& box, const QSizeF& size, const Taken& taken)
{
    for (int row = 2; row <= 1 + leaderRows; ++row)
        for (const double side : {0.0, leaderSide, -leaderSide}) {
            const QPointF corner(box.center().x() - size.width() / 2 + side * size.width(), box.top() - row * (size.height() + gap_px));
            if (const QRectF place = snapped({corner, size}); taken.isFree(place))
                return place;
        }
    return std::nullopt;
}

bool putDown(PlacedLabel& label, const QRectF& box, const QSizeF& size, const Taken& taken)
{
    if (const auto beside = placeBeside(box, size, taken)) {
        label.place = *beside;
        return true;
    }
    const auto away = placeWithLeader(box, size, taken);
    if (away) {
        label.place = *away;
        label.leader = QLineF(QPointF(away->center().x(), away->bottom()), QPointF(box.center().x(), box.top()));
    }
    return away.has_value();
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

QString titleOf(ViewKind kind)
{
    switch (kind) {
    case ViewKind::main:
        break;
    case ViewKind::top:
        return SceneView::tr("Top");
    case ViewKind::side:
        return SceneView::tr("Side");
    case ViewKind::front:
        return SceneView::tr("Front");
    }
    return {};
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const SceneModel& model, const ViewTransform& view, const QFontMetricsF& metrics,
                                     std::span<const QRectF> covered)
{
    std::vector<Wanted> wanted;
    for (const SceneBox& box : model.boxes()) {
        const bool selected = box.id == model.selected();
        const Rgba colour = selected ? sceneColour::selection : opaque(shownColour(box, model.style().colourBy));
        if (model.shows(box))
            want(wanted, box, box.id, toQt(colour), selected, view);
    }
    if (model.preview() && model.shows(*model.preview()))
        want(wanted, *model.preview(), 0, toQt(withAlpha(opaque(model.preview()->colour), 190)), false, view);
    std::ranges::stable_sort(
        wanted, [](const Wanted& a, const Wanted& b) { return a.first != b.first ? a.first : a.outline.depth < b.outline.depth; });

    Taken taken{handlePlaces(model, view), QRectF(0, 0, view.size_px.x(), view.size_px.y())};
    taken.places.insert(taken.places.end(), covered.begin(), covered.end());
    std::vector<PlacedLabel> placed;
    for (Wanted& one : wanted) {
        const double padlock = one.label.final ? padlock_px : 0;
        const QSizeF size(metrics.horizontalAdvance(one.label.text) + padlock + 2 * padX_px, metrics.height() + 2 * padY_px);
        if (!putDown(one.label, one.outline.bounds, size, taken))
            continue;
        taken.places.push_back(one.label.place);
        placed.push_back(std::move(one.label));
    }
    return placed;
}

void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels)
{
    const QFontMetricsF metrics(painter.font());
    for (const PlacedLabel& label : labels) {
        if (label.leader) {
            QColor line = label.colour;
            line.setAlpha(leaderAlpha);
            painter.setPen(QPen(line, 1));
            painter.drawLine(*label.leader);
        }
        paintPlate(painter, label.place);
        painter.setPen(label.colour);
        painter.drawText(QPointF(label.place.x() + padX_px, std::round(label.place.y() + padY_px + metrics.ascent())), label.text);
        if (label.final)
            paintPadlock(painter, {label.place.right() - padX_px - padlock_px / 2 + 2, label.place.center().y()}, label.colour);
    }
}

void paintTitle(QPainter& painter, const QSizeF& size_px, ViewKind kind, const SceneBox* box)
{
    const QFontMetricsF metrics(painter.font());
    const QPointF at(titleMargin_px, std::round(titleMargin_px - 2 + metrics.ascent()));
    const QString title = titleOf(kind);
    paintPlate(painter, plateAround(at, metrics.horizontalAdvance(title), metrics));
    painter.setPen(toQt(sceneColour::title));
    painter.drawText(at, title);
    if (box == nullptr)
        return;
    const Eigen::Vector2d shown_m = shownSize(box->box, kind);
    const QString lengths = SceneView::tr("%1 × %2", "two lengths in metres")
                                .arg(QLocale().toString(shown_m.x(), 'f', 2), QLocale().toString(shown_m.y(), 'f', 2));
    // At the top: at the bottom lies the arrow of the heading.
    paintTabular(painter, QPointF(std::round(size_px.width() - titleMargin_px), at.y()), lengths);
}

}  // namespace pointloom
