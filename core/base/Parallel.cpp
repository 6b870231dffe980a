// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace pointloom {

void parallelFor(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body, std::size_t grain)
{
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                      [&](const tbb::blocked_range<std::size_t>& piece) { body(piece.begin(), piece.end()); });
}

}  // namespace pointloom
