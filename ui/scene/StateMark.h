// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"

#include <QColor>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace pointloom {

inline constexpr double stateMark_px = 9;

/// The sign of what a box rests on, told apart by its shape alone: a diamond for a keyframe, a diamond in a ring for a final box, a line
/// for an interpolated one, a hatched bar for a propagated one.
void paintStateSign(QPainter& painter, const QPointF& centre, BoxState state, const QColor& colour);

/// A closed padlock, for what nothing changes any more.
void paintPadlock(QPainter& painter, const QPointF& centre, const QColor& colour);

/// Bars of propagated boxes wherever they are drawn.
void paintHatched(QPainter& painter, const QRectF& bar, const QColor& colour);

}  // namespace pointloom
