// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobRunner.h"

#include <QObject>

namespace pointloom {

/// A runner whose answers come as events of the thread on which it was made. Its end asks all jobs to stop and waits for that alone; answers
/// that are still under way are dropped.
class EventJobs
{
public:
    EventJobs()
        : m_runner([this](std::move_only_function<void()> call) {
              QMetaObject::invokeMethod(&m_home, [call = std::move(call)]() mutable { call(); }, Qt::QueuedConnection);
          })
    {
    }

    [[nodiscard]] JobRunner& runner() { return m_runner; }

private:
    QObject m_home;  ///< outlives the runner's threads
    JobRunner m_runner;
};

}  // namespace pointloom
