// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "tests/ui/scene/Scenes.h"
#include "ui/scene/SceneView.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QWheelEvent>

/// Views on a screen, and a hand on the mouse.
namespace pointloom::test {

struct Stage
{
    explicit Stage(ViewKind kind = ViewKind::main, QSize size = {640, 420}) : view(model, kind)
    {
        // What the window does: a dragged box changes in the model.
        QObject::connect(&view, &SceneView::boxDragged, &model, [this](const BoxDrag& drag) {
            SceneBox changed = *model.box(drag.id);
            changed.box = drag.now;
            model.setBox(changed);
        });
        model.setOptions({.axes = false});  // pictures are compared: nothing but the scene
        view.resize(size);
        view.show();
    }

    [[nodiscard]] bool isShown()
    {
        return QTest::qWaitForWindowExposed(&view) && QTest::qWaitFor([&] { return view.statistics().pictures > 0; });
    }

    [[nodiscard]] QPointF pixelOf(const Eigen::Vector3d& point_m) const
    {
        const auto pixel = view.transform().toPixel(point_m).value_or(Eigen::Vector2d(-1e6, -1e6));
        return {pixel.x(), pixel.y()};
    }

    SceneModel model;
    SceneView view;
};

inline void sendMouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, buttons, modifiers);
    QCoreApplication::sendEvent(&widget, &event);
}

inline void press(QWidget& widget, QPointF at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    sendMouse(widget, QEvent::MouseButtonPress, at, button, button, modifiers);
}

inline void moveTo(QWidget& widget, QPointF at, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    sendMouse(widget, QEvent::MouseMove, at, Qt::NoButton, buttons, modifiers);
}

inline void release(QWidget& widget, QPointF at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    sendMouse(widget, QEvent::MouseButtonRelease, at, button, Qt::NoButton, modifiers);
}

/// In several steps, as a hand does.
inline void drag(QWidget& widget, QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton,
                 Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    press(widget, from, button, modifiers);
    for (int step = 1; step <= 4; ++step)
        moveTo(widget, from + (to - from) * step / 4, button, modifiers);
    release(widget, to, button, modifiers);
}

inline void click(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    press(widget, at, Qt::LeftButton, modifiers);
    release(widget, at, Qt::LeftButton, modifiers);
}

inline void turnWheel(QWidget& widget, QPointF at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Whether the picture has this colour within a pixel of a place; the letters and lines drawn over it are given a tolerance.
inline bool hasColourNear(const QImage& image, QPointF at, const QColor& colour, int reach_px = 1, int tolerance = 12)
{
    const double scale = image.devicePixelRatio();
    const QPoint middle = (at * scale).toPoint();
    for (int dy = -reach_px; dy <= reach_px; ++dy) {
        for (int dx = -reach_px; dx <= reach_px; ++dx) {
            const QPoint pixel = middle + QPoint(dx, dy);
            if (!image.rect().contains(pixel))
                continue;
            const QColor seen = image.pixelColor(pixel);
            if (std::abs(seen.red() - colour.red()) <= tolerance && std::abs(seen.green() - colour.green()) <= tolerance
                && std::abs(seen.blue() - colour.blue()) <= tolerance)
                return true;
        }
    }
    return false;
}

inline int countColour(const QImage& image, const QColor& colour, int tolerance = 12)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += hasColourNear(image, QPointF(x, y) / image.devicePixelRatio(), colour, 0, tolerance) ? 1 : 0;
    return count;
}

/// The application's attributes have to be set before it is made.
template <class Test> int onScreen(int argc, char** argv)
{
    SceneView::prepareApplication();
    return withApplication<Test>(argc, argv);
}

}  // namespace pointloom::test
