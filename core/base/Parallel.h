// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace pointloom {

/// Calls body(first, last) for pieces that together cover [0, count) once, on as many threads as oneTBB finds useful.
/// The pieces differ from run to run: a body must write only what belongs to its own piece.
void parallelFor(std::size_t count, const std::function<void(std::size_t first, std::size_t last)>& body, std::size_t grain = 4096);

/// Runs body on this thread alone, also what it does in parallel, and makes the thread one that others go before: for work that nobody
/// waits for, on a worker of its own. The thread stays so.
void inBackground(const std::function<void()>& body);

}  // namespace pointloom
