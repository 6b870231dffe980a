// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"

namespace pointloom {

/// Boxes between the anchors of a track, at once.
void interpolateBoxes(TrackJobs& jobs, Id<Track> track, const FrameRange& range);

}  // namespace pointloom
