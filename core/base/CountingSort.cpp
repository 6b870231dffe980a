// SPDX-License-Identifier: Apache-2.0
#include "core/base/CountingSort.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace pointloom {
namespace {

constexpr std::size_t itemsPerChunk = 16384;
constexpr int bandBits = 7;  // 128 places to write to at once still have a cache line each
constexpr std::size_t mostBands = std::size_t{1} << bandBits;

struct Item
{
    std::uint32_t key;
    std::uint32_t number;
};

/// Where each chunk of items writes in each band.
using ChunkPlaces = std::vector<std::array<std::uint32_t, mostBands>>;

/// Calls body(chunk, first, last) for the items of each chunk.
template <class Body> void forEachChunk(std::size_t items, std::size_t chunks, Body&& body)
{
    parallelFor(
        chunks,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t chunk = first; chunk < last; ++chunk)
                body(chunk, chunk * itemsPerChunk, std::min(items, (chunk + 1) * itemsPerChunk));
        },
        1);
}

/// Turns counts by chunk and band into places: band after band, in each the chunks in order.
/// @returns where each band begins, one more at the end
std::array<std::uint32_t, mostBands + 1> placesFrom(ChunkPlaces& counts)
{
    std::array<std::uint32_t, mostBands + 1> bandStart{};
    std::uint32_t place = 0;
    for (std::size_t band = 0; band < mostBands; ++band) {
        bandStart[band] = place;
        for (auto& chunk : counts) {
            const std::uint32_t count = chunk[band];
            chunk[band] = place;
            place += count;
        }
    }
    bandStart[mostBands] = place;
    return bandStart;
}

/// Sorts the items of one band, whose keys lie in [firstKey, lastKey).
void sortBand(std::span<const Item> items, std::uint32_t place, std::uint32_t firstKey, std::uint32_t lastKey, SortedByKey& sorted)
{
    std::vector<std::uint32_t> next(lastKey - firstKey);
    for (const Item& item : items)
        ++next[item.key - firstKey];
    for (std::uint32_t key = firstKey; key < lastKey; ++key) {
        sorted.start[key] = place;
        place += next[key - firstKey];
        next[key - firstKey] = sorted.start[key];
    }
    for (const Item& item : items)
        sorted.order[next[item.key - firstKey]++] = item.number;
}

}  // namespace

SortedByKey sortByKey(std::span<const std::uint32_t> keys, std::uint32_t keyCount)
{
    const int shift = std::max(0, static_cast<int>(std::bit_width(keyCount)) - bandBits);
    const std::size_t chunks = (keys.size() + itemsPerChunk - 1) / itemsPerChunk;
    ChunkPlaces places(chunks);
    forEachChunk(keys.size(), chunks, [&](std::size_t chunk, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            if (keys[i] != noKey)
                ++places[chunk][keys[i] >> shift];
        }
    });
    const auto bandStart = placesFrom(places);

    Buffer<Item> banded(bandStart.back());
    forEachChunk(keys.size(), chunks, [&](std::size_t chunk, std::size_t first, std::size_t last) {
        auto& place = places[chunk];
        for (std::size_t i = first; i < last; ++i) {
            if (keys[i] != noKey)
                banded[place[keys[i] >> shift]++] = {keys[i], static_cast<std::uint32_t>(i)};
        }
    });

    SortedByKey sorted{Buffer<std::uint32_t>(banded.size()), Buffer<std::uint32_t>(std::size_t{keyCount} + 1)};
    sorted.start[keyCount] = bandStart.back();
    parallelFor(
        mostBands,
        [&](std::size_t firstBand, std::size_t lastBand) {
            for (std::size_t band = firstBand; band < lastBand; ++band) {
                const auto limit = [&](std::size_t of) {
                    return static_cast<std::uint32_t>(std::min<std::uint64_t>(keyCount, std::uint64_t{of} << shift));
                };
                const std::span items(banded.data() + bandStart[band], banded.data() + bandStart[band + 1]);
                sortBand(items, bandStart[band], limit(band), limit(band + 1), sorted);
            }
        },
        4);
    return sorted;
}

}  // namespace pointloom
