// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace pointloom {

/// Coordinates of some points, each axis by itself, metres.
struct PointColumns
{
    const float* x;
    const float* y;
    const float* z;
    std::size_t count;
};

/// The squared distance of every point to a place, m^2, in float: dx^2 + dy^2 + dz^2, added in this order on every machine.
/// Eight points at a time where the machine can (chosen when the program starts).
void squaredDistances(const PointColumns& points, float x_m, float y_m, float z_m, float* squared_m2);

/// The smallest and the largest of each coordinate; what is not a number does not count, infinities do.
struct Extent3
{
    float low[3];
    float high[3];
};

/// @param xyz  three floats for each point, one point after the other
[[nodiscard]] Extent3 extentOf(const float* xyz, std::size_t points);

}  // namespace pointloom
