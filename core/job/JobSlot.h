// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/job/JobRunner.h"

#include <optional>
#include <type_traits>

namespace pointloom {

/// A pure function of what it holds, and who takes its answer. The work may hold anything that is safe to read on a worker; all of it is
/// destroyed on the owner's thread. What the answer holds is made on the worker and given to the owner.
template <class Answer> class AnsweringJob : public Job
{
public:
    using Work = std::move_only_function<Answer(const JobContext& context)>;
    using Take = std::move_only_function<void(Answer answer)>;

    AnsweringJob(Work work, Take take) : m_work(std::move(work)), m_take(std::move(take)) {}

    /// An answer that can be a failure is one where the work throws. Any other is not given: the runner tells.
    void run(const JobContext& context) override
    {
        if constexpr (std::is_constructible_v<Answer, std::unexpected<Error>>) {
            try {
                m_answer.emplace(m_work(context));
            } catch (const std::exception& problem) {
                m_answer.emplace(std::unexpected(unforeseen(problem)));
            }
        } else {
            m_answer.emplace(m_work(context));
        }
    }
    void deliver() override { m_take(std::move(*m_answer)); }

private:
    Work m_work;
    Take m_take;
    std::optional<Answer> m_answer;
};

/// Asks one kind of question of the workers. The newest question counts: an older one is stopped and never answered. Lives on the owner's
/// thread and ends with the owner: then nothing is delivered any more, and nobody waits.
template <class Answer> class JobSlot
{
public:
    using Work = AnsweringJob<Answer>::Work;
    using Take = AnsweringJob<Answer>::Take;

    explicit JobSlot(JobRunner& runner) : m_runner(runner) {}

    void ask(JobRequest request, Work work, Take take)
    {
        m_handle = {};  // the older one goes first, so that its place is free
        m_handle = m_runner.start(std::move(request), std::make_unique<AnsweringJob<Answer>>(std::move(work), std::move(take)));
    }
    [[nodiscard]] bool running() const { return m_handle.running(); }
    void drop() { m_handle.drop(); }
    void raise(JobPriority priority) const { m_handle.raise(priority); }

private:
    JobRunner& m_runner;
    JobHandle m_handle;
};

}  // namespace pointloom
