// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobRunner.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <deque>
#include <mutex>

namespace pointloom {

/// A runner whose answers come as events of the thread on which it was made. Its end asks all jobs to stop and waits for that alone;
/// answers that are still under way are dropped.
class EventJobs
{
public:
    EventJobs() : m_runner([this](Call call) { m_home.post(std::move(call)); }) {}

    [[nodiscard]] JobRunner& runner() { return m_runner; }

private:
    using Call = std::move_only_function<void()>;

    /// Where calls wait, an event for each. They are no part of the events: of what is given to QMetaObject::invokeMethod(), the thread
    /// that gives it holds a reference for a moment longer, and may be the one that destroys it.
    class Home : public QObject
    {
    public:
        void post(Call call)
        {
            {
                const std::lock_guard lock(m_mutex);
                m_calls.push_back(std::move(call));
            }
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
        }

    protected:
        void customEvent(QEvent*) override { take()(); }

    private:
        Call take()
        {
            const std::lock_guard lock(m_mutex);
            Call call = std::move(m_calls.front());
            m_calls.pop_front();
            return call;
        }

        std::mutex m_mutex;
        std::deque<Call> m_calls;
    };

    Home m_home;  ///< outlives the runner's threads
    JobRunner m_runner;
};

}  // namespace pointloom
