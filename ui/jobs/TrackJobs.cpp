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
                                      const std::function<void(double)>& share, const std::stop_token& stop)
{
    std::vector<SizeView> views(boxes.size());
    std::optional<Error> failure;
    std::mutex failing;
    std::atomic<std::size_t> done = 0;
    parallelFor(
        boxes.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last && !stop.stop_requested(); ++i) {
                const auto& [number, cuboid] = boxes[i];
                const auto frame = source(number);
                if (frame)
                    views[i] = viewOf(*frame, number, cuboid.box);
                const std::lock_guard lock(failing);
                if (!frame)
                    failure = frame.error();
                share(static_cast<double>(++done) / static_cast<double>(boxes.size()));
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
    : QObject(parent), m_session(session), m_progress(progress)
{
    m_worker.setMaxThreadCount(1);
    connect(&session.editing(), &Editing::changed, this, [this](const Edit& edit) {
        if (m_proposal && std::ranges::any_of(edit.cuboids, [&](const auto& change) {
                return (change.before && change.before->track == m_proposal->track)
                    || (change.after && change.after->track == m_proposal->track);
            }))
            dropSize();
    });
}

TrackJobs::~TrackJobs()
{
    m_end.request_stop();
    m_worker.clear();
    m_worker.waitForDone();
}

template <class Answer>
void TrackJobs::run(const QString& title, std::function<Answer(const std::function<void(double)>&, const std::stop_token&)> work,
                    std::function<void(Answer, bool)> then)
{
    std::stop_source stop;
    auto progress = std::make_shared<Progress>(m_progress.begin(title, [stop]() mutable { stop.request_stop(); }));
    m_worker.start([this, stop, progress, end = m_end.get_token(), work = std::move(work), then = std::move(then)] {
        const std::stop_callback whenEnding(end, [&stop] { std::stop_source(stop).request_stop(); });
        const auto share = [this, progress](double value) {
            QMetaObject::invokeMethod(this, [progress, value] { progress->setShare(value); });
        };
        Answer answer = work(share, stop.get_token());
        QMetaObject::invokeMethod(this, [stop, progress, then, answer = std::move(answer)] {
            progress->end();
            then(answer, stop.stop_requested());
        });
    });
}

TrackFrameSource TrackJobs::source(const std::stop_token& stop) const
{
    return [held = m_session.view().frames().held(), sequence = m_session.sharedSequence(), poses = m_session.poses(),
            stop](int number) -> Result<TrackFrame> {
        return trackFrameOf(frameFrom(held, *sequence, number, stop), poses.at(number));
    };
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
        [this, following, way, tracks, from = source({}),
         params = PropagationParams{.look = {}, .period_s = m_session.sequence().period_s}](const auto& share,
                                                                                            const std::stop_token& stop) {
            const auto preview = [&](std::size_t object, const PropagatedBox& box) {
                share(static_cast<double>(std::abs(box.frame - way.from)) / way.frames);
                QMetaObject::invokeMethod(this, [this, track = tracks[object], box] { Q_EMIT previewed(track, box.frame, box.box); });
            };
            return pointloom::propagate(following->objects, way, from, params, preview, stop);
        },
        [this, following](const Answer& found, bool) {
            if (found)
                take(*following, *found);
            else
                Q_EMIT said(translated(found.error()));
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
        [box = cuboid->box, home = *home, frames, poses = m_session.poses(), from = source({})](
            const auto& share, const std::stop_token& stop) { return staticBoxes(box, home, frames, from, poses, {}, share, stop); },
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
        [boxes, from = source({})](const auto& share, const std::stop_token& stop) { return viewsOf(boxes, from, share, stop); },
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
