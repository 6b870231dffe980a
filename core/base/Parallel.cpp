// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace pointloom {

void parallelFor(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body, std::size_t grain)
{
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                      [&](const tbb::blocked_range<std::size_t>& piece) { body(piece.begin(), piece.end()); });
}

void sideBySide(const std::function<void()>& one, const std::function<void()>& other)
{
    tbb::parallel_invoke(one, other);
}

int availableThreads()
{
    return tbb::this_task_arena::max_concurrency();
}

void withThreads(int most, const std::function<void()>& body)
{
    tbb::task_arena(most).execute(body);
}

void inBackground(const std::function<void()>& body)
{
#ifdef __linux__
    constexpr int politeness = 10;
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), politeness);  // Linux counts threads as processes here
#endif
    tbb::task_arena(1).execute(body);
}

}  // namespace pointloom
