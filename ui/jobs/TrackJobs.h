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
#include <memory>
#include <optional>
#include <set>

namespace pointloom {

/// What is done to a track by reading its frames: following it, locking it to the world, solving its size. On a worker, with progress; each
/// is one edit at its end.
class TrackJobs : public QObject
{
    Q_OBJECT

public:
    TrackJobs(Session& session, ProgressCentre& progress, QObject* parent = nullptr);

    /// What a person says about whether the objects that are followed move.
    [[nodiscard]] MotionChoice motion() const { return m_motion; }
    void setMotion(MotionChoice motion) { m_motion = motion; }

    /// Follows objects from these boxes, which are in one frame, on (+1) or back (-1). Stopping it keeps what was found.
    /// @param upTo  the last frame to look in; without it as far as they are seen
    void propagate(const std::set<Id<Cuboid>>& seeds, int direction, std::optional<int> upTo = {});
    /// Follows an object from its first or last box until it has one in these frames, which lie before or after its life.
    void extend(Id<Track> track, const FrameRange& frames);
    /// Boxes between the anchors of a track, at once.
    void interpolate(Id<Track> track, const FrameRange& range);
    /// The box once for all frames in which it is seen: the object stands still in the world.
    void standStill(Id<Cuboid> seed);

    /// One size for a track, as a proposal that waits to be taken.
    struct SizeProposal
    {
        Id<Track> track;
        SizeSolve solve;
    };
    void solveSize(Id<Track> track);
    [[nodiscard]] const std::optional<SizeProposal>& proposal() const { return m_proposal; }
    void takeSize();
    void dropSize();

Q_SIGNALS:
    void said(const QString& text);
    /// A box that was found by following, before it is taken; the end of that.
    void previewed(pointloom::Id<pointloom::Track> track, int frame, const pointloom::OrientedBox& box);
    void previewEnded();
    void proposalChanged();

private:
    struct Following;
    /// Frames for one job; whether it will hold one while asking for the next.
    using FrameBorrower = std::function<TrackFrameSource(FrameLoader::Holds holds)>;

    /// Runs work on a worker, with its progress under this title, and what it answers on this thread.
    template <class Answer>
    void run(const QString& title, std::function<Answer(const JobContext& context, const FrameBorrower& frames)> work,
             std::function<void(const Answer& answer, bool stopped)> then);
    void take(const Following& following, const std::vector<Propagation>& found);
    [[nodiscard]] QString summary(const Following& following, const std::vector<Propagation>& found) const;

    Session& m_session;
    ProgressCentre& m_progress;
    JobSeries m_jobs;
    MotionChoice m_motion = MotionChoice::byEvidence;
    std::optional<SizeProposal> m_proposal;
};

}  // namespace pointloom
