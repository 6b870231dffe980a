// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/Ground.h"

namespace pointloom {

// Boxes are in the coordinates of the ground: relative to the cloud's origin.

/// How far a box stands above the ground: from the ground to the middle of its bottom, along its own height axis. For a tilted box that is
/// how far its bottom has to move to lie on ground of the same slope.
[[nodiscard]] double clearance_m(const Ground& ground, const OrientedBox& box);

/// The box moved straight up or down, so that the middle of its bottom is on the ground.
[[nodiscard]] OrientedBox standingOn(const Ground& ground, const OrientedBox& box);

/// The box turned about its middle so that it leans as the ground does under it; its heading stays. The slope is that of the plane through
/// the ground's heights at the corners and the middle of its footprint. Where no ground is known the box stays as it is.
[[nodiscard]] OrientedBox onSlope(const Ground& ground, const OrientedBox& box);

}  // namespace pointloom
