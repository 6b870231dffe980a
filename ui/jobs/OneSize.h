// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"

namespace pointloom {

/// Measures one size for a track in all its frames and proposes it.
void measureSize(TrackJobs& jobs, Id<Track> track);

}  // namespace pointloom
