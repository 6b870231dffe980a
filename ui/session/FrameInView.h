// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/job/JobRunner.h"
#include "core/track/SweepMotion.h"
#include "ui/jobs/FrameCache.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pointloom {

/// Which frame of a sequence is looked at, and as what: alone, several together, or with moving objects put right. Lives on the UI thread.
class FrameInView : public QObject
{
    Q_OBJECT

public:
    /// Begins to read the frame at once. An index outside of the sequence means its nearest frame.
    FrameInView(JobRunner& jobs, std::shared_ptr<const Sequence> sequence, int frame);

    [[nodiscard]] FrameCache& frames() { return m_frames; }
    [[nodiscard]] const FrameCache& frames() const { return m_frames; }

    [[nodiscard]] int frameIndex() const { return m_frame; }
    void goToFrame(int index);
    /// The frame in sight when it has been read.
    [[nodiscard]] std::shared_ptr<const Frame> frame() const { return m_frames.frame(m_frame); }
    /// Why there is none, when it cannot be read.
    [[nodiscard]] const Error* failure() const { return m_frames.failure(m_frame); }
    /// Tries once more to read a frame that could not be read: its file may have been put right.
    void readAgain();
    /// What is seen and fitted to: that frame, or several together in its place.
    [[nodiscard]] std::shared_ptr<const Frame> shown() const { return m_together ? m_together : m_corrected ? m_corrected : frame(); }
    /// Until another frame is gone to; null: the frame alone. In the coordinates of the frame in sight, with its origin.
    void showTogether(std::shared_ptr<const Frame> frames);
    /// The frame in sight with the points of moving objects where they were at one moment, until another frame is gone to; null: as it is.
    void showCorrected(std::shared_ptr<const Frame> frame);
    /// The moment of the sweep for which moving objects are shown and fitted; nothing: each point when it was measured.
    [[nodiscard]] std::optional<FrameMoment> sweepMoment() const { return m_sweepMoment; }
    void setSweepMoment(std::optional<FrameMoment> moment);

Q_SIGNALS:
    /// For what goes along with the frame, before and after all others hear of it: it changes in the first and tells in the last.
    void leaving(int next);
    void frameChanged(int index);  ///< also when it is read anew
    void arrived(int index);

    void shownChanged();
    void sweepMomentChanged();

private:
    [[nodiscard]] int clamped(int index) const;

    int m_frameCount;
    int m_frame;
    FrameCache m_frames;
    std::shared_ptr<const Frame> m_together;
    std::shared_ptr<const Frame> m_corrected;
    std::optional<FrameMoment> m_sweepMoment;
};

}  // namespace pointloom
