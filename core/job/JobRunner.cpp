// SPDX-License-Identifier: Apache-2.0
#include "core/job/JobRunner.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

namespace pointloom {

/// Where a job stands in the queue: the first one is begun next.
struct JobPlace
{
    JobPriority priority;
    int urgency;
    std::uint64_t number;

    friend bool operator<(const JobPlace& a, const JobPlace& b)
    {
        if (a.priority != b.priority)
            return a.priority > b.priority;
        return a.urgency != b.urgency ? a.urgency > b.urgency : a.number < b.number;
    }
};

/// One job as its owner, its worker and the calls to the owner share it. Its last reference goes on the owner's thread: the worker hands
/// its own back with the answer.
struct JobContext::State
{
    std::shared_ptr<JobRunner::Queue> queue;
    JobPlace place{};  ///< guarded by the queue
    std::stop_source stop;
    bool wanted = true;  ///< only touched on the owner's thread
    JobRequest request;  ///< likewise
    std::atomic<double> share = -1;
    std::atomic<bool> isTelling = false;
};

struct JobRunner::Queue
{
    struct Waiting
    {
        std::shared_ptr<JobContext::State> state;
        std::unique_ptr<Job> job;
    };

    /// The first one that a worker of these priorities may begin.
    [[nodiscard]] auto next(JobPriority from, JobPriority to)
    {
        return std::ranges::find_if(waiting, [&](const auto& entry) { return entry.first.priority >= from && entry.first.priority <= to; });
    }

    Post post;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<JobPlace, Waiting> waiting;
    std::set<std::stop_source*> running;
    std::function<void(const Error&)> failed;  ///< only touched on the owners' thread
    std::uint64_t last = 0;
    bool isEnding = false;
};

JobContext::JobContext(std::shared_ptr<State> state) : m_state(std::move(state)), m_stop(m_state->stop.get_token()) {}

void JobContext::progress(double share) const
{
    double before = m_state->share;
    do {
        if (share <= before)
            return;
    } while (!m_state->share.compare_exchange_weak(before, share));
    if (m_state->isTelling.exchange(true))
        return;  // what is under way takes the newest along
    m_state->queue->post([state = m_state] {
        state->isTelling = false;
        if (state->wanted && state->request.progress)
            state->request.progress(std::min(1.0, state->share.load()));
    });
}

void JobContext::tell(std::move_only_function<void()> what) const
{
    m_state->queue->post([state = m_state, what = std::move(what)]() mutable {
        if (state->wanted)
            what();
    });
}

JobHandle& JobHandle::operator=(JobHandle&& other) noexcept
{
    if (this != &other) {
        drop();
        m_state = std::move(other.m_state);
    }
    return *this;
}

bool JobHandle::running() const
{
    return m_state != nullptr && m_state->wanted;
}

void JobHandle::drop()
{
    const auto state = std::move(m_state);
    if (state == nullptr || !std::exchange(state->wanted, false))
        return;
    state->stop.request_stop();
    JobRunner::Queue::Waiting unbegun;  // destroyed here, where it was made, and not under the lock
    const std::lock_guard lock(state->queue->mutex);
    if (const auto found = state->queue->waiting.find(state->place); found != state->queue->waiting.end()) {
        unbegun = std::move(found->second);
        state->queue->waiting.erase(found);
    }
}

void JobHandle::raise(JobPriority priority) const
{
    if (!running())
        return;
    JobRunner::Queue& queue = *m_state->queue;
    const std::lock_guard lock(queue.mutex);
    auto node = queue.waiting.extract(m_state->place);
    if (node.empty())
        return;
    m_state->place.priority = std::max(m_state->place.priority, priority);
    node.key() = m_state->place;
    queue.waiting.insert(std::move(node));
    queue.changed.notify_all();
}

int JobRunner::usualWorkers()
{
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

JobRunner::JobRunner(Post post, int workers) : m_queue(std::make_shared<Queue>())
{
    m_queue->post = std::move(post);
    const auto begin = [this](JobPriority from, JobPriority to) { m_threads.emplace_back([this, from, to] { work(from, to); }); };
    begin(JobPriority::background, JobPriority::background);
    begin(JobPriority::interactive, JobPriority::interactive);
    begin(JobPriority::prefetch, JobPriority::interactive);
    for (int i = 0; i < workers; ++i)
        begin(JobPriority::lasting, JobPriority::interactive);
}

JobRunner::~JobRunner()
{
    std::map<JobPlace, Queue::Waiting> unbegun;
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->isEnding = true;
        unbegun.swap(m_queue->waiting);
        for (std::stop_source* stop : m_queue->running)
            stop->request_stop();
        m_queue->changed.notify_all();
    }
    m_threads.clear();  // joins
}

JobHandle JobRunner::start(JobRequest request, std::unique_ptr<Job> job)
{
    auto state = std::make_shared<JobContext::State>();
    state->queue = m_queue;
    state->stop = request.stop;
    state->request = std::move(request);
    {
        const std::lock_guard lock(m_queue->mutex);
        state->place = {state->request.priority, state->request.urgency, ++m_queue->last};
        m_queue->waiting.emplace(state->place, Queue::Waiting{state, std::move(job)});
        m_queue->changed.notify_all();  // of those that sleep, perhaps only one may take it
    }
    return JobHandle(std::move(state));
}

void JobRunner::onFailure(std::function<void(const Error&)> told)
{
    m_queue->failed = std::move(told);
}

/// The end of a worker's stack: what is thrown beyond it ends the program. Answers what was thrown.
std::optional<Error> JobRunner::run(Job& job, const JobContext& context, bool background)
{
    try {
        if (background)
            inBackground([&] { job.run(context); });
        else
            job.run(context);
        return std::nullopt;
    } catch (const std::exception& problem) {
        return unforeseen(problem);
    }
}

void JobRunner::work(JobPriority from, JobPriority to)
{
    Queue& queue = *m_queue;
    while (true) {
        Queue::Waiting now;
        {
            std::unique_lock lock(queue.mutex);
            auto next = queue.waiting.end();
            queue.changed.wait(lock, [&] {
                next = queue.next(from, to);
                return queue.isEnding || next != queue.waiting.end();
            });
            if (queue.isEnding)
                return;
            now = std::move(next->second);
            queue.waiting.erase(next);
            queue.running.insert(&now.state->stop);
        }
        std::stop_source* const stop = &now.state->stop;
        auto failure = run(*now.job, JobContext(now.state), to == JobPriority::background);
        {
            const std::lock_guard lock(queue.mutex);
            queue.running.erase(stop);
        }
        queue.post([state = std::move(now.state), job = std::move(now.job), failure = std::move(failure)] {
            if (failure && state->queue->failed)
                state->queue->failed(*failure);
            if (!std::exchange(state->wanted, false))
                return;
            if (failure)
                job->expire();
            else if (state->request.now && state->request.now() != state->request.seen)
                job->expire();
            else
                job->deliver();
        });
    }
}

}  // namespace pointloom
