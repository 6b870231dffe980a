// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/Raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

struct SurfaceParams
{
    float agree_m = 0.2F;  ///< points in neighbouring cells this close in height may lie on one surface
    int fewestAround = 3;  ///< other points that make one, in a cell and the eight around it
    int passes = 6;        ///< what only strays lay beside loses that, so looking again finds more
};

/// Takes the cell away from all points that do not lie on surfaces: they get noCell. A stray among many has others above and below it but
/// hardly any beside it; a surface, however thinly scanned, is thin. Where hardly a point lies on one, the cells are too small to tell, and
/// all points keep theirs.
/// O(points * log(points of a cell)).
void keepSurfaces(std::vector<std::uint32_t>& cellOfPoint, std::span<const Eigen::Vector3f> points_m, const Raster& raster,
                  const SurfaceParams& params = {});

}  // namespace pointloom
