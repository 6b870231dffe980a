// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/TrackJobs.h"

#include "ui/application/Translated.h"

#include <algorithm>

namespace pointloom {

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

void TrackJobs::push(const std::function<Edit(Document& document)>& make, const std::function<QString()>& outcome)
{
    if (m_session.editing().pushMade(make) != Editing::Pushed::refused)
        say(outcome());
}

QString TrackJobs::remarkOn(const Broken& broken)
{
    if (broken.empty())
        return {};
    return tr("Frames left out because they cannot be read: %1, the first is %2 (%3)")
        .arg(broken.size())
        .arg(broken.begin()->first + 1)
        .arg(translated(broken.begin()->second));
}

void TrackJobs::preview(Id<Track> track, const PropagatedBox& box)
{
    Q_EMIT previewed(track, box.frame, box.box);
}

void TrackJobs::proposeSize(SizeProposal proposal)
{
    m_proposal = std::move(proposal);
    Q_EMIT proposalChanged();
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

#include "moc_TrackJobs.cpp"
