// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/GeometryClouds.h"

#include <optional>
#include <vector>

namespace pointloom {

/// How boxes that do not stand on the ground are off, all of them alike.
struct Standing
{
    double above_m = 0;
    bool isHalfHeight = false;  ///< each by half of its own height
};

/// Nothing where boxes stand on the ground as careful people put them, where they are too few, and where each is off in its own way.
[[nodiscard]] std::optional<Standing> standingOf(const std::vector<GroundClearance>& boxes);

}  // namespace pointloom
