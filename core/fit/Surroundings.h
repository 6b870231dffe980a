// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/Completion.h"
#include "core/index/CloudIndex.h"

#include <span>
#include <vector>

namespace pointloom {

struct SurroundingsParams
{
    double shrink_m = 0.25;       ///< points nearer to a side than this say nothing against the box
    double seenGroundWeight = 4;  ///< of the share of the footprint where ground was seen and nothing above it
    double cutWeight = 2;         ///< of what hangs together with the object and lies just outside
    double passedWeight = 6;      ///< of the share of the rays that went through the box
    double emptyWeight = 5;       ///< of the share of the azimuths in which all rays did
    double addedWeight = 5;       ///< of the share of the rays that went through what was added beyond the points
    double depthWeight = 3;       ///< per width of the class that light went into the box before it was stopped
    double surface_m = 0.2;       ///< so deep is still the surface
};

/// What lies around a place that is being fitted: what of a box's footprint is bare ground, what the box cuts off, where light went
/// through.
class FitSurroundings
{
public:
    /// @param around_m  places of what hangs together with the object
    FitSurroundings(const CloudIndex& index, std::span<const Eigen::Vector2f> around_m, const SurroundingsParams& params = {});

    /// What the surroundings say against a box: 0 nothing. Once it is more than enough, no more is asked: the true cost may be higher.
    [[nodiscard]] double cost(const Hypothesis& hypothesis, const SizePrior& size, double enough) const;

private:
    [[nodiscard]] double bareShare(const OrientedBox& box, double shrink_m) const;
    [[nodiscard]] double cutShare(const OrientedBox& box) const;
    [[nodiscard]] double addedCost(const Hypothesis& hypothesis) const;
    [[nodiscard]] double sightCost(const OrientedBox& box, const SizePrior& size) const;

    const CloudIndex& m_index;
    SurroundingsParams m_params;
    std::vector<float> m_aroundX;  ///< filled up to whole blocks with places far away
    std::vector<float> m_aroundY;
};

}  // namespace pointloom
