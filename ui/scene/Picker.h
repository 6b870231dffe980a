// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"
#include "ui/scene/PointColours.h"

#include <cstddef>
#include <optional>
#include <span>

namespace pointloom {

/// What can be picked: the columns that are drawn. On the CPU: reading back from OpenGL costs a thousand times more.
struct DrawnPoints
{
    std::span<const Eigen::Vector3f> positions_m;
    std::span<const std::uint8_t> colours;  ///< as many
    const Palette& palette;                 ///< a transparent colour hides its points
};

/// The point under the cursor: of the surface that is nearest to the viewer within the tolerance, the point nearest to the cursor.
/// One pass over the points, a few nanoseconds each. Hidden points and points that are not finite are never found.
[[nodiscard]] std::optional<std::size_t> pointUnder(const DrawnPoints& points, const ViewTransform& view, const Eigen::Vector2d& pixel,
                                                    double tolerance_px);

/// Where a ray enters a box.
struct BoxEntry
{
    double distance_m = 0;  ///< along the ray; 0 when it starts inside
    Face face = Face::back;
};
[[nodiscard]] std::optional<BoxEntry> entryOf(const Ray& ray, const OrientedBox& box);

/// The distance in pixels to the nearest edge of the box in the picture; edges that run behind the eye do not count.
[[nodiscard]] double distanceToEdges_px(const OrientedBox& box, const ViewTransform& view, const Eigen::Vector2d& pixel);

}  // namespace pointloom
