// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/GroundPits.h"
#include "core/index/LowestHeights.h"
#include "core/index/Raster.h"

#include <span>
#include <vector>

namespace pointloom {

struct EnvelopeParams
{
    float slope = 0.20F;  ///< the steepest ground: 11 degrees
    PitParams pits;
};

/// The highest surface under the lowest points that climbs nowhere steeper than the slope: by cell of the raster, metres.
/// Reflections from below the ground are left out: each would dig a cone of many metres.
/// O(cells).
[[nodiscard]] std::vector<float> lowerEnvelope(std::span<const Lowest> lowest, const Raster& raster, const EnvelopeParams& params = {});

/// Lowers every height to what its neighbours allow at the given climb per cell: a two-pass chamfer transform. The border cells stay.
void limitSlope(std::vector<float>& height_m, int columns, int rows, float climbPerCell_m);

}  // namespace pointloom
