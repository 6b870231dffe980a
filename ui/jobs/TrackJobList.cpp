// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/TrackJobList.h"

#include <array>

namespace pointloom {

std::span<const TrackJobEntry> trackJobs()
{
#define POINTLOOM_ENTRY(job) job(),
    static const std::array entries{POINTLOOM_TRACK_JOBS(POINTLOOM_ENTRY)};
#undef POINTLOOM_ENTRY
    return entries;
}

}  // namespace pointloom
