// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Interpolating.h"

#include "core/track/InterpolateTrack.h"
#include "ui/jobs/TrackJobList.h"

#include <limits>

namespace pointloom {

void interpolateBoxes(TrackJobs& jobs, Id<Track> track, const FrameRange& range)
{
    std::size_t made = 0;
    jobs.push(
        [&](Document& document) {
            Edit edit = interpolateTrack(document, track, range, jobs.session().poses());
            made = edit.cuboids.size();
            return edit;
        },
        [&] {
            return made > 0 ? TrackJobs::tr("Boxes interpolated: %1").arg(made)
                            : TrackJobs::tr("There is no room between two keyframes here.");
        });
}

TrackJobEntry interpolateJob()
{
    return {ActionId::interpolate,
            [](TrackJobs& jobs, const Cuboid& selected) { interpolateBoxes(jobs, selected.track, {0, std::numeric_limits<int>::max()}); }};
}

}  // namespace pointloom
