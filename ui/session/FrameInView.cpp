// SPDX-License-Identifier: Apache-2.0
#include "ui/session/FrameInView.h"

#include <algorithm>
#include <utility>

namespace pointloom {

FrameInView::FrameInView(JobRunner& jobs, std::shared_ptr<const Sequence> sequence, int frame)
    : m_frameCount(static_cast<int>(sequence->frames.size())), m_frame(clamped(frame)), m_frames(jobs, std::move(sequence))
{
    m_frames.want(m_frame);
}

int FrameInView::clamped(int index) const
{
    return std::clamp(index, 0, m_frameCount - 1);
}

void FrameInView::goToFrame(int index)
{
    index = clamped(index);
    if (index == m_frame)
        return;
    Q_EMIT leaving(index);
    m_frame = index;
    m_together.reset();
    m_corrected.reset();
    m_frames.want(index);
    Q_EMIT frameChanged(index);
    Q_EMIT arrived(index);
}

void FrameInView::readAgain()
{
    if (failure() == nullptr)
        return;
    m_frames.want(m_frame);
    Q_EMIT frameChanged(m_frame);
}

void FrameInView::showTogether(std::shared_ptr<const Frame> frames)
{
    m_together = std::move(frames);
    Q_EMIT shownChanged();
}

void FrameInView::showCorrected(std::shared_ptr<const Frame> frame)
{
    if (frame == m_corrected)
        return;
    m_corrected = std::move(frame);
    if (!m_together)
        Q_EMIT shownChanged();
}

void FrameInView::setSweepMoment(std::optional<FrameMoment> moment)
{
    if (std::exchange(m_sweepMoment, moment) != moment)
        Q_EMIT sweepMomentChanged();
}

}  // namespace pointloom

#include "moc_FrameInView.cpp"
