// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

/// What the numbers of a box and of a point can be at all. Whoever takes them from outside - files, tables, edits, a workspace - asks here;
/// all that comes after may rely on it.
namespace pointloom {

/// From the origin along each axis: the widest coordinates in use are those of web maps, 20,037,509 m; UTM's end at 10,000,000 m.
inline constexpr double farthest_m = 2.1e7;

/// Of a side of a box: beyond a kilometre it is a slip of the unit or of the columns.
inline constexpr double longestSide_m = 1000;

/// In an image, from its corner.
inline constexpr double farthest_px = 1e6;

[[nodiscard]] bool isPlausible(const Eigen::Vector3d& point_m);
[[nodiscard]] bool isPlausible(const OrientedBox& box);

/// Fails saying which number cannot be, and what to look at. A side may be 0 here: what needs a volume asks for it.
[[nodiscard]] Result<void> checkPlausible(const Eigen::Vector3d& point_m);
[[nodiscard]] Result<void> checkPlausible(const OrientedBox& box);

}  // namespace pointloom
