// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/CloudIndex.h"
#include "core/geometry/OrientedBox.h"

namespace pointloom {

/// Whether the sensor could see past a place beside an object: nothing but the object itself stands between them, and light came back from
/// behind. Not so where another object stands in the way, and at the border of a cropped cloud.
/// @param place_m  seen from above, like sensor_m relative to the cloud's origin
/// @param own      the footprint of the object itself: its points hide nothing
[[nodiscard]] bool isOpenView(const CloudIndex& index, const Eigen::Vector2f& sensor_m, const Eigen::Vector2f& place_m,
                              const OrientedBox& own);

}  // namespace pointloom
