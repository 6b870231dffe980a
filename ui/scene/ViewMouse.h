// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/scene/ViewHover.h"
#include "ui/scene/ViewWheel.h"

#include <QPointF>

#include <optional>

class QMouseEvent;
class QWheelEvent;

namespace pointloom {

/// What the mouse does in one view: handles of the selected box first, then the camera, and a click when it did not move. It
/// changes the camera through the view and says everything else with the view's signals.
class ViewMouse
{
public:
    ViewMouse(SceneView& view, SceneModel& model);

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    void leave();

    /// The box goes back to where it was.
    void giveUp();
    /// A box, a band or a line is in the hand: Esc gives it up.
    [[nodiscard]] bool isBusy() const { return m_gesture == Gesture::box || isSketching(); }
    void setMode(PointerMode mode) { m_mode = mode; }
    [[nodiscard]] PointerMode mode() const { return m_mode; }
    [[nodiscard]] const std::optional<Handle>& hoveredHandle() const { return m_hover.handle(); }

private:
    enum class Gesture { none, pressed, box, orbit, pan, band, stroke };

    [[nodiscard]] std::optional<Handle> handleUnder(QPointF pixel) const;
    [[nodiscard]] bool isSketching() const { return m_gesture == Gesture::band || m_gesture == Gesture::stroke; }
    [[nodiscard]] Gesture gestureFor(Qt::KeyboardModifiers modifiers) const;
    void begin(Qt::KeyboardModifiers modifiers);
    void continueTo(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void dragBox(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void panTo(QPointF pixel);
    void sketchTo(QPointF pixel);
    void finishBox();
    void finishSketch(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void letGo();
    void click(QPointF pixel, Qt::KeyboardModifiers modifiers);

    SceneView& m_view;
    SceneModel& m_model;

    PointerMode m_mode = PointerMode::look;
    Gesture m_gesture = Gesture::none;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed;                    ///< where the button went down
    QPointF m_last;                       ///< where the cursor was at the last step of the camera
    Eigen::Vector3d m_anchor_m{0, 0, 0};  ///< of a pan: what stays under the cursor

    std::optional<Handle> m_handle;  ///< held, or under the pressed cursor
    BoxDrag m_drag;
    ViewTransform m_viewAtPress;

    ViewHover m_hover;
    ViewWheel m_wheel;
};

}  // namespace pointloom
