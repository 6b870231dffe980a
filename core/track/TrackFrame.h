// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/frame/Frame.h"

#include <functional>
#include <memory>

namespace pointloom {

/// What following an object needs of one frame.
struct TrackFrame
{
    std::shared_ptr<const CloudIndex> index;
    Pose world_T_cloud = Pose::Identity();               ///< of the cloud's own coordinates; identity where nothing is known
    Eigen::Vector3d origin_m = Eigen::Vector3d::Zero();  ///< of the index: what was taken off the cloud's coordinates
};

/// The same of a frame that was read, or why it could not be.
[[nodiscard]] inline Result<TrackFrame> trackFrameOf(const Result<std::shared_ptr<const Frame>>& read, const Pose& world_T_cloud)
{
    if (!read)
        return std::unexpected(read.error());
    return TrackFrame{.index = (*read)->index, .world_T_cloud = world_T_cloud, .origin_m = (*read)->cloud->origin_m};
}

/// Gives the frame with a number of the sequence; asked once for each frame, from one thread at a time.
using TrackFrameSource = std::function<Result<TrackFrame>(int frame)>;

}  // namespace pointloom
