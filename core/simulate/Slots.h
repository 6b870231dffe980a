// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Random.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pointloom::simulation {

/// An endless row of places at a steady distance: slot i is around station i * pitch. What is in a slot depends on the seed and
/// its number alone, so that a street needs no length and a longer run begins like a shorter one.
struct SlotRow
{
    std::uint64_t seed = 0;
    double pitch_m = 10;

    [[nodiscard]] std::int64_t slotAt(double station_m) const { return static_cast<std::int64_t>(std::floor(station_m / pitch_m)); }
    [[nodiscard]] std::uint64_t slotSeed(std::int64_t slot) const { return seedOf(seed, slot); }

    /// In [0, 1), spread evenly over any eight neighbours: comparing it with a share fills that share of the slots, not only on average.
    [[nodiscard]] double evenly(std::int64_t slot) const
    {
        constexpr std::int64_t together = 8;
        const std::int64_t within = ((slot % together) + together) % together;
        const std::int64_t first = slot - within;
        const auto ticket = [&](std::int64_t i) { return seedOf(seed, first + i, 1); };
        std::int64_t rank = 0;
        for (std::int64_t i = 0; i < together; ++i)
            rank += ticket(i) < ticket(within) ? 1 : 0;
        const double shift = static_cast<double>(seedOf(seed, first, 2) >> 11) * 0x1p-53;
        return (static_cast<double>(rank) + shift) / static_cast<double>(together);
    }
};

}  // namespace pointloom::simulation
