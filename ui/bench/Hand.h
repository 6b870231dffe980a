// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QtGlobal>

#include <functional>

class QWidget;

namespace pointloom {

/// A hand on mouse and keys of a window in this process: events as a person's come, and the event loop in between.
namespace hand {

void press(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers = {});
void move(QWidget& widget, QPointF at, Qt::MouseButtons held = {}, Qt::KeyboardModifiers modifiers = {});
void release(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers = {});
void click(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers = {});
void turnWheel(QWidget& widget, QPointF at, int notches);

/// Lets the event loop run until something is so; false when that took longer.
bool waitUntil(const std::function<bool()>& isSo, int timeout_ms);
/// Lets the event loop run for a while.
void rest(int time_ms);

}  // namespace hand
}  // namespace pointloom
