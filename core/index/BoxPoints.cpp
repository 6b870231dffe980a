// SPDX-License-Identifier: Apache-2.0
#include "core/index/BoxPoints.h"

namespace pointloom {

std::uint32_t pointsInside(const CloudIndex& index, const OrientedBox& box)
{
    std::uint32_t inside = 0;
    forEachPointIn(index, box, 0,
                   [&](std::uint32_t k, const Eigen::Vector3f&) { inside += index.aboveGround()[k] >= groundLevel_m ? 1 : 0; });
    return inside;
}

}  // namespace pointloom
