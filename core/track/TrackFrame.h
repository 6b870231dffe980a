// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/index/CloudIndex.h"
#include "core/geometry/OrientedBox.h"

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

/// Gives the frame with a number of the sequence; asked once for each frame, from one thread at a time.
using TrackFrameSource = std::function<Result<TrackFrame>(int frame)>;

}  // namespace pointloom
