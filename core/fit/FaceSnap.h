// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"

namespace pointloom {

/// Of all faces that snapping would move, this one alone. Relative to the cloud's origin.
[[nodiscard]] OrientedBox snapFace(const CloudIndex& index, const OrientedBox& box, Face face);

}  // namespace pointloom
