// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/dataset/FrameClock.h"
#include "core/geometry/OrientedBox.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// Poses by frame; nothing where a frame has none.
using FramePosesRead = std::vector<std::optional<Pose>>;

/// camera_T_lidar as calib.txt of KITTI odometry and SemanticKITTI writes it: the line Tr (or Tr_velo_to_cam, with R0_rect where that
/// stands there). Nothing where there is none that is a rotation and a place.
[[nodiscard]] std::optional<Pose> cameraFromLidarIn(std::string_view calibration);

/// How level a vehicle would stay by poses of its lidar, whose z axis is up.
struct Levelness
{
    double tilt_rad = 0;   ///< of its up axis against the world's, as a rule
    double lean_rad = 0;   ///< of the up axis against its own rule, in all but a tenth of the frames
    double climb_rad = 0;  ///< of its way against its own floor; 0 when it hardly moves

    /// Nothing tips over: what moves over ground does not move along its up axis.
    [[nodiscard]] bool isLevel() const;
    /// And the world is upright.
    [[nodiscard]] bool isUpright() const;
    [[nodiscard]] double worst_rad() const;
};

[[nodiscard]] Levelness levelnessOf(const FramePosesRead& poses);

/// What a file of poses may mean.
struct PoseReadings
{
    FramePosesRead asWritten;
    std::optional<FramePosesRead> otherQuaternions;  ///< read as w x y z, where nothing says the order
    std::optional<Pose> camera_T_lidar;              ///< where they may be poses of the camera
};

struct SettledPoses
{
    FramePosesRead world_T_lidar;
    std::vector<Message> notes;  ///< what was taken, where that is not plain
};

/// Takes the first of these that keeps the ground level: poses of the lidar as they are, with quaternions in the other order, poses of the
/// camera. A world whose z axis is not up is turned upright.
[[nodiscard]] SettledPoses settledPoses(const PoseReadings& readings);

/// What in poses of a lidar cannot be right: ground that tips or jumps from one frame to the next, and poses that look like the inverse.
[[nodiscard]] std::vector<Message> doubtsAbout(const FramePosesRead& poses, const std::vector<std::string>& frames);

/// What no vehicle can do: poses that are farther apart than anything drives, as those in another unit are, and single ones that lie far
/// off the way. And that the poses are all one.
/// @param timesAreKnown  else the clock counts even steps that nobody has measured, and only what cannot be at a frame a second is told
[[nodiscard]] std::vector<Message> doubtsAboutMotion(const FramePosesRead& poses, const FrameClock& clock, bool timesAreKnown,
                                                     const std::vector<std::string>& frames);

}  // namespace pointloom
