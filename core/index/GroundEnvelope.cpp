// SPDX-License-Identifier: Apache-2.0
#include "core/index/GroundEnvelope.h"

#include "core/base/Parallel.h"
#include "core/index/PointLoops.h"
#include "core/index/StrayHeights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace pointloom {
namespace {

constexpr std::size_t sampleCount = 8192;  // enough for quantiles to a percent

float quantile(std::vector<float>& values, double share)
{
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// Every so many points, usable ones only.
std::vector<Eigen::Vector3f> sampled(std::span<const Eigen::Vector3f> points_m)
{
    std::vector<Eigen::Vector3f> sample;
    const std::size_t step = std::max<std::size_t>(1, points_m.size() / sampleCount);
    for (std::size_t i = 0; i < points_m.size(); i += step) {
        if (isUsable(points_m[i]))
            sample.push_back(points_m[i]);
    }
    if (sample.empty()) {
        const auto first = std::ranges::find_if(points_m, [](const auto& p) { return isUsable(p); });
        if (first != points_m.end())
            sample.push_back(*first);
    }
    return sample;
}

/// Leaves only the distances of the points that make up the cloud, however far others are strewn: those within the first reach, doubled as
/// often as that finds many more.
void keepTheBulk(std::vector<float>& distances_m, float reach_m)
{
    constexpr double worthwhile = 1.1;
    const std::size_t fewest = distances_m.size() / 5;
    std::ranges::sort(distances_m);
    const auto within = [&](float reach) {
        return static_cast<std::size_t>(std::ranges::upper_bound(distances_m, reach) - distances_m.begin());
    };
    std::size_t inside = within(reach_m);
    while (inside < distances_m.size()) {
        const std::size_t further = within(2 * reach_m);
        if (inside > fewest && static_cast<double>(further) < worthwhile * static_cast<double>(inside))
            break;
        reach_m *= 2;
        inside = further;
    }
    distances_m.resize(inside);
}

/// The three lowest heights of a cell and how many points it has.
struct Lowest
{
    std::array<float, 3> z_m{unknownHeight_m, unknownHeight_m, unknownHeight_m};
    std::uint32_t count = 0;

    void include(float z)
    {
        ++count;
        if (z < z_m[0])
            z_m = {z, z_m[0], z_m[1]};
        else if (z < z_m[1])
            z_m = {z_m[0], z, z_m[1]};
        else if (z < z_m[2])
            z_m[2] = z;
    }

    /// A full cell can afford to lose its lowest points to noise.
    [[nodiscard]] float robust() const { return count >= 8 ? z_m[2] : count >= 3 ? z_m[1] : z_m[0]; }
};

/// What the lowest height of a cell is.
enum class Verdict : std::uint8_t { ground, perhapsDeep, pit };

/// Tells reflections from below the ground among the lowest heights of the cells.
class PitFinder
{
public:
    PitFinder(std::span<const Lowest> lowest, const std::vector<float>& low_m, const Raster& raster, const EnvelopeParams& params)
        : m_lowest(lowest), m_low(low_m), m_columns(raster.columns), m_params(params), m_verdict(low_m.size(), Verdict::ground)
    {}

    /// The cells of reflections, as a byte each. Only cells inside the raster's margin have a height.
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
    EnvelopeParams m_params;
    std::vector<Verdict> m_verdict;
};

}  // namespace

Raster rasterAround(std::span<const Eigen::Vector3f> points_m, const RasterParams& params)
{
    const auto sample = sampled(points_m);
    if (sample.empty())
        return {};
    std::vector<float> values(sample.size());
    const auto along = [&](auto&& coordinate, double share) {
        std::ranges::transform(sample, values.begin(), coordinate);
        return quantile(values, share);
    };
    const float middleX = along([](const auto& p) { return p.x(); }, 0.5);
    const float middleY = along([](const auto& p) { return p.y(); }, 0.5);
    std::ranges::transform(sample, values.begin(),
                           [&](const auto& p) { return std::max(std::abs(p.x() - middleX), std::abs(p.y() - middleY)); });
    keepTheBulk(values, params.reach_m);
    const float spread = quantile(values, params.coveredShare);

    const float scale = std::max(1.0F, spread / params.reach_m);
    const float reach = params.reach_m * scale;
    const Extent3 extent = extentOf(points_m.data()->data(), points_m.size());
    const Eigen::Vector2f low(std::max(extent.low[0], middleX - reach), std::max(extent.low[1], middleY - reach));
    const Eigen::Vector2f high(std::min(extent.high[0], middleX + reach), std::min(extent.high[1], middleY + reach));

    Raster raster;
    raster.margin = params.margin;
    raster.cell_m = params.cell_m * scale;
    const float margin = static_cast<float>(params.margin) * raster.cell_m;
    raster.originX_m = low.x() - margin;
    raster.originY_m = low.y() - margin;
    raster.columns = static_cast<int>((high.x() - raster.originX_m) / raster.cell_m) + 1 + params.margin;
    raster.rows = static_cast<int>((high.y() - raster.originY_m) / raster.cell_m) + 1 + params.margin;
    return raster;
}

void forEachBand(const Raster& raster, int rowsTogether, const std::function<void(std::uint32_t, std::uint32_t)>& visit)
{
    constexpr std::size_t mostBands = 4;  // every one looks at all points: more would cost more than they give
    const std::size_t bands = std::min(mostBands, static_cast<std::size_t>(availableThreads()));
    const auto groups = static_cast<std::size_t>((raster.rows + rowsTogether - 1) / rowsTogether);
    const auto firstCellOf = [&](std::size_t band) {
        const auto row =
            std::min<std::size_t>(static_cast<std::size_t>(raster.rows), groups * band / bands * static_cast<std::size_t>(rowsTogether));
        return static_cast<std::uint32_t>(row * static_cast<std::size_t>(raster.columns));
    };
    parallelFor(
        bands,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t band = first; band < last; ++band)
                visit(firstCellOf(band), firstCellOf(band + 1));
        },
        1);
}

