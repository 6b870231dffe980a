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

#ifdef POINTLOOM_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace pointloom {
namespace {

/// Tells ThreadSanitizer what oneTBB promises: what was written before the work is handed out is seen by every piece, and what the pieces
/// wrote is seen after the work. Between the pieces nothing is promised, and nothing is told. ThreadSanitizer cannot find that out by
/// itself, because oneTBB's library is not made for it; for the same reason this file, the only one that holds any of oneTBB's code, is
/// compiled without it (see CMakeLists.txt). Does nothing in an ordinary build.
class HandedOut
{
public:
    HandedOut() { release(&m_handed); }
    HandedOut(const HandedOut&) = delete;
    HandedOut& operator=(const HandedOut&) = delete;
    ~HandedOut() { acquire(&m_done); }

    void run(const std::function<void()>& piece)
    {
        acquire(&m_handed);
        piece();
        release(&m_done);
    }

private:
#ifdef POINTLOOM_TSAN
    static void acquire(char* tag) { __tsan_acquire(tag); }
    static void release(char* tag) { __tsan_release(tag); }
#else
    static void acquire(char*) {}
    static void release(char*) {}
#endif

    char m_handed = 0;
    char m_done = 0;
};

}  // namespace

// Isolated: a thread that waits for the pieces of a loop inside takes none of the loop outside meanwhile. Those may wait for what the
// waiting one holds further up its stack (room in memory, a lock), and would wait for ever.

void parallelFor(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body, std::size_t grain)
{
    HandedOut work;
    tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                          [&](const tbb::blocked_range<std::size_t>& piece) { work.run([&] { body(piece.begin(), piece.end()); }); });
    });
}

void sideBySide(const std::function<void()>& one, const std::function<void()>& other)
{
    HandedOut work;
    tbb::this_task_arena::isolate([&] { tbb::parallel_invoke([&] { work.run(one); }, [&] { work.run(other); }); });
}

int availableThreads()
{
    return tbb::this_task_arena::max_concurrency();
}

void withThreads(int most, const std::function<void()>& body)
{
    HandedOut work;
    tbb::task_arena(most).execute([&] { work.run(body); });
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
