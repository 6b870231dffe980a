// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"

namespace pointloom {

/// The box once for all frames in which it is seen: the object stands still in the world.
void standStill(TrackJobs& jobs, Id<Cuboid> seed);

}  // namespace pointloom
