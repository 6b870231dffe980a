// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSeries.h"
#include "core/labels/TrackGestures.h"
#include "core/track/Propagation.h"
#include "core/track/SizeSolve.h"
#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace pointloom {

/// Where jobs on tracks that read its frames run: on a worker, with progress, and with one edit at their end. What they are is in
/// TrackJobList.h.
class TrackJobs : public QObject
{
    Q_OBJECT

public:
    TrackJobs(Session& session, ProgressCentre& progress, QObject* parent = nullptr);

    [[nodiscard]] Session& session() { return m_session; }

    /// What a person says about whether the objects that are followed move.
    [[nodiscard]] MotionChoice motion() const { return m_motion; }
    void setMotion(MotionChoice motion) { m_motion = motion; }

    /// Frames for one job; whether it will hold one while asking for the next.
    using FrameBorrower = std::function<TrackFrameSource(FrameLoader::Holds holds)>;
    /// Runs work on a worker, with its progress under this title, and then what it answered on this thread; neither when this is gone.
    template <class Answer>
    void run(const QString& title, std::function<Answer(const JobContext& context, const FrameBorrower& frames)> work,
             std::function<void(const Answer& answer, bool stopped)> then);

    /// Makes one edit and says how it went, unless it was refused.
    void push(const std::function<Edit(Document& document)>& make, const std::function<QString()>& outcome);
    void say(const QString& text) { Q_EMIT said(m_leftOut.isEmpty() ? text : text + " · " + m_leftOut); }

    /// A box that was found and is not taken yet; the end of such.
    void preview(Id<Track> track, const PropagatedBox& box);
    void endPreview() { Q_EMIT previewEnded(); }

    /// One size for a track, as a proposal that waits to be taken.
    struct SizeProposal
    {
        Id<Track> track;
        SizeSolve solve;
    };
    void proposeSize(SizeProposal proposal);
    [[nodiscard]] const std::optional<SizeProposal>& proposal() const { return m_proposal; }
    void takeSize();
    void dropSize();

Q_SIGNALS:
    void said(const QString& text);
    void previewed(pointloom::Id<pointloom::Track> track, int frame, const pointloom::OrientedBox& box);
    void previewEnded();
    void proposalChanged();

private:
    using Broken = std::map<int, Error>;  ///< by frame
    [[nodiscard]] static QString remarkOn(const Broken& broken);

    Session& m_session;
    ProgressCentre& m_progress;
    JobSeries m_jobs;
    MotionChoice m_motion = MotionChoice::byEvidence;
    std::optional<SizeProposal> m_proposal;
    QString m_leftOut;  ///< which frames the job that just ended could not read
};

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
        Broken broken;
    };
    m_jobs.ask<Ended>(
        std::move(request),
        [work = std::move(work), loader = m_session.view().frames().loader(), poses = m_session.poses()](const JobContext& context) {
            Broken broken;
            std::mutex telling;  // some jobs ask from several threads
            const FrameBorrower borrower = [&](FrameLoader::Holds holds) -> TrackFrameSource {
                return [&, holds](int number) -> Result<TrackFrame> {
                    if (auto placed = poses.checkPlaced(number); !placed) {
                        const std::lock_guard lock(telling);
                        broken.emplace(number, placed.error());
                        return std::unexpected(placed.error());
                    }
                    const auto read = loader->borrow(number, context.stop(), holds);
                    auto frame = trackFrameOf(read, poses.at(number));
                    if (!frame && !context.stopped()) {
                        const std::lock_guard lock(telling);
                        broken.emplace(number, frame.error());
                    }
                    if (frame)
                        frame->index = {*read, (*read)->index.get()};  // it counts for as long as somebody looks into it
                    return frame;
                };
            };
            Answer answer = work(context, borrower);
            return Ended{std::move(answer), context.stopped(), std::move(broken)};
        },
        [this, progress, then = std::move(then)](const Ended& ended) {
            progress->end();
            m_leftOut = remarkOn(ended.broken);
            then(ended.answer, ended.stopped);
            m_leftOut.clear();
        });
}

}  // namespace pointloom
