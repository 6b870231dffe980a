// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <optional>
#include <string_view>

namespace pointloom {

/// When a frame was measured, seconds since the recorder's clock began, by the time that recorders write at the end of names: 13 or 16
/// digits are milli- or microseconds, 18 or 19 nanoseconds ("315966265259836000" of Argoverse 2, "n015-...__LIDAR_TOP__1531883530449377" of
/// nuScenes). Nothing for other names.
[[nodiscard]] std::optional<double> frameTime_s(std::string_view name);

/// From frame to frame: the median of what their times say. A tenth of a second, as most scanners turn, where they say nothing.
[[nodiscard]] double framePeriod_s(const std::vector<FrameSource>& frames);

}  // namespace pointloom
