// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Poses.h"
#include "core/dataset/Sequence.h"

#include <span>

namespace pointloom {

/// Gives each frame its pose: by name where the poses carry one (a number also matches by value: "5" is frame "000005"), else by
/// order. Poses of frames that are not there are ignored; a frame without a pose, or other counts where order decides, is an error.
[[nodiscard]] Result<void> assignPoses(std::span<FrameSource> frames, std::span<const NamedPose> poses);

}  // namespace pointloom
