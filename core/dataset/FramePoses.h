// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Poses.h"
#include "core/dataset/Sequence.h"

#include <span>

namespace pointloom {

/// Gives each frame its pose; the ego frame is that of the clouds. By name where the poses carry one (a number also matches by value: "5"
/// is frame "000005"), else by order. Where there are other counts of poses and frames, and all frames are numbers, a frame's number is its
/// place in the order, from 0: a cloud that is missing shifts nothing. Poses of frames that are not there are ignored; a frame without a
/// pose is an error.
[[nodiscard]] Result<void> assignPoses(std::span<FrameSource> frames, std::span<const NamedPose> poses);

/// Reads a file of poses and gives them to their frames.
[[nodiscard]] Result<void> addPosesFrom(const std::filesystem::path& file, std::span<FrameSource> frames);

/// Finds the poses that lie beside clouds and gives them to their frames: poses.txt, or the only poses_*.txt, in the folder of the clouds,
/// else in the folder above. Without such a file the frames stay as they are.
[[nodiscard]] Result<void> addPosesBeside(const std::filesystem::path& folder, std::span<FrameSource> frames);

}  // namespace pointloom
