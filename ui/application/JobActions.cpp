// SPDX-License-Identifier: Apache-2.0
#include "ui/application/JobActions.h"

#include "ui/jobs/TrackJobList.h"

#include <QAction>

namespace pointloom {

JobActions::JobActions(const ActionSet& actions, Session& session, TrackJobs& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs)
{
    for (const TrackJobEntry& entry : trackJobs())
        connect(&actions[entry.action], &QAction::triggered, this, [this, run = entry.run] {
            if (const Cuboid* selected = m_session.selection().currentCuboid())
                run(m_jobs, *selected);
        });
    connect(&actions[ActionId::takeProposal], &QAction::triggered, &jobs, &TrackJobs::takeSize);
    const auto update = [&action = actions[ActionId::takeProposal], &jobs] { action.setEnabled(jobs.proposal().has_value()); };
    connect(&jobs, &TrackJobs::proposalChanged, this, update);
    update();
}

}  // namespace pointloom

#include "moc_JobActions.cpp"
