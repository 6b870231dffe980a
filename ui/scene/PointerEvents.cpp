// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PointerEvents.h"

#include "ui/scene/SceneView.h"

namespace pointloom {
namespace {

using PointerKind = PointerEvent::Kind;

PointerEvent clickWith(Qt::KeyboardModifiers modifiers)
{
    PointerEvent event{.kind = PointerKind::click};
    event.shift = modifiers.testFlag(Qt::ShiftModifier);
    event.control = modifiers.testFlag(Qt::ControlModifier);
    return event;
}

PointerEvent lineEvent(const SceneView& view, PointerKind kind, QPointF from, QPointF to)
{
    PointerEvent event{.kind = kind};
    event.startGround_m = view.groundUnder(from);
    event.ground_m = view.groundUnder(to);
    return event;
}

/// What a person points at is above the ground behind it: the points under a line say better where the object is.
std::vector<Eigen::Vector3f> pointsUnder(const SceneView& view, QPointF from, QPointF to)
{
    std::vector<Eigen::Vector3f> points_m;
    for (const double share : {0.5, 0.25, 0.75, 0.0, 1.0})
        if (const auto point = view.pickPoint(from + (to - from) * share))
            points_m.push_back(*point);
    return points_m;
}

PointerEvent bandEvent(const SceneView& view, const QRectF& pixels)
{
    PointerEvent event{.kind = PointerKind::band};
    event.points = view.pointsIn(pixels);
    for (const std::uint64_t id : view.boxesIn(pixels))
        event.boxes.push_back({id});
    return event;
}

}  // namespace

void onPointer(SceneView& view, PointerReach reach, const QObject& receiver, const std::function<void(const PointerEvent& event)>& then)
{
    const auto on = [&](auto signal, auto&& answer) { QObject::connect(&view, signal, &receiver, answer); };
    on(&SceneView::boxClicked, [then](quint64 id, Qt::KeyboardModifiers modifiers) {
        PointerEvent event = clickWith(modifiers);
        event.box = {id};
        then(event);
    });
    if (reach == PointerReach::boxes)
        return;
    on(&SceneView::pointClicked, [then](const ScenePoint& point_m, Qt::KeyboardModifiers modifiers) {
        PointerEvent event = clickWith(modifiers);
        event.point_m = point_m;
        then(event);
    });
    on(&SceneView::nothingClicked, [then] { then({.kind = PointerKind::click}); });
    on(&SceneView::hovered, [then](const std::optional<ScenePoint>& point_m) { then({.kind = PointerKind::hover, .point_m = point_m}); });
    if (reach == PointerReach::scene)
        return;
    on(&SceneView::pointerMoved, [then, &view](QPointF pixel) {
        if (view.pointerMode() == PointerMode::draw)  // nobody else asks for the ground, which costs a search
            then({.kind = PointerKind::move, .ground_m = view.groundUnder(pixel)});
    });
    on(&SceneView::placeClicked, [then, &view](QPointF pixel) { then({.kind = PointerKind::place, .ground_m = view.groundUnder(pixel)}); });
    on(&SceneView::strokeDragged, [then, &view](QPointF from, QPointF to) { then(lineEvent(view, PointerKind::stroke, from, to)); });
    on(&SceneView::strokeFinished, [then, &view](QPointF from, QPointF to) {
        PointerEvent event = lineEvent(view, PointerKind::strokeEnd, from, to);
        event.along_m = pointsUnder(view, from, to);
        then(event);
    });
    on(&SceneView::bandFinished, [then, &view](const QRectF& pixels) { then(bandEvent(view, pixels)); });
}

}  // namespace pointloom
