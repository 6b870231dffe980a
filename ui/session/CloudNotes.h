// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSeries.h"
#include "core/store/Workspace.h"
#include "ui/session/Editing.h"

#include <QObject>

#include <memory>
#include <set>

namespace pointloom {

struct Sequence;

/// Has the workspace note by its contents the cloud of each frame that gets labels: these belong to that cloud, whatever gets its name
/// later.
class CloudNotes : public QObject
{
    Q_OBJECT

public:
    CloudNotes(JobRunner& jobs, std::shared_ptr<Workspace> workspace, std::int64_t task, std::shared_ptr<const Sequence> sequence,
               const Editing& editing);

private:
    void follow(const Edit& edit);

    std::shared_ptr<Workspace> m_workspace;
    std::int64_t m_task;
    std::shared_ptr<const Sequence> m_sequence;
    const Editing& m_editing;
    std::set<int> m_noted;  ///< positions
    JobSeries m_noting;
};

}  // namespace pointloom
