// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/GeometryCheck.h"
#include "core/index/Ground.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace pointloom {

/// How a box stands to the ground of its cloud.
struct GroundClearance
{
    double above_m = 0;   ///< of its bottom; negative below the ground
    double height_m = 0;  ///< of the box
};

/// How boxes lie by another way to read them, box by box.
struct RivalEvidence
{
    std::size_t boxes = 0;            ///< that hold points by one way or the other
    std::size_t better = 0;           ///< that hold clearly more points by the other way
    std::size_t worse = 0;            ///< that hold clearly fewer
    std::size_t noneNow = 0;          ///< of the better ones, that hold no points at all as they are told
    std::set<std::string> objects{};  ///< tracks of the better ones; those without one count each
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
    /// How they would lie by a reading that comes on top of theirs.
    [[nodiscard]] RivalEvidence rivalEvidence(LabelSource& labels, const BoxReading& rival) const;
    /// How the boxes of the frames so many further on would lie in these clouds: those of other frames may be told for these.
    [[nodiscard]] RivalEvidence neighbourEvidence(LabelSource& labels, int framesOn) const;
    /// How those of known classes, which stand on the ground, stand to the ground near the scanner.
    [[nodiscard]] std::vector<GroundClearance> clearancesOf(LabelSource& labels, const LabelSchema& schema) const;

private:
    struct Cloud
    {
        std::size_t frame;
        std::vector<Eigen::Vector3d> points_m;  ///< by x
        Eigen::Vector3d origin_m;
        Ground ground;  ///< relative to the origin
    };
    std::vector<Cloud> m_clouds;
};

}  // namespace pointloom
