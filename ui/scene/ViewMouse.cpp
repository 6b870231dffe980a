// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ViewMouse.h"

#include "ui/scene/BoxLayer.h"
#include "ui/scene/CameraControl.h"
#include "ui/scene/Picker.h"
#include "ui/scene/ScenePicking.h"
#include "ui/scene/SketchLayer.h"

#include <QLineF>
#include <QMouseEvent>

#include <numbers>
#include <utility>

namespace pointloom {
namespace {

constexpr double clickReach_px = 4;  ///< a press that moves no further is a click
constexpr double pickReach_px = 6;
constexpr double panReach_px = 24;                           ///< a pan takes hold of points this near to the cursor
constexpr double turnStep_rad = 5 * std::numbers::pi / 180;  ///< of the turn handle while Ctrl is held

}  // namespace

ViewMouse::ViewMouse(SceneView& view, SceneModel& model)
    : m_view(view), m_model(model), m_hover(view, model, [this](QPointF pixel) { return handleUnder(pixel); }), m_wheel(view, model)
{}

std::optional<Handle> ViewMouse::handleUnder(QPointF pixel) const
{
    const SceneBox* box = m_model.selectedBox();
    const ViewTransform transform = m_view.transform();
    if (box == nullptr || !m_model.shows(*box) || box->locked || m_mode == PointerMode::measure)
        return std::nullopt;
    const bool side = m_view.kind() != ViewKind::main;
    if (hasHandles(box->box, transform))
        if (const auto handle = handleAt(box->box, transform, toEigen(pixel)))
            return handle;
    if (side && entryOf(rayThrough(transform, toEigen(pixel)), box->box))
        return Handle{Handle::Kind::move, {}};
    return std::nullopt;
}

void ViewMouse::press(const QMouseEvent& event)
{
    const bool anotherButton = event.button() != m_button && event.buttons().testFlag(m_button);
    if (m_gesture != Gesture::none && anotherButton)
        return;
    letGo();
    m_gesture = Gesture::pressed;
    m_button = event.button();
    m_pressed = m_last = event.position();
    m_viewAtPress = m_view.transform();
    m_handle = m_button == Qt::LeftButton ? handleUnder(m_pressed) : std::nullopt;
    m_hover.stop();
}

void ViewMouse::move(const QMouseEvent& event)
{
    if (m_gesture != Gesture::none && !event.buttons().testFlag(m_button))
        letGo();
    if (m_gesture == Gesture::none) {
        if (event.buttons() == Qt::NoButton)
            m_hover.cameTo(event.position());
        Q_EMIT m_view.pointerMoved(event.position());
        return;
    }
    if (m_gesture == Gesture::pressed && QLineF(m_pressed, event.position()).length() > clickReach_px)
        begin(event.modifiers());
    continueTo(event.position(), event.modifiers());
}

void ViewMouse::begin(Qt::KeyboardModifiers modifiers)
{
    const SceneBox* box = m_model.selectedBox();
    if (m_button == Qt::LeftButton && m_handle && box != nullptr) {
        m_gesture = Gesture::box;
        m_drag = {.id = box->id, .before = box->box, .now = box->box, .handle = *m_handle, .snaps = false};
        m_model.setHeld(true);
        return;
    }
    m_gesture = gestureFor(modifiers);
    const auto under = m_view.pickPoint(m_pressed, panReach_px);
    m_anchor_m = under ? Eigen::Vector3d(under->cast<double>()) : m_view.camera().focus_m;
}

ViewMouse::Gesture ViewMouse::gestureFor(Qt::KeyboardModifiers modifiers) const
{
    if (m_view.kind() != ViewKind::main)
        return Gesture::pan;
    const bool draws = m_button == Qt::LeftButton && !modifiers.testFlag(Qt::ShiftModifier);  // whatever buttons turn and move the view
    if (draws && modifiers.testFlag(Qt::ControlModifier))
        return Gesture::band;
    if (draws && m_mode == PointerMode::draw)
        return Gesture::stroke;
    return m_model.mouse().orbits(m_button, modifiers) ? Gesture::orbit : Gesture::pan;
}

void ViewMouse::continueTo(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    switch (m_gesture) {
    case Gesture::none:
    case Gesture::pressed:
        return;
    case Gesture::box:
        dragBox(pixel, modifiers);
        break;
    case Gesture::orbit:
        m_view.setCamera(orbited(m_view.camera(), toEigen(pixel - m_last) * m_model.mouse().orbitSpeed));
        break;
    case Gesture::pan:
        panTo(pixel);
        break;
    case Gesture::band:
    case Gesture::stroke:
        sketchTo(pixel);
        break;
    }
    m_last = pixel;
}

void ViewMouse::dragBox(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    DragParams params;
    params.symmetric = modifiers.testFlag(Qt::ShiftModifier);
    params.angleStep_rad = modifiers.testFlag(Qt::ControlModifier) ? turnStep_rad : 0;
    const Ray from = rayThrough(m_viewAtPress, toEigen(m_pressed));
    m_drag.now = dragged(m_drag.before, m_drag.handle, from, rayThrough(m_viewAtPress, toEigen(pixel)), params);
    m_drag.snaps = m_drag.handle.kind == Handle::Kind::faces && modifiers.testFlag(Qt::ControlModifier);
    Q_EMIT m_view.boxDragged(m_drag);
}

void ViewMouse::sketchTo(QPointF pixel)
{
    if (m_gesture == Gesture::band) {
        m_view.sketch().showBand(QRectF(m_pressed, pixel));
        return;
    }
    m_view.sketch().showArrow(QLineF(m_pressed, pixel));
    Q_EMIT m_view.strokeDragged(m_pressed, pixel);
}

void ViewMouse::panTo(QPointF pixel)
{
    const CameraState camera = m_view.camera();
    const ViewTransform transform = m_view.transform();
    const Eigen::Vector3d was = underCursor(camera, transform, toEigen(m_last), m_anchor_m);
    m_view.setCamera(shifted(camera, was - underCursor(camera, transform, toEigen(pixel), m_anchor_m)));
}

void ViewMouse::release(const QMouseEvent& event)
{
    if (event.button() != m_button)
        return;
    const Gesture gesture = m_gesture;
    if (gesture == Gesture::box) {
        finishBox();
    } else if (isSketching()) {
        finishSketch(event.position(), event.modifiers());
    } else {
        m_gesture = Gesture::none;
        if (gesture == Gesture::pressed && m_button == Qt::LeftButton)
            click(event.position(), event.modifiers());
    }
    m_button = Qt::NoButton;
}

void ViewMouse::finishBox()
{
    m_gesture = Gesture::none;
    Q_EMIT m_view.boxDragFinished(m_drag);
    m_model.setHeld(false);
}

void ViewMouse::finishSketch(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    m_view.sketch().clear();
    const Gesture gesture = std::exchange(m_gesture, Gesture::none);
    if (gesture == Gesture::band)
        Q_EMIT m_view.bandFinished(QRectF(m_pressed, pixel).normalized(), modifiers);
    else
        Q_EMIT m_view.strokeFinished(m_pressed, pixel);
}

void ViewMouse::giveUp()
{
    if (isSketching()) {
        m_view.sketch().clear();
        m_gesture = Gesture::none;
    }
    if (m_gesture != Gesture::box)
        return;
    m_drag.now = m_drag.before;
    m_drag.snaps = false;
    Q_EMIT m_view.boxDragged(m_drag);
    finishBox();
}

/// The button is up, and its release went elsewhere, such as to a window that came up in mid drag: a box stays where it was seen last,
/// everything else is given up.
void ViewMouse::letGo()
{
    if (m_gesture == Gesture::box)
        finishBox();
    giveUp();
    m_gesture = Gesture::none;
    m_button = Qt::NoButton;
}

void ViewMouse::click(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    if (m_mode == PointerMode::draw && m_view.kind() == ViewKind::main) {
        Q_EMIT m_view.placeClicked(pixel);
        return;
    }
    if (m_handle) {
        Q_EMIT m_view.boxClicked(m_model.selected(), modifiers);
        return;
    }
    const bool main = m_view.kind() == ViewKind::main;
    if (main && m_mode == PointerMode::measure) {
        if (const auto point = m_view.pickPoint(pixel, pickReach_px))
            Q_EMIT m_view.pointClicked(*point, modifiers);
        return;
    }
    if (const std::uint64_t id = m_view.pickBox(pixel); id != 0)
        Q_EMIT m_view.boxClicked(id, modifiers);
    else if (const auto point = m_view.pickPoint(pixel, pickReach_px); point && main)
        Q_EMIT m_view.pointClicked(*point, modifiers);
    else if (main)  // beside the box in a side view a click is a slip, not a wish to let go of it
        Q_EMIT m_view.nothingClicked();
}

void ViewMouse::doubleClick(const QMouseEvent& event)
{
    const SceneBox* box = m_model.selectedBox();
    if (event.button() != Qt::LeftButton || box == nullptr)
        return;
    const auto handle = handleUnder(event.position());
    if (handle && handle->kind == Handle::Kind::faces) {
        const std::uint64_t id = box->id;  // an edge or a corner stands for all of its faces
        for (int axis = 0; axis < 3; ++axis)
            if (const int sign = handle->signs[static_cast<std::size_t>(axis)]; sign != 0)
                Q_EMIT m_view.faceDoubleClicked(id, static_cast<Face>(2 * axis + (sign > 0 ? 1 : 0)));
        return;
    }
    if (m_view.kind() == ViewKind::main)
        if (const auto entry = entryOf(rayThrough(m_view.transform(), toEigen(event.position())), box->box))
            Q_EMIT m_view.faceDoubleClicked(box->id, entry->face);
}

void ViewMouse::wheel(const QWheelEvent& event)
{
    if (m_gesture != Gesture::box)
        m_wheel.turned(event);
}

void ViewMouse::leave()
{
    if (m_gesture == Gesture::none)
        m_hover.leave();
}

}  // namespace pointloom
