// SPDX-License-Identifier: Apache-2.0
#include "core/track/ReadTrackFrame.h"

namespace pointloom {

Result<TrackFrame> readTrackFrame(const Sequence& sequence, const WorldPoses& poses, int frame)
{
    const auto cloud = readFrameCloud(sequence, frame);
    if (!cloud)
        return std::unexpected(cloud.error());
    return TrackFrame{.index = CloudIndex::build(*cloud), .world_T_cloud = poses.at(frame), .origin_m = cloud->origin_m};
}

}  // namespace pointloom
