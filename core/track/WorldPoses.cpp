// SPDX-License-Identifier: Apache-2.0
#include "core/track/WorldPoses.h"

#include <algorithm>

namespace pointloom {

Result<void> WorldPoses::checkPlaced(int frame) const
{
    if (isPlaced(frame))
        return {};
    return fail(PL_TEXT("core", "the frame %1 has no pose while others have: where it stands among them is not known"), frame + 1);
}

WorldPoses worldPoses(const Sequence& sequence)
{
    WorldPoses poses;
    poses.clock = sequence.clock;
    const auto hasPose = [](const FrameSource& frame) { return frame.world_T_ego.has_value(); };
    poses.known = sequence.hasWorld();
    const bool isWhole = std::ranges::all_of(sequence.frames, hasPose);
    for (std::size_t frame = 0; poses.known && frame < sequence.frames.size(); ++frame) {
        const auto pose = sequence.world_T_cloud(frame);
        poses.world_T_cloud.push_back(pose.value_or(Pose::Identity()));
        if (!isWhole)
            poses.missing.push_back(!pose);
    }
    return poses;
}

}  // namespace pointloom
