// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"

#include <deque>

namespace pointloom {

/// The jobs of one owner, one after the other in the order in which they were asked for, each of which is answered unless that is stale by
/// then. Otherwise like a JobSlot.
class JobSeries
{
public:
    explicit JobSeries(JobRunner& runner) : m_runner(runner) {}
    JobSeries(const JobSeries&) = delete;
    JobSeries& operator=(const JobSeries&) = delete;

    template <class Answer> void ask(JobRequest request, typename AnsweringJob<Answer>::Work work, typename AnsweringJob<Answer>::Take take)
    {
        m_waiting.push_back({std::move(request), std::make_unique<AnsweringJob<Answer>>(std::move(work), std::move(take))});
        if (!m_handle.running())
            startNext();
    }
    [[nodiscard]] bool running() const { return m_handle.running() || !m_waiting.empty(); }

private:
    /// Lets the next one begin before the answer is taken: taking it may end the owner.
    class Link : public Job
    {
    public:
        Link(JobSeries& series, std::unique_ptr<Job> job) : m_series(series), m_job(std::move(job)) {}

        void run(const JobContext& context) override { m_job->run(context); }
        void deliver() override
        {
            m_series.startNext();
            m_job->deliver();
        }
        void expire() override
        {
            m_series.startNext();
            m_job->expire();
        }

    private:
        JobSeries& m_series;
        std::unique_ptr<Job> m_job;
    };
    struct Waiting
    {
        JobRequest request;
        std::unique_ptr<Job> job;
    };

    void startNext()
    {
        if (m_waiting.empty())
            return;
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_handle = m_runner.start(std::move(next.request), std::make_unique<Link>(*this, std::move(next.job)));
    }

    JobRunner& m_runner;
    std::deque<Waiting> m_waiting;
    JobHandle m_handle;
};

}  // namespace pointloom
