// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"

#include <cstdint>
#include <span>

namespace pointloom {

/// Numbers sorted by a key each, those of equal keys in their own order.
struct SortedByKey
{
    Buffer<std::uint32_t> order;  ///< the numbers of all items that have a key
    Buffer<std::uint32_t> start;  ///< by key: where its items begin in order; one more at the end
};

/// The key of an item that is left out.
inline constexpr std::uint32_t noKey = 0xFFFFFFFFU;

/// Sorts the numbers 0 .. keys.size() - 1 by key.
///
/// @param keys  each below keyCount, or noKey
/// O(items + keyCount), in two rounds: into bands of keys first and then each band by itself, so that what is written at random lies
/// in the nearest cache and all threads have work. The result is the same on any number of them.
[[nodiscard]] SortedByKey sortByKey(std::span<const std::uint32_t> keys, std::uint32_t keyCount);

}  // namespace pointloom
