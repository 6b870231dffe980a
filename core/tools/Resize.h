// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/geometry/OrientedBox.h"

namespace pointloom {

/// What stays where it is when a length or a width is typed.
enum class SizeAnchor { seenFace, centre };

/// The box with one side as long as wanted. The bottom always stays; of the other sides, with SizeAnchor::seenFace, the face that
/// points lie on, and where both or neither of a pair are seen the one nearer to the sensor.
/// @param axis      0 length, 1 width, 2 height
/// @param sensor_m  seen from above, in the frame of the box
[[nodiscard]] OrientedBox resized(const OrientedBox& box, int axis, double size_m, SizeAnchor anchor, const SeenFaces& seen,
                                  const Eigen::Vector2d& sensor_m);

/// The box completed to a usual size: every length that is not fixed by a seen face at either end. Seen faces and the bottom stay.
[[nodiscard]] OrientedBox withUsualSize(const OrientedBox& box, const Eigen::Vector3d& usual_m, const SeenFaces& seen,
                                        const Eigen::Vector2d& sensor_m);

}  // namespace pointloom
