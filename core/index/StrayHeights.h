// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Heights on a grid seen from above, row after row; unknownHeight_m where nothing is known.
struct HeightGrid
{
    std::span<const float> height_m;
    std::span<const float> weight{};  ///< how much a height is worth, as the points it stands on; none: all the same
    int columns = 0;
    int rows = 0;
    float cell_m = 0.5F;

    [[nodiscard]] std::size_t cell(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
    [[nodiscard]] float weightOf(std::size_t cell) const { return weight.empty() ? 1 : weight[cell]; }
};

struct StrayParams
{
    float slope = 0.20F;         ///< ground falls no steeper
    float depth_m = 1.0F;        ///< what lies less deep under what the slope allows is left to others to judge
    float step_m = 0.2F;         ///< neighbouring cells this close in height belong together
    int tileCells = 8;           ///< heights are compared by tiles of so many cells along each side
    float outvoted = 5;          ///< a depth that contradicts so many times as many cells as share it is none of the ground
    std::size_t largest = 1600;  ///< cells: what is larger is a floor, whatever stands higher
    float gentle = 0.10F;        ///< a cell shares a depth when it could be reached at this slope
    float sharedTiles = 10;      ///< and lies no further off than so many tiles
};

/// Finds heights that lie where the ground cannot be: so deep that from there many cells could not be reached by any slope, while few lie
/// about as deep. A reflection from below the road would otherwise pass for the ground, and the road for a roof above it.
/// Whatever their number or depth, heights are judged one patch at a time against all that is known, so none can move the verdict much.
/// @returns one byte per cell: 1 stray, 0 not
/// O(cells), and for each patch in question a look at the tiles.
[[nodiscard]] std::vector<std::uint8_t> strayHeights(const HeightGrid& grid, const StrayParams& params = {});

}  // namespace pointloom
