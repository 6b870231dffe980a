// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace pointloom {

/// What goes first when more is asked for than there are threads. Nothing that runs is interrupted: so a thread is kept free for each of
/// the upper kinds, and what nobody waits for has a thread of its own.
enum class JobPriority {
    background,   ///< nobody waits for it: on a thread that every other one goes before, and on that alone
    lasting,      ///< takes seconds or minutes, with its progress shown: an export, an object that is followed
    prefetch,     ///< may soon be wanted
    visible,      ///< is missing in what is seen
    interactive,  ///< the hand waits for it
};

/// What a job knows of those who asked for it. On the worker that runs the job, and on threads that the job itself uses.
class JobContext
{
public:
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }

    /// How much is done, 0..1. Less than what was said before is not told; what comes faster than it is taken is told once.
    void progress(double share) const;
    /// Runs something on the owner's thread, in the order told and before the answer, as long as the job is wanted.
    void tell(std::move_only_function<void()> what) const;

private:
    friend class JobHandle;
    friend class JobRunner;
    struct State;

    explicit JobContext(std::shared_ptr<State> state);

    std::shared_ptr<State> m_state;
    std::stop_token m_stop;
};

/// How a job is to be done, besides what it does.
struct JobRequest
{
    JobPriority priority = JobPriority::visible;
    int urgency = 0;             ///< among those of one priority: the highest first, then the one that was asked for first
    std::stop_source stop = {};  ///< stops the work; its answer still comes. Dropping the job stops it, too
    std::move_only_function<void(double share)> progress = {};  ///< on the owner's thread
    /// The revision or key of what the job works on, and what that is now, asked on the owner's thread: an answer about another one is
    /// dropped. Without it every answer is taken.
    std::uint64_t seen = 0;
    std::move_only_function<std::uint64_t()> now = {};
};

/// A job from when it was asked for until its answer has come. Ends with its owner, on the owner's thread, and waits for nothing: a job
/// that runs is asked to stop and goes on by itself, and nothing of it is ever delivered.
class JobHandle
{
public:
    JobHandle() = default;
    JobHandle(JobHandle&& other) noexcept = default;
    JobHandle& operator=(JobHandle&& other) noexcept;
    JobHandle(const JobHandle&) = delete;
    JobHandle& operator=(const JobHandle&) = delete;
    ~JobHandle() { drop(); }

    /// Whether the answer is still to come.
    [[nodiscard]] bool running() const;
    /// The answer is no longer wanted.
    void drop();
    /// Lets it go before others if it still waits.
    void raise(JobPriority priority) const;

private:
    friend class JobRunner;
    explicit JobHandle(std::shared_ptr<JobContext::State> state) : m_state(std::move(state)) {}

    std::shared_ptr<JobContext::State> m_state;
};

/// What is done on a worker and what becomes of it on the owner's thread. Made, delivered and destroyed on the owner's thread, whether it
/// has run or not: what its members hold needs to be safe to read on a worker, not to be destroyed there.
class Job
{
public:
    virtual ~Job() = default;
    virtual void run(const JobContext& context) = 0;  ///< on a worker
    virtual void deliver() = 0;                       ///< on the owner's thread, when it is still wanted
    virtual void expire() {}                          ///< in its place when the answer is stale, or run() threw
};

/// Runs jobs on a fixed number of threads: the only ones of the application that work besides the UI thread, but for oneTBB's, among which
/// a job may share its loops (core/base/Parallel.h). There is one runner for each application. All owners of jobs live on one thread.
class JobRunner
{
public:
    /// Brings a call to the thread of the owners, from any thread, in order, and destroys it there. Must stay usable until the runner ends;
    /// calls that have not been made by then are destroyed unmade.
    using Post = std::function<void(std::move_only_function<void()> call)>;

    /// How many threads do what takes long: all of the machine's but the one that draws.
    [[nodiscard]] static int usualWorkers();

    /// @param workers  for everything but background work. Besides them one takes only what is at least prefetch, one only what is
    ///                 interactive, and one only what is background: threads that wait cost nothing
    explicit JobRunner(Post post, int workers = usualWorkers());
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;
    /// Asks all that runs to stop and waits for it: as long as jobs look at their token, milliseconds. What waits is not begun.
    ~JobRunner();

    [[nodiscard]] JobHandle start(JobRequest request, std::unique_ptr<Job> job);

    /// Who is told, on the owners' thread, of a job that threw and so has no answer. Set before the first job is asked for.
    void onFailure(std::function<void(const Error&)> told);

private:
    friend class JobContext;
    friend class JobHandle;
    struct Queue;

    void work(JobPriority from, JobPriority to);
    static std::optional<Error> run(Job& job, const JobContext& context, bool background);

    std::shared_ptr<Queue> m_queue;
    std::vector<std::jthread> m_threads;
};

}  // namespace pointloom
