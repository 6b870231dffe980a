// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobRunner.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace pointloom::test {

/// Stands for the thread of a window: calls that were posted wait until they are made here.
class OwnerThread
{
public:
    [[nodiscard]] JobRunner::Post post()
    {
        return [this](std::move_only_function<void()> call) {
            const std::lock_guard lock(m_mutex);
            m_calls.push_back(std::move(call));
            m_posted.notify_all();
        };
    }

    /// Makes calls, and waits for more, until something is so.
    void runUntil(const std::function<bool()>& isSo)
    {
        while (!isSo())
            makeOne(take(true));
    }
    /// Makes so many of those calls that are there.
    void run(std::size_t calls)
    {
        for (std::size_t i = 0; i < calls; ++i)
            makeOne(take(false));
    }

private:
    using Call = std::move_only_function<void()>;

    [[nodiscard]] Call take(bool waits)
    {
        std::unique_lock lock(m_mutex);
        if (waits)
            m_posted.wait(lock, [this] { return !m_calls.empty(); });
        if (m_calls.empty())
            return {};
        Call call = std::move(m_calls.front());
        m_calls.pop_front();
        return call;
    }
    static void makeOne(Call call)
    {
        if (call)
            call();
    }

    std::mutex m_mutex;
    std::condition_variable m_posted;
    std::deque<Call> m_calls;
};

/// Holds workers up until it is opened.
class Gate
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    /// On a worker.
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_reached;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
    }
    /// Until so many workers stand before it.
    void awaitReached(int workers)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_reached >= workers; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = false;
    int m_reached = 0;
};

}  // namespace pointloom::test
