// SPDX-License-Identifier: Apache-2.0
#include "core/track/WorldPoses.h"

#include <algorithm>

namespace pointloom {

WorldPoses worldPoses(const Sequence& sequence)
{
    WorldPoses poses;
    poses.known =
        !sequence.frames.empty() && std::ranges::all_of(sequence.frames, [](const auto& frame) { return frame.world_T_cloud.has_value(); });
    if (poses.known)
        std::ranges::transform(sequence.frames, std::back_inserter(poses.world_T_cloud),
                               [](const auto& frame) { return *frame.world_T_cloud; });
    return poses;
}

}  // namespace pointloom
