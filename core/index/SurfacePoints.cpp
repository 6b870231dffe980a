// SPDX-License-Identifier: Apache-2.0
#include "core/index/SurfacePoints.h"

#include "core/base/CountingSort.h"
#include "core/base/Parallel.h"

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

struct HeightOfPoint
{
    float z_m;
    std::uint32_t point;
};

/// The points of a raster by cell, from the lowest to the highest.
class CellColumns
{
public:
    CellColumns(std::span<const std::uint32_t> cellOfPoint, std::span<const Eigen::Vector3f> points_m, const Raster& raster)
        : m_columns(raster.columns),
          m_sorted(sortByKey(cellOfPoint, static_cast<std::uint32_t>(raster.cells()))),
          m_heights(m_sorted.order.size()),
          m_end(m_sorted.start.begin() + 1, m_sorted.start.end())
    {
        forEachCell([&](std::uint32_t cell) {
            for (std::uint32_t k = m_sorted.start[cell]; k < m_end[cell]; ++k)
                m_heights[k] = {points_m[m_sorted.order[k]].z(), m_sorted.order[k]};
            std::ranges::sort(of(cell), {}, &HeightOfPoint::z_m);
        });
    }

    /// Takes out the points with too few others beside them. @returns how many those are
    std::size_t dropUnsupported(std::span<std::uint32_t> cellOfPoint, const SurfaceParams& params)
    {
        std::vector<std::uint8_t> supported(m_heights.size());
        forEachCell([&](std::uint32_t cell) { judge(cell, params, supported); });
        std::atomic<std::size_t> dropped = 0;
        forEachCell([&](std::uint32_t cell) {
            std::uint32_t kept = m_sorted.start[cell];
            for (std::uint32_t k = m_sorted.start[cell]; k < m_end[cell]; ++k) {
                if (supported[k] != 0)
                    m_heights[kept++] = m_heights[k];
                else
                    cellOfPoint[m_heights[k].point] = noCell;
            }
            if (kept != m_end[cell])
                dropped += m_end[cell] - kept;
            m_end[cell] = kept;
        });
        return dropped;
    }

    /// How many points lie in cells, those taken out included.
    [[nodiscard]] std::size_t size() const { return m_heights.size(); }

private:
    [[nodiscard]] std::span<HeightOfPoint> of(std::uint32_t cell)
    {
        return std::span(m_heights).subspan(m_sorted.start[cell], m_end[cell] - m_sorted.start[cell]);
    }

    void forEachCell(auto&& visit)
    {
        parallelFor(m_end.size(), [&](std::size_t first, std::size_t last) {
            for (std::size_t cell = first; cell < last; ++cell) {
                if (m_sorted.start[cell] < m_end[cell])
                    visit(static_cast<std::uint32_t>(cell));
            }
        });
    }

    /// Counts what lies beside each point of a cell inside the raster's margin, in one walk along each of the nine cells.
    void judge(std::uint32_t cell, const SurfaceParams& params, std::vector<std::uint8_t>& supported)
    {
        const auto own = of(cell);
        std::vector<std::ptrdiff_t> beside(own.size(), -1);  // the point itself is no support
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const auto around = of(cell + static_cast<std::uint32_t>(dy * m_columns + dx));
                auto low = around.begin();
                auto high = around.begin();
                for (std::size_t i = 0; i < own.size() && low != around.end(); ++i) {
                    while (low != around.end() && low->z_m <= own[i].z_m - params.agree_m)
                        ++low;
                    while (high != around.end() && high->z_m < own[i].z_m + params.agree_m)
                        ++high;
                    beside[i] += high - low;
                }
            }
        }
        for (std::size_t i = 0; i < own.size(); ++i)
            supported[m_sorted.start[cell] + i] = beside[i] >= params.fewestAround ? 1 : 0;
    }

    int m_columns;
    SortedByKey m_sorted;
    std::vector<HeightOfPoint> m_heights;
    std::vector<std::uint32_t> m_end;  ///< by cell: behind the last of its points that are left
};

}  // namespace

void keepSurfaces(std::vector<std::uint32_t>& cellOfPoint, std::span<const Eigen::Vector3f> points_m, const Raster& raster,
                  const SurfaceParams& params)
{
    constexpr std::size_t leastShare = 20;  // one point in so many
    std::vector<std::uint32_t> kept = cellOfPoint;
    CellColumns columns(kept, points_m, raster);
    const std::size_t all = columns.size();
    std::size_t left = all;
    for (int pass = 0; pass < params.passes; ++pass) {
        const std::size_t dropped = columns.dropUnsupported(kept, params);
        left -= dropped;
        if (dropped == 0)
            break;
    }
    if (leastShare * left >= all)
        cellOfPoint = std::move(kept);
}

}  // namespace pointloom
