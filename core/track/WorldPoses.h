// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/geometry/OrientedBox.h"

#include <vector>

namespace pointloom {

/// Where the clouds of a sequence stand in one world, and when they were measured.
struct WorldPoses
{
    std::vector<Pose> world_T_cloud;  ///< by frame
    bool known = false;               ///< whether the dataset has enough: else the frames are taken to stand still, and people are warned
    FrameClock clock{};               ///< when the frames were measured
    std::vector<bool> missing{};      ///< by frame whether it has none while others have; empty where all have one

    /// Whether a frame stands in the world that the others stand in. What joins frames leaves alone those that do not.
    [[nodiscard]] bool isPlaced(int frame) const
    {
        return frame < 0 || static_cast<std::size_t>(frame) >= missing.size() || !missing[static_cast<std::size_t>(frame)];
    }
    /// The same as an answer that says why.
    [[nodiscard]] Result<void> checkPlaced(int frame) const;

    /// Identity where nothing is known.
    [[nodiscard]] Pose at(int frame) const
    {
        const bool has = known && frame >= 0 && static_cast<std::size_t>(frame) < world_T_cloud.size();
        return has ? world_T_cloud[static_cast<std::size_t>(frame)] : Pose::Identity();
    }

    /// A box of one frame as it stands in the world, and back.
    [[nodiscard]] OrientedBox toWorld(int frame, const OrientedBox& box) const { return transformed(at(frame), box); }
    [[nodiscard]] OrientedBox toCloud(int frame, const OrientedBox& box) const { return transformed(at(frame).inverse(), box); }
};

/// The poses of a dataset, as far as its frames have some. Where fewer than half have one there is no world: most frames would be left
/// alone.
[[nodiscard]] WorldPoses worldPoses(const Sequence& sequence);

}  // namespace pointloom
