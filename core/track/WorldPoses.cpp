// SPDX-License-Identifier: Apache-2.0
#include "core/track/WorldPoses.h"

#include <algorithm>

namespace pointloom {

WorldPoses worldPoses(const Sequence& sequence)
{
    WorldPoses poses;
    poses.clock = sequence.clock;
    poses.known =
        !sequence.frames.empty() && std::ranges::all_of(sequence.frames, [](const auto& frame) { return frame.world_T_ego.has_value(); });
    for (std::size_t frame = 0; poses.known && frame < sequence.frames.size(); ++frame)
        poses.world_T_cloud.push_back(*sequence.world_T_cloud(frame));
    return poses;
}

}  // namespace pointloom
