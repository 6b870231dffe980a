// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/OneSize.h"

#include "core/base/Parallel.h"
#include "ui/application/Translated.h"
#include "ui/jobs/TrackJobList.h"
#include "ui/jobs/UsualSizes.h"
#include "ui/session/Naming.h"

#include <atomic>
#include <mutex>
#include <optional>

namespace pointloom {
namespace {

/// The boxes of a track seen in their frames, side by side.
Result<std::vector<SizeView>> viewsOf(const std::vector<std::pair<int, Cuboid>>& boxes, const TrackFrameSource& source,
                                      const JobContext& context)
{
    std::vector<std::optional<SizeView>> seen(boxes.size());
    std::optional<Error> failure;
    std::mutex failing;
    std::atomic<std::size_t> done = 0;
    parallelFor(
        boxes.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last && !context.stopped(); ++i) {
                const auto& [number, cuboid] = boxes[i];
                const auto frame = source(number);
                if (frame)
                    seen[i] = viewOf(*frame, number, cuboid.box);
                const std::lock_guard lock(failing);
                if (!frame)
                    failure = frame.error();
                context.progress(static_cast<double>(++done) / static_cast<double>(boxes.size()));
            }
        },
        1);
    std::vector<SizeView> views;
    for (auto& view : seen) {
        if (view)
            views.push_back(std::move(*view));
    }
    if (failure && views.empty())  // else a broken frame costs itself alone
        return std::unexpected(*failure);
    return views;
}

}  // namespace

void measureSize(TrackJobs& jobs, Id<Track> track)
{
    const Session& session = jobs.session();
    std::vector<std::pair<int, Cuboid>> boxes;
    for (const auto& [frame, id] : session.editing().labels().boxesOf(track))
        boxes.emplace_back(frame, *session.editing().labels().find(id));
    const Track* known = session.editing().labels().find(track);
    if (boxes.empty() || known == nullptr)
        return;
    const SizePrior usual = session.sizes().sizeOf(known->classKey).size;
    jobs.run<Result<std::vector<SizeView>>>(
        TrackJobs::tr("Measuring %1").arg(displayName(session, boxes.front().second)),
        [boxes](const JobContext& context, const TrackJobs::FrameBorrower& frames) {
            return viewsOf(boxes, frames(FrameLoader::Holds::nothing), context);
        },
        [&jobs, track, usual, revision = session.editing().revision()](const Result<std::vector<SizeView>>& views, bool stopped) {
            if (stopped || !views || revision != jobs.session().editing().revision()) {
                jobs.say(stopped      ? TrackJobs::tr("Stopped: nothing was changed.")
                             : !views ? translated(views.error())
                                      : TrackJobs::tr("The labels have changed meanwhile: measure again."));
                return;
            }
            if (auto solved = solveSize(*views, usual))
                jobs.proposeSize({track, std::move(*solved)});
        });
}

TrackJobEntry oneSizeJob()
{
    return {ActionId::oneSize, [](TrackJobs& jobs, const Cuboid& selected) { measureSize(jobs, selected.track); }};
}

}  // namespace pointloom
