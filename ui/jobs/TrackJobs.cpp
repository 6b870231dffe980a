// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/TrackJobs.h"

#include "core/base/Parallel.h"
#include "core/track/InterpolateTrack.h"
#include "core/track/PropagateTrack.h"
#include "core/track/StaticTrack.h"
#include "ui/session/Naming.h"
#include "ui/application/Translated.h"
#include "ui/jobs/UsualSizes.h"

#include <algorithm>
#include <atomic>
#include <mutex>

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

/// The boxes of a track seen in their frames, side by side.
Result<std::vector<SizeView>> viewsOf(const std::vector<std::pair<int, Cuboid>>& boxes, const TrackFrameSource& source,
                                      const JobContext& context)
{
    std::vector<SizeView> views(boxes.size());
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
                    views[i] = viewOf(*frame, number, cuboid.box);
                const std::lock_guard lock(failing);
                if (!frame)
                    failure = frame.error();
                context.progress(static_cast<double>(++done) / static_cast<double>(boxes.size()));
            }
        },
        1);
    if (failure)
        return std::unexpected(*failure);
    return views;
}

}  // namespace

/// Which objects are being followed, in the order of the answers.
struct TrackJobs::Following
{
    std::vector<Id<Cuboid>> seeds;
    std::vector<FollowedObject> objects;
};

TrackJobs::TrackJobs(Session& session, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_progress(progress), m_jobs(session.jobs())
{
    connect(&session.editing(), &Editing::changed, this, [this](const Edit& edit) {
        if (m_proposal && std::ranges::any_of(edit.cuboids, [&](const auto& change) {
                return (change.before && change.before->track == m_proposal->track)
                    || (change.after && change.after->track == m_proposal->track);
            }))
            dropSize();
    });
}

template <class Answer>
void TrackJobs::run(const QString& title, std::function<Answer(const JobContext&, const FrameBorrower&)> work,
                    std::function<void(const Answer&, bool)> then)
{
    JobRequest request;
    request.priority = JobPriority::lasting;
    const auto progress = std::make_shared<Progress>(m_progress.begin(title, [stop = request.stop]() mutable { stop.request_stop(); }));
    request.progress = [progress](double share) { progress->setShare(share); };
    struct Ended
    {
        Answer answer;
        bool stopped;
    };
    m_jobs.ask<Ended>(
        std::move(request),
        [work = std::move(work), loader = m_session.view().frames().loader(), poses = m_session.poses()](const JobContext& context) {
            const FrameBorrower borrower = [&](FrameLoader::Holds holds) -> TrackFrameSource {
                return [&, holds](int number) -> Result<TrackFrame> {
                    const auto read = loader->borrow(number, context.stop(), holds);
                    auto frame = trackFrameOf(read, poses.at(number));
                    if (frame)
                        frame->index = {*read, (*read)->index.get()};  // it counts for as long as somebody looks into it
                    return frame;
                };
            };
            Answer answer = work(context, borrower);
            return Ended{std::move(answer), context.stopped()};
        },
        [progress, then = std::move(then)](const Ended& ended) {
            progress->end();
            then(ended.answer, ended.stopped);
        });
}

void TrackJobs::extend(Id<Track> track, const FrameRange& frames)
{
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(track);
    if (boxes.empty())
        return;
    const auto& [first, firstBox] = *boxes.begin();
    const auto& [last, lastBox] = *boxes.rbegin();
    if (frames.last > last)
        propagate({lastBox}, 1, frames.last);
    else if (frames.first < first)
        propagate({firstBox}, -1, frames.first);
}

void TrackJobs::propagate(const std::set<Id<Cuboid>>& seeds, int direction, std::optional<int> upTo)
{
    auto following = std::make_shared<Following>();
    int from = -1;
    for (const Id<Cuboid> id : seeds) {
        const Cuboid* seed = m_session.editing().labels().find(id);
        const auto at = seed != nullptr ? m_session.editing().labels().positionOf(*seed) : std::nullopt;
        if (!at || m_session.editing().isLocked(id))
            continue;
        following->seeds.push_back(id);
        following->objects.push_back(followedObject(m_session.editing().labels(), *seed, m_motion));
        from = *at;
    }
    const int last = static_cast<int>(m_session.sequence().frames.size()) - 1;
    const int end = std::clamp(upTo.value_or(direction > 0 ? last : 0), 0, last);
    const PropagationWay way{.from = from, .frames = (end - from) * direction, .direction = direction};
    if (following->seeds.empty() || m_session.editing().readOnly())
        return;
    if (way.frames <= 0) {
        Q_EMIT said(direction > 0 ? tr("This is the last frame.") : tr("This is the first frame."));
        return;
    }
    std::vector<Id<Track>> tracks;
    for (const Id<Cuboid> id : following->seeds)
        tracks.push_back(m_session.editing().labels().find(id)->track);
    const QString title = following->seeds.size() == 1
        ? tr("Following %1").arg(displayName(m_session, *m_session.editing().labels().find(following->seeds.front())))
        : tr("Following objects: %1").arg(following->seeds.size());
    using Answer = Result<std::vector<Propagation>>;
    run<Answer>(
        title,
        [this, following, way, tracks, params = PropagationParams{.look = {}, .period_s = m_session.sequence().period_s}](
            const JobContext& context, const FrameBorrower& frames) {
            const auto preview = [&](std::size_t object, const PropagatedBox& box) {
                context.progress(static_cast<double>(std::abs(box.frame - way.from)) / way.frames);
                context.tell([this, track = tracks[object], box] { Q_EMIT previewed(track, box.frame, box.box); });
            };
            return pointloom::propagate(following->objects, way, frames(FrameLoader::Holds::another), params, preview, context.stop());
        },
        [this, following](const Answer& found, bool stopped) {
            if (found)
                take(*following, *found);
            else
                Q_EMIT said(stopped ? tr("Stopped: nothing was changed.") : translated(found.error()));
            Q_EMIT previewEnded();
        });
}

void TrackJobs::take(const Following& following, const std::vector<Propagation>& found)
{
    m_session.editing().pushMade([&](Document& document) {
        Edit all;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Edit one = takePropagated(document, following.seeds[i], found[i].boxes);
            all.name = all.name.empty() ? one.name : all.name;
            all.cuboids.insert(all.cuboids.end(), one.cuboids.begin(), one.cuboids.end());
        }
        return all;
    });
    Q_EMIT said(summary(following, found));
}

