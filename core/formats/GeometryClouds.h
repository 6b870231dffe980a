// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/GeometryCheck.h"
#include "core/index/Ground.h"

#include <cstddef>
#include <vector>

namespace pointloom {

/// How a box stands to the ground of its cloud.
struct GroundClearance
{
    double above_m = 0;   ///< of its bottom; negative below the ground
    double height_m = 0;  ///< of the box
};

/// A few clouds of a sequence, against which boxes are held.
class GeometryClouds
{
public:
    /// Reads the clouds of some of these frames, spread over all of them. One that cannot be read, or that is no scan, does not count.
    GeometryClouds(const Sequence& sequence, const std::vector<std::size_t>& frames);

    [[nodiscard]] bool empty() const { return m_clouds.empty(); }
    /// How the boxes of the same frames lie in them.
    [[nodiscard]] GeometryEvidence evidenceFor(LabelSource& labels) const;
    /// How those of known classes, which stand on the ground, stand to the ground near the scanner.
    [[nodiscard]] std::vector<GroundClearance> clearancesOf(LabelSource& labels, const LabelSchema& schema) const;

private:
    struct Cloud
    {
        std::size_t frame;
        std::vector<Eigen::Vector3d> points_m;
        Eigen::Vector3d origin_m;
        Ground ground;  ///< relative to the origin
    };
    std::vector<Cloud> m_clouds;
};

}  // namespace pointloom
