// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Following.h"

#include "core/track/PropagateTrack.h"
#include "ui/application/Translated.h"
#include "ui/jobs/TrackJobList.h"
#include "ui/session/Naming.h"

#include <algorithm>

namespace pointloom {
namespace {

/// An end in a person's words.
QString wordsFor(PropagationEnd end)
{
    switch (end) {
    case PropagationEnd::done:
        return TrackJobs::tr("to the end");
    case PropagationEnd::anchorReached:
        return TrackJobs::tr("up to its next keyframe");
    case PropagationEnd::lost:
        return TrackJobs::tr("then it was lost");
    case PropagationEnd::occluded:
        return TrackJobs::tr("then something hid it");
    case PropagationEnd::leftView:
        return TrackJobs::tr("then it left the view");
    case PropagationEnd::stopped:
        return TrackJobs::tr("then it was stopped");
    }
    return {};
}

/// Which objects are being followed, in the order of the answers.
struct Following
{
    std::vector<Id<Cuboid>> seeds;
    std::vector<FollowedObject> objects;
};

QString summary(const Session& session, const Following& following, const std::vector<Propagation>& found)
{
    if (found.size() == 1) {
        const Cuboid* seed = session.editing().labels().find(following.seeds.front());
        const QString name = seed != nullptr ? displayName(session, *seed) : QString();
        return found.front().isStatic
            ? TrackJobs::tr("%1 stands still: frames followed: %2, %3")
                  .arg(name)
                  .arg(found.front().boxes.size())
                  .arg(wordsFor(found.front().end))
            : TrackJobs::tr("%1 moves: frames followed: %2, %3").arg(name).arg(found.front().boxes.size()).arg(wordsFor(found.front().end));
    }
    const auto count = [&](auto... ends) {
        return std::ranges::count_if(found, [&](const Propagation& one) { return ((one.end == ends) || ...); });
    };
    return TrackJobs::tr("Objects followed: %1; whole way: %2, lost: %3, hidden: %4, out of view: %5")
        .arg(found.size())
        .arg(count(PropagationEnd::done, PropagationEnd::anchorReached))
        .arg(count(PropagationEnd::lost))
        .arg(count(PropagationEnd::occluded))
        .arg(count(PropagationEnd::leftView));
}

void takeFollowed(TrackJobs& jobs, const Following& following, const std::vector<Propagation>& found)
{
    jobs.push(
        [&](Document& document) {
            Edit all;
            for (std::size_t i = 0; i < found.size(); ++i) {
                const Edit one = takePropagated(document, following.seeds[i], found[i].boxes);
                all.name = all.name.empty() ? one.name : all.name;
                all.cuboids.insert(all.cuboids.end(), one.cuboids.begin(), one.cuboids.end());
            }
            return all;
        },
        [&] { return summary(jobs.session(), following, found); });
}

}  // namespace

void follow(TrackJobs& jobs, const std::set<Id<Cuboid>>& seeds, int direction, std::optional<int> upTo)
{
    const Session& session = jobs.session();
    auto following = std::make_shared<Following>();
    int from = -1;
    for (const Id<Cuboid> id : seeds) {
        const Cuboid* seed = session.editing().labels().find(id);
        const auto at = seed != nullptr ? session.editing().labels().positionOf(*seed) : std::nullopt;
        if (!at || session.editing().isLocked(id))
            continue;
        following->seeds.push_back(id);
        following->objects.push_back(followedObject(session.editing().labels(), *seed, jobs.motion()));
        from = *at;
    }
    const int last = static_cast<int>(session.sequence().frames.size()) - 1;
    const int end = std::clamp(upTo.value_or(direction > 0 ? last : 0), 0, last);
    const PropagationWay way{.from = from, .frames = (end - from) * direction, .direction = direction};
    if (following->seeds.empty() || session.editing().readOnly())
        return;
    if (way.frames <= 0) {
        jobs.say(direction > 0 ? TrackJobs::tr("This is the last frame.") : TrackJobs::tr("This is the first frame."));
        return;
    }
    std::vector<Id<Track>> tracks;
    for (const Id<Cuboid> id : following->seeds)
        tracks.push_back(session.editing().labels().find(id)->track);
    const QString title = following->seeds.size() == 1
        ? TrackJobs::tr("Following %1").arg(displayName(session, *session.editing().labels().find(following->seeds.front())))
        : TrackJobs::tr("Following objects: %1").arg(following->seeds.size());
    using Answer = Result<std::vector<Propagation>>;
    jobs.run<Answer>(
        title,
        [&jobs, following, way, tracks, params = PropagationParams{.look = {}, .clock = session.poses().clock}](
            const JobContext& context, const TrackJobs::FrameBorrower& frames) {
            const auto preview = [&](std::size_t object, const PropagatedBox& box) {
                context.progress(static_cast<double>(std::abs(box.frame - way.from)) / way.frames);
                context.tell([&jobs, track = tracks[object], box] { jobs.preview(track, box); });
            };
            return propagate(following->objects, way, frames(FrameLoader::Holds::another), params, preview, context.stop());
        },
        [&jobs, following](const Answer& found, bool stopped) {
            if (found)
                takeFollowed(jobs, *following, *found);
            else
                jobs.say(stopped ? TrackJobs::tr("Stopped: nothing was changed.") : translated(found.error()));
            jobs.endPreview();
        });
}

void extendTrack(TrackJobs& jobs, Id<Track> track, const FrameRange& frames)
{
    const TrackBoxes& boxes = jobs.session().editing().labels().boxesOf(track);
    if (boxes.empty())
        return;
    const auto& [first, firstBox] = *boxes.begin();
    const auto& [last, lastBox] = *boxes.rbegin();
    if (frames.last > last)
        follow(jobs, {lastBox}, 1, frames.last);
    else if (frames.first < first)
        follow(jobs, {firstBox}, -1, frames.first);
}

TrackJobEntry followOnJob()
{
    return {ActionId::propagateOn, [](TrackJobs& jobs, const Cuboid&) { follow(jobs, jobs.session().selection().ids(), 1); }};
}

TrackJobEntry followBackJob()
{
    return {ActionId::propagateBack, [](TrackJobs& jobs, const Cuboid&) { follow(jobs, jobs.session().selection().ids(), -1); }};
}

}  // namespace pointloom