QString TrackJobs::summary(const Following& following, const std::vector<Propagation>& found) const
{
    if (found.size() == 1) {
        const Cuboid* seed = m_session.editing().labels().find(following.seeds.front());
        const QString name = seed != nullptr ? displayName(m_session, *seed) : QString();
        return found.front().isStatic
            ? tr("%1 stands still: frames followed: %2, %3").arg(name).arg(found.front().boxes.size()).arg(wordsFor(found.front().end))
            : tr("%1 moves: frames followed: %2, %3").arg(name).arg(found.front().boxes.size()).arg(wordsFor(found.front().end));
    }
    const auto count = [&](auto... ends) {
        return std::ranges::count_if(found, [&](const Propagation& one) { return ((one.end == ends) || ...); });
    };
    return tr("Objects followed: %1; whole way: %2, lost: %3, hidden: %4, out of view: %5")
        .arg(found.size())
        .arg(count(PropagationEnd::done, PropagationEnd::anchorReached))
        .arg(count(PropagationEnd::lost))
        .arg(count(PropagationEnd::occluded))
        .arg(count(PropagationEnd::leftView));
}

void TrackJobs::interpolate(Id<Track> track, const FrameRange& range)
{
    std::size_t made = 0;
    m_session.editing().pushMade([&](Document& document) {
        Edit edit = interpolateTrack(document, track, range, m_session.poses());
        made = edit.cuboids.size();
        return edit;
    });
    Q_EMIT said(made > 0 ? tr("Boxes interpolated: %1").arg(made) : tr("There is no room between two keyframes here."));
}

void TrackJobs::standStill(Id<Cuboid> seed)
{
    const Cuboid* cuboid = m_session.editing().labels().find(seed);
    const auto home = cuboid != nullptr ? m_session.editing().labels().positionOf(*cuboid) : std::nullopt;
    if (!home || m_session.editing().readOnly())
        return;
    constexpr double farthest_m = 80;  // a scanner shows nothing of an object beyond
    const Eigen::Vector3d place_m = m_session.poses().toWorld(*home, cuboid->box).centre_m;
    std::vector<int> frames;
    for (int frame = 0; frame < static_cast<int>(m_session.sequence().frames.size()); ++frame)
        if ((m_session.poses().at(frame).translation() - place_m).norm() < farthest_m)
            frames.push_back(frame);
    run<Result<FrameBoxes>>(
        tr("Looking where %1 is seen").arg(displayName(m_session, *cuboid)),
        [box = cuboid->box, home = *home, frames, poses = m_session.poses()](const JobContext& context, const FrameBorrower& from) {
            const auto share = [&](double done) { context.progress(done); };
            return staticBoxes(box, home, frames, from(FrameLoader::Holds::nothing), poses, {}, share, context.stop());
        },
        [this, seed](const Result<FrameBoxes>& boxes, bool stopped) {
            if (stopped || !boxes) {
                Q_EMIT said(stopped ? tr("Stopped: nothing was changed.") : translated(boxes.error()));
                return;
            }
            m_session.editing().pushMade([&](Document& document) { return lockToWorld(document, seed, *boxes); });
            Q_EMIT said(tr("Stands still: boxed in frames: %1").arg(boxes->size()));
        });
}

void TrackJobs::solveSize(Id<Track> track)
{
    std::vector<std::pair<int, Cuboid>> boxes;
    for (const auto& [frame, id] : m_session.editing().labels().boxesOf(track))
        boxes.emplace_back(frame, *m_session.editing().labels().find(id));
    const Track* known = m_session.editing().labels().find(track);
    if (boxes.empty() || known == nullptr)
        return;
    const SizePrior usual = m_session.sizes().sizeOf(known->classKey).size;
    run<Result<std::vector<SizeView>>>(
        tr("Measuring %1").arg(displayName(m_session, boxes.front().second)),
        [boxes](const JobContext& context, const FrameBorrower& frames) {
            return viewsOf(boxes, frames(FrameLoader::Holds::nothing), context);
        },
        [this, track, usual, revision = m_session.editing().revision()](const Result<std::vector<SizeView>>& views, bool stopped) {
            if (stopped || !views || revision != m_session.editing().revision()) {
                Q_EMIT said(!views && !stopped ? translated(views.error()) : tr("Stopped: nothing was changed."));
                return;
            }
            auto solved = pointloom::solveSize(*views, usual);
            if (!solved)
                return;
            m_proposal = SizeProposal{track, std::move(*solved)};
            Q_EMIT proposalChanged();
        });
}

void TrackJobs::takeSize()
{
    if (!m_proposal)
        return;
    const SizeProposal taken = *m_proposal;
    dropSize();
    m_session.editing().push(resizeTrack(m_session.editing().labels(), taken.track, taken.solve.boxes));
}

void TrackJobs::dropSize()
{
    m_proposal.reset();
    Q_EMIT proposalChanged();
}

}  // namespace pointloom