std::vector<std::uint32_t> cellsOf(std::span<const Eigen::Vector3f> points_m, const Raster& raster)
{
    std::vector<std::uint32_t> cells(points_m.size());
    const float perMetre = 1 / raster.cell_m;
    const auto margin = static_cast<float>(raster.margin);  // what lies in it is out of reach
    const auto columns = static_cast<float>(raster.columns - raster.margin);
    const auto rows = static_cast<float>(raster.rows - raster.margin);
    parallelFor(points_m.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = points_m[i];
            const float u = (p.x() - raster.originX_m) * perMetre;
            const float v = (p.y() - raster.originY_m) * perMetre;
            const bool inside = u >= margin && u < columns && v >= margin && v < rows && isUsable(p);
            cells[i] = inside ? static_cast<std::uint32_t>(v) * static_cast<std::uint32_t>(raster.columns) + static_cast<std::uint32_t>(u)
                              : noCell;
        }
    });
    return cells;
}

std::vector<float> lowerEnvelope(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                 const Raster& raster, const EnvelopeParams& params)
{
    std::vector<Lowest> lowest(raster.cells());
    std::vector<float> envelope_m(lowest.size());
    forEachBand(raster, 1, [&](std::uint32_t first, std::uint32_t end) {
        for (std::size_t i = 0; i < points_m.size(); ++i) {
            if (const std::uint32_t cell = cellOfPoint[i]; cell >= first && cell < end)
                lowest[cell].include(points_m[i].z());
        }
        for (std::uint32_t cell = first; cell < end; ++cell)
            envelope_m[cell] = lowest[cell].robust();
    });
    const std::vector<Verdict> verdicts = PitFinder(lowest, envelope_m, raster, params).find();
    for (std::size_t cell = 0; cell < envelope_m.size(); ++cell) {
        if (verdicts[cell] == Verdict::pit)
            envelope_m[cell] = unknownHeight_m;
    }
    std::vector<float> weight(lowest.size());
    std::ranges::transform(lowest, weight.begin(), [](const Lowest& cell) {
        constexpr std::uint32_t most = 4;  // points: enough to be sure of a cell
        return static_cast<float>(std::min(cell.count, most));
    });
    const auto strays =
        strayHeights({.height_m = envelope_m, .weight = weight, .columns = raster.columns, .rows = raster.rows, .cell_m = raster.cell_m},
                     {.slope = params.slope});
    for (std::size_t cell = 0; cell < envelope_m.size(); ++cell) {
        if (strays[cell] != 0)
            envelope_m[cell] = unknownHeight_m;
    }
    limitSlope(envelope_m, raster.columns, raster.rows, params.slope * raster.cell_m);
    return envelope_m;
}

void limitSlope(std::vector<float>& height_m, int columns, int rows, float climbPerCell_m)
{
    const float straight = climbPerCell_m;
    const float diagonal = climbPerCell_m * std::numbers::sqrt2_v<float>;
    // The row beside first, a loop without dependencies, then along the row.
    const auto lowerToRow = [&](float* row, const float* beside) {
        for (int i = 1; i + 1 < columns; ++i)
            row[i] = std::min(row[i], std::min(beside[i] + straight, std::min(beside[i - 1], beside[i + 1]) + diagonal));
    };
    for (int j = 1; j < rows; ++j) {
        float* row = height_m.data() + static_cast<std::ptrdiff_t>(j) * columns;
        lowerToRow(row, row - columns);
        for (int i = 1; i + 1 < columns; ++i)
            row[i] = std::min(row[i], row[i - 1] + straight);
    }
    for (int j = rows - 2; j >= 0; --j) {
        float* row = height_m.data() + static_cast<std::ptrdiff_t>(j) * columns;
        lowerToRow(row, row + columns);
        for (int i = columns - 2; i > 0; --i)
            row[i] = std::min(row[i], row[i + 1] + straight);
    }
}

}  // namespace pointloom
