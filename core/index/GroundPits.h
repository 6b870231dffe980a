// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/LowestHeights.h"
#include "core/index/Raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

struct PitParams
{
    float agree_m = 0.2F;           ///< neighbours this close in height belong together
    float speckDepth_m = 0.3F;      ///< a lone cell lower than the first quartile around it by this is a reflection from below the ground
    float clumpDepth_m = 1.0F;      ///< a clump of cells this far under its surroundings is one too; shallower ones are ground between cars
    std::uint32_t clumpCells = 24;  ///< a larger clump is a real pit: 6 m^2
};

/// Makes unknown the heights that are reflections from below the ground, in lone cells and small clumps. O(cells).
///
/// @param low_m   by cell the height that stands for its lowest points
/// @param lowest  by cell what that was taken from
void forgetPits(std::vector<float>& low_m, std::span<const Lowest> lowest, const Raster& raster, const PitParams& params = {});

}  // namespace pointloom
