// SPDX-License-Identifier: Apache-2.0
#include "core/index/GroundPits.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace pointloom {
namespace {

/// What the lowest height of a cell is.
enum class Verdict : std::uint8_t { ground, perhapsDeep, pit };

/// Tells reflections from below the ground among the lowest heights of the cells.
class PitFinder
{
public:
    PitFinder(std::span<const Lowest> lowest, const std::vector<float>& low_m, const Raster& raster, const PitParams& params)
        : m_lowest(lowest), m_low(low_m), m_columns(raster.columns), m_params(params), m_verdict(low_m.size(), Verdict::ground)
    {}

    /// Only cells inside the raster's margin have a height.
    [[nodiscard]] const std::vector<Verdict>& find()
    {
        parallelFor(m_low.size(), [&](std::size_t first, std::size_t last) {
            for (std::size_t cell = first; cell < last; ++cell) {
                if (m_low[cell] < unknownHeight_m)
                    m_verdict[cell] = !isConfirmed(cell) ? (isSpeck(cell) ? Verdict::pit : Verdict::ground)
                        : standsDeep(cell)               ? Verdict::perhapsDeep
                                                         : Verdict::ground;
            }
        });
        for (std::size_t cell = 0; cell < m_verdict.size(); ++cell) {
            if (m_verdict[cell] == Verdict::perhapsDeep)
                judgeClump(cell);
        }
        return m_verdict;
    }

private:
    [[nodiscard]] std::size_t away(std::size_t cell, int columns, int rows) const
    {
        return cell + static_cast<std::size_t>(rows * m_columns + columns);
    }

    /// Whether at least two of the eight neighbours are about as high.
    [[nodiscard]] bool isConfirmed(std::size_t cell) const
    {
        int agreeing = -1;  // the cell agrees with itself
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx)
                agreeing += std::abs(m_low[away(cell, dx, dy)] - m_low[cell]) < m_params.agree_m ? 1 : 0;
        }
        return agreeing >= 2;
    }

    /// Whether a cell lies deeper than a speck below the first quartile of the 9 x 9 cells around it, or is too lonely to tell.
    [[nodiscard]] bool isSpeck(std::size_t cell) const
    {
        constexpr int reach = 4;
        constexpr int fewest = 4;
        const float deep_m = m_low[cell] + m_params.speckDepth_m;
        int known = 0;
        int asLow = 0;
        for (int dy = -reach; dy <= reach; ++dy) {
            const float* row = m_low.data() + away(cell, -reach, dy);
            for (int i = 0; i <= 2 * reach; ++i) {
                known += row[i] < unknownHeight_m ? 1 : 0;
                asLow += row[i] <= deep_m ? 1 : 0;
            }
        }
        if (known < fewest)
            return m_lowest[cell].count < 3;
        return asLow <= known / 4;  // so the first quartile stands higher
    }

    /// Whether three quarters of what is known two metres away stand higher by the depth of a clump.
    [[nodiscard]] bool standsDeep(std::size_t cell) const
    {
        constexpr int d = 4;
        const std::array<std::size_t, 8> ring{away(cell, -d, -d), away(cell, 0, -d), away(cell, d, -d), away(cell, -d, 0),
                                              away(cell, d, 0),   away(cell, -d, d), away(cell, 0, d),  away(cell, d, d)};
        int known = 0;
        int higher = 0;
        for (const std::size_t other : ring) {
            known += m_low[other] < unknownHeight_m ? 1 : 0;
            higher += m_low[other] < unknownHeight_m && m_low[other] > m_low[cell] + m_params.clumpDepth_m ? 1 : 0;
        }
        return known >= 3 && 4 * higher >= 3 * known;
    }

    /// A pit when the cells joined to this one in small steps are few, ground when they are many.
    void judgeClump(std::size_t cell)
    {
        std::vector<std::size_t> clump{cell};
        for (std::size_t next = 0; next < clump.size() && clump.size() <= m_params.clumpCells; ++next) {
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const std::size_t other = away(clump[next], dx, dy);
                    if (std::abs(m_low[other] - m_low[clump[next]]) < m_params.agree_m && std::ranges::find(clump, other) == clump.end())
                        clump.push_back(other);
                }
            }
        }
        const Verdict verdict = clump.size() <= m_params.clumpCells ? Verdict::pit : Verdict::ground;
        for (const std::size_t member : clump)
            m_verdict[member] = verdict;
    }

    std::span<const Lowest> m_lowest;
    const std::vector<float>& m_low;
    int m_columns;
    PitParams m_params;
    std::vector<Verdict> m_verdict;
};

}  // namespace

void forgetPits(std::vector<float>& low_m, std::span<const Lowest> lowest, const Raster& raster, const PitParams& params)
{
    PitFinder finder(lowest, low_m, raster, params);
    const std::vector<Verdict>& verdicts = finder.find();
    for (std::size_t cell = 0; cell < low_m.size(); ++cell) {
        if (verdicts[cell] == Verdict::pit)
            low_m[cell] = unknownHeight_m;
    }
}

}  // namespace pointloom
