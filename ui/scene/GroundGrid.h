// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"
#include "ui/scene/SceneModel.h"
#include "ui/scene/StrokeProp.h"

#include <QPainter>

namespace pointloom {

/// A grid of 10 m and circles of equal distance, level with the ground at the sensor. Nothing before the ground is known.
void drawGround(Strokes& strokes, const SceneCloud& scene, const ViewOptions& options);

/// Writes their distance at the circles, in the direction in which the camera looks.
void paintRingDistances(QPainter& painter, const ViewTransform& view, const SceneCloud& scene);

}  // namespace pointloom
