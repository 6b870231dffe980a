// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/GeometryCheck.h"

#include <cstddef>
#include <vector>

namespace pointloom {

/// A few clouds of a sequence, against which boxes are held.
class GeometryClouds
{
public:
    /// Reads the clouds of some of these frames, spread over all of them. One that cannot be read, or that is no scan, does not count.
    GeometryClouds(const Sequence& sequence, const std::vector<std::size_t>& frames);

    [[nodiscard]] bool empty() const { return m_clouds.empty(); }
    /// How the boxes of the same frames lie in them.
    [[nodiscard]] GeometryEvidence evidenceFor(LabelSource& labels) const;

private:
    struct Cloud
    {
        std::size_t frame;
        std::vector<Eigen::Vector3d> points_m;
    };
    std::vector<Cloud> m_clouds;
};

}  // namespace pointloom
