// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/Raster.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// What a height grid says where nothing is known.
inline constexpr float unknownHeight_m = 1e9F;

/// The three lowest heights of a cell and how many points it has.
struct Lowest
{
    std::array<float, 3> z_m{unknownHeight_m, unknownHeight_m, unknownHeight_m};
    std::uint32_t count = 0;

    void include(float z)
    {
        ++count;
        if (z >= z_m[2])
            return;  // most points of a full cell
        if (z < z_m[0])
            z_m = {z, z_m[0], z_m[1]};
        else if (z < z_m[1])
            z_m = {z_m[0], z, z_m[1]};
        else
            z_m[2] = z;
    }

    /// A full cell can afford to lose its lowest points to noise.
    [[nodiscard]] float robust() const { return count >= 8 ? z_m[2] : count >= 3 ? z_m[1] : z_m[0]; }
};

/// By cell of the raster its lowest heights. O(points + cells).
[[nodiscard]] std::vector<Lowest> lowestHeights(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                                const Raster& raster);

/// Whether strays are strewn all over the cloud, below what it shows or above: many cells have a lowest point that is far from all of the
/// lowest ones around, or lowest points that are far from each other. O(cells).
[[nodiscard]] bool isStrewn(std::span<const Lowest> lowest, const Raster& raster);

}  // namespace pointloom
