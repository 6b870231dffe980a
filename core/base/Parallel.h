// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace pointloom {

/// Calls body(first, last) for pieces that together cover [0, count) once, on as many threads as oneTBB finds useful.
/// The pieces differ from run to run: a body must write only what belongs to its own piece.
void parallelFor(std::size_t count, const std::function<void(std::size_t first, std::size_t last)>& body, std::size_t grain = 4096);

/// Runs two things that do not depend on each other, at once when there is a thread for it, and waits for both.
void sideBySide(const std::function<void()>& one, const std::function<void()>& other);

/// How many threads that is at most, for who is calling.
[[nodiscard]] int availableThreads();

/// Runs body on so many threads at most, also what it does in parallel; this thread is one of them.
void withThreads(int most, const std::function<void()>& body);

/// Runs body on this thread alone, also what it does in parallel, and makes the thread one that others go before: for work that nobody
/// waits for, on a worker of its own. The thread stays so.
void inBackground(const std::function<void()>& body);

}  // namespace pointloom
