// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/PoseConvention.h"
#include "core/dataset/Poses.h"
#include "core/dataset/Sequence.h"

#include <span>

namespace pointloom {

/// Which pose is whose.
struct PoseAssignment
{
    std::vector<std::optional<std::size_t>> places;  ///< by frame the number of its pose
    std::optional<Message> amiss;                    ///< why frames have none
    bool inOrder = false;                            ///< all of them, one after the other

    [[nodiscard]] std::size_t found() const;
};

/// Finds each frame's pose: by name where the poses carry one (a number also matches by value: "5" is frame "000005"); by time, the nearest
/// within half a period, where they carry times and the frames have some; else by order. Where there are more poses than frames, and the
/// frames' names are numbers, a frame's number is its place in the order: a cloud that is missing shifts nothing. Poses of frames that are
/// not there are ignored.
/// @param times_s  of the frames, where they are known
[[nodiscard]] PoseAssignment assignPoses(const std::vector<std::string>& frames, std::span<const NamedPose> poses,
                                         const std::vector<std::optional<double>>& times_s = {}, double period_s = 0.1);

/// Gives the frames of a sequence the poses of a file that was told, else those that lie beside its clouds: poses.txt, poses.csv, or the
/// only poses_*.txt, in the folder of the clouds or above it, or ../../poses/NAME.txt as KITTI odometry has them. Poses of a camera become
/// those of the LiDAR where calib.txt says how (see settledPoses); a frame's ego frame is that of its cloud. What was decided and what is
/// amiss is noted, also where poses lie in a form that is not read. Fails only where a file was told and none of its poses can be taken;
/// poses that the frames have already then stay.
[[nodiscard]] Result<void> addPoses(Sequence& sequence, const std::filesystem::path& told = {});

}  // namespace pointloom
