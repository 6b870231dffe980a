// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/session/Actions.h"

namespace pointloom {

/// Connects the actions that change how the main view looks: where from, and how the points are drawn.
void connectViewActions(ActionSet& actions, SceneView& view, SceneModel& scene);

}  // namespace pointloom
