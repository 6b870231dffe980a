// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "ui/application/Actions.h"
#include "ui/scene/SceneView.h"

namespace pointloom {

struct NudgeSteps
{
    double normal_m = 0.05;
    double coarse_m = 0.25;
    double fine_m = 0.01;
    double normal_rad = 0.0174533;  ///< 1 degree
    double coarse_rad = 0.0872665;  ///< 5 degrees
    double fine_rad = 0.0034907;    ///< 0.2 degrees
};

/// The box after one of the move, raise or turn keys. Ahead, left and right are those of the picture under the mouse: along the
/// ground in the main view, along the picture's own axes in a side view.
[[nodiscard]] OrientedBox nudged(const OrientedBox& box, ActionId id, const CameraState& camera, const NudgeSteps& steps = {});

}  // namespace pointloom
