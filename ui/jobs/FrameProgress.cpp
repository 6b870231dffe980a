// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameProgress.h"

namespace pointloom {

FrameProgress::FrameProgress(Session& session, ProgressCentre& centre) : m_session(session), m_centre(centre)
{
    const auto endIf = [this](int index) {
        if (index == m_session.view().frameIndex())
            m_reading.end();
    };
    connect(&session.view(), &FrameInView::frameChanged, this, &FrameProgress::followFrame);
    connect(&session.view().frames(), &FrameCache::frameReady, this, endIf);
    connect(&session.view().frames(), &FrameCache::frameFailed, this, endIf);
    followFrame();
}

void FrameProgress::follow(MissedObjects& missed)
{
    connect(&missed, &MissedObjects::looking, this, [this, &missed](bool now) {
        if (!now)
            m_looking.end();
        else if (!m_looking.running())
            m_looking = m_centre.begin(tr("Searching for missed objects"), [&missed] { missed.giveUp(); });
    });
}

void FrameProgress::followFrame()
{
    m_reading.end();
    if (m_session.view().frame() == nullptr)
        m_reading = m_centre.begin(tr("Reading frame %1").arg(m_session.view().frameIndex() + 1));
}

}  // namespace pointloom

#include "moc_FrameProgress.cpp"
