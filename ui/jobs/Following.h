// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"

namespace pointloom {

/// Follows objects from these boxes, which are in one frame, on (+1) or back (-1). Stopping it keeps what was found.
/// @param upTo  the last frame to look in; without it as far as they are seen
void follow(TrackJobs& jobs, const std::set<Id<Cuboid>>& seeds, int direction, std::optional<int> upTo = {});

/// Follows an object from its first or last box until it has one in these frames, which lie before or after its life.
void extendTrack(TrackJobs& jobs, Id<Track> track, const FrameRange& frames);

}  // namespace pointloom
