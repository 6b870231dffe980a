// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/jobs/TrackJobs.h"

namespace pointloom {

/// Connects the actions on whole tracks with the jobs that do them.
class JobActions : public QObject
{
    Q_OBJECT

public:
    JobActions(const ActionSet& actions, Session& session, TrackJobs& jobs, QObject* parent = nullptr);

private:
    Session& m_session;
    TrackJobs& m_jobs;
};

}  // namespace pointloom
