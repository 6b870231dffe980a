// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <optional>
#include <string>

namespace pointloom {

/// What the window remembers about how a task was looked at.
struct Place
{
    CameraState camera;
    PointStyle style;
};

[[nodiscard]] std::string toJson(const Place& place);
/// Nothing when the text is not a place, as on a task's first opening.
[[nodiscard]] std::optional<Place> placeFromJson(const std::string& json);

}  // namespace pointloom
