// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/PlaneGrid.h"
#include "core/index/Raster.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Candidate points by node, in file order within a node.
struct GroundCandidates
{
    std::vector<std::uint32_t> start;  ///< by node, one more at the end
    std::vector<Eigen::Vector3f> position_m;
    std::vector<float> envelope_m;  ///< under the point

    [[nodiscard]] std::size_t count(std::size_t node) const { return start[node + 1] - start[node]; }
};

/// The points close enough to the envelope to be ground; of a dense node only every so many.
///
/// @param nodes  each covers params.nodeCells x params.nodeCells cells of the raster
[[nodiscard]] GroundCandidates collectCandidates(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                                 const Raster& raster, std::span<const float> envelope_m, const Raster& nodes,
                                                 const PlaneGridParams& params);

}  // namespace pointloom
