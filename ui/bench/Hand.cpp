// SPDX-License-Identifier: Apache-2.0
#include "ui/bench/Hand.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>
#include <QWidget>

namespace pointloom::hand {
namespace {

constexpr int eighthsPerNotch = 120;  // how Qt counts a wheel

void send(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons held, Qt::KeyboardModifiers modifiers)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, modifiers);
    QCoreApplication::sendEvent(&widget, &event);
}

}  // namespace

void press(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers)
{
    send(widget, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton, modifiers);
}

void move(QWidget& widget, QPointF at, Qt::MouseButtons held, Qt::KeyboardModifiers modifiers)
{
    send(widget, QEvent::MouseMove, at, Qt::NoButton, held, modifiers);
}

void release(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers)
{
    send(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton, modifiers);
}

void click(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers)
{
    press(widget, at, modifiers);
    release(widget, at, modifiers);
}

void turnWheel(QWidget& widget, QPointF at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, notches * eighthsPerNotch}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

bool waitUntil(const std::function<bool()>& isSo, int timeout_ms)
{
    QTimer deadline;  // its event wakes the loop, which sleeps in between: a picture needs all cores
    deadline.setSingleShot(true);
    deadline.start(timeout_ms);
    while (!isSo()) {
        if (!deadline.isActive())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void rest(int time_ms)
{
    QEventLoop loop;
    QTimer::singleShot(time_ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace pointloom::hand
