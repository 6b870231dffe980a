// SPDX-License-Identifier: Apache-2.0
#include "core/index/LowestHeights.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace pointloom {
namespace {

constexpr float apart_m = 1;  // in height: one of the two is none of the ground

/// Whether no other of the lowest points in and around a cell is about as high as its lowest.
bool isLone(std::span<const Lowest> lowest, std::size_t cell, int columns)
{
    const float z = lowest[cell].z_m[0];
    if (lowest[cell].z_m[1] - z < apart_m)
        return false;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const auto& around = lowest[cell + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(dy) * columns + dx)].z_m;
            if ((dx != 0 || dy != 0) && std::ranges::any_of(around, [&](float other) { return std::abs(other - z) < apart_m; }))
                return false;
        }
    }
    return true;
}

/// What the lowest points of cells look like.
struct Census
{
    std::size_t known = 0;
    std::size_t lone = 0;  ///< of those known
    std::size_t full = 0;
    std::size_t loose = 0;  ///< of the full ones: the lowest points form no floor

    void count(std::span<const Lowest> lowest, std::size_t cell, int columns)
    {
        ++known;
        lone += isLone(lowest, cell, columns) ? 1 : 0;
        const auto& z_m = lowest[cell].z_m;
        if (lowest[cell].count < z_m.size())
            return;
        ++full;
        loose += z_m.back() - z_m.front() > apart_m ? 1 : 0;
    }
    void add(const Census& other)
    {
        known += other.known;
        lone += other.lone;
        full += other.full;
        loose += other.loose;
    }
};

}  // namespace

std::vector<Lowest> lowestHeights(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                  const Raster& raster)
{
    std::vector<Lowest> lowest(raster.cells());
    forEachBand(raster, 1, [&](std::uint32_t first, std::uint32_t end) {
        for (std::size_t i = 0; i < points_m.size(); ++i) {
            if (const std::uint32_t cell = cellOfPoint[i]; cell >= first && cell < end)
                lowest[cell].include(points_m[i].z());
        }
    });
    return lowest;
}

bool isStrewn(std::span<const Lowest> lowest, const Raster& raster)
{
    constexpr std::size_t loneShare = 12;  // one in so many; real frames have one in 20 to 100
    constexpr std::size_t looseShare = 6;  // likewise: one in 15 to 60
    std::mutex adding;
    Census all;
    parallelFor(lowest.size(), [&](std::size_t first, std::size_t last) {
        Census here;
        for (std::size_t cell = first; cell < last; ++cell) {  // those of the margin have no points
            if (lowest[cell].count > 0)
                here.count(lowest, cell, raster.columns);
        }
        const std::scoped_lock lock(adding);
        all.add(here);
    });
    return loneShare * all.lone > all.known || looseShare * all.loose > all.full;
}

}  // namespace pointloom
