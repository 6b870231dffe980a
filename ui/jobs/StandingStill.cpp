// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/StandingStill.h"

#include "core/track/StaticTrack.h"
#include "ui/application/Translated.h"
#include "ui/jobs/TrackJobList.h"
#include "ui/session/Naming.h"

namespace pointloom {

void standStill(TrackJobs& jobs, Id<Cuboid> seed)
{
    const Session& session = jobs.session();
    const Cuboid* cuboid = session.editing().labels().find(seed);
    const auto home = cuboid != nullptr ? session.editing().labels().positionOf(*cuboid) : std::nullopt;
    if (!home || session.editing().readOnly())
        return;
    constexpr double farthest_m = 80;  // a scanner shows nothing of an object beyond
    const Eigen::Vector3d place_m = session.poses().toWorld(*home, cuboid->box).centre_m;
    std::vector<int> frames;
    for (int frame = 0; frame < static_cast<int>(session.sequence().frames.size()); ++frame)
        if (session.poses().isPlaced(frame) && (session.poses().at(frame).translation() - place_m).norm() < farthest_m)
            frames.push_back(frame);
    jobs.run<Result<FrameBoxes>>(
        TrackJobs::tr("Looking where %1 is seen").arg(displayName(session, *cuboid)),
        [box = cuboid->box, home = *home, frames, poses = session.poses()](const JobContext& context,
                                                                           const TrackJobs::FrameBorrower& from) {
            const auto share = [&](double done) { context.progress(done); };
            return staticBoxes(box, home, frames, from(FrameLoader::Holds::nothing), poses, {}, share, context.stop());
        },
        [&jobs, seed](const Result<FrameBoxes>& boxes, bool stopped) {
            if (stopped || !boxes) {
                jobs.say(stopped ? TrackJobs::tr("Stopped: nothing was changed.") : translated(boxes.error()));
                return;
            }
            jobs.push([&](Document& document) { return lockToWorld(document, seed, *boxes); },
                      [&] { return TrackJobs::tr("Stands still: boxed in frames: %1").arg(boxes->size()); });
        });
}

TrackJobEntry standStillJob()
{
    return {ActionId::standStill, [](TrackJobs& jobs, const Cuboid& selected) { standStill(jobs, selected.id); }};
}

}  // namespace pointloom
