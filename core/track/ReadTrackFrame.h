// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/TrackFrame.h"
#include "core/track/WorldPoses.h"

namespace pointloom {

/// Reads a frame of a sequence for following objects: its cloud, indexed, and where it stands in the world. Fails when the cloud cannot be
/// read. Thread-safe; 50 to 100 ms for a scan of 64 rings.
[[nodiscard]] Result<TrackFrame> readTrackFrame(const Sequence& sequence, const WorldPoses& poses, int frame);

}  // namespace pointloom
