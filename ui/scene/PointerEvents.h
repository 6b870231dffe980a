// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Tool.h"

#include <functional>

class QObject;

namespace pointloom {

class SceneView;

/// What of a view is for tools: boxes to click on (a side view); points and the place beside them as well (a further view of the scene);
/// lines and bands, too (the main view).
enum class PointerReach { boxes, scene, drawing };

/// Calls a function with whatever a hand does in a view, for as long as the view and the receiver live.
void onPointer(SceneView& view, PointerReach reach, const QObject& receiver, const std::function<void(const PointerEvent& event)>& then);

}  // namespace pointloom
