// SPDX-License-Identifier: Apache-2.0
#include "core/index/VoxelColumns.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <limits>
#include <numbers>
#include <utility>

namespace pointloom {
namespace {

constexpr double mostPlainCells = 1 << 28;  // along one axis, so that numbers of cells fit 32 bits

/// Whether all three are numbers: a difference of infinities is none, and one sum is quicker than three tests.
bool isFinite(const Eigen::Vector3f& p)
{
    return (p.x() - p.x()) + (p.y() - p.y()) + (p.z() - p.z()) == 0;
}

struct Extent
{
    Eigen::Array3f low = Eigen::Array3f::Constant(std::numeric_limits<float>::max());
    Eigen::Array3f high = Eigen::Array3f::Constant(std::numeric_limits<float>::lowest());
    std::size_t points = 0;  ///< finite ones
};

Extent extentOf(std::span<const Eigen::Vector3f> points_m)
{
    Extent extent;
    for (const auto& p : points_m) {
        if (isFinite(p)) {
            extent.low = extent.low.min(p.array());
            extent.high = extent.high.max(p.array());
            ++extent.points;
        }
    }
    return extent;
}

}  // namespace

/// Numbers the cells along one axis.
class VoxelColumns::AxisCells
{
public:
    AxisCells(std::span<const Eigen::Vector3f> points_m, const Extent& extent, int axis, double cell_m)
        : m_cell(cell_m), m_perMetre(1 / cell_m), m_low(extent.low[axis])
    {
        if (extent.high[axis] > extent.low[axis] && (extent.high[axis] - m_low) / cell_m > mostPlainCells)
            closeGaps(points_m, axis);
    }

    /// Whether the numbers are plain multiples.
    [[nodiscard]] bool isPlain() const { return m_gapEnds.empty(); }
    [[nodiscard]] std::int32_t plainNumber(double value) const { return static_cast<std::int32_t>((value - m_low) * m_perMetre); }

    [[nodiscard]] std::int32_t number(double value) const
    {
        if (isPlain())
            return plainNumber(value);
        const auto after = std::ranges::upper_bound(m_gapEnds, value, {}, &GapEnd::value);
        return after[-1].number + static_cast<std::int32_t>((value - after[-1].value) / m_cell);
    }

private:
    struct GapEnd
    {
        double value;
        std::int32_t number;
    };

    /// Shortens every empty stretch that no step can cross to the few cells that say so.
    void closeGaps(std::span<const Eigen::Vector3f> points_m, int axis)
    {
        std::vector<double> values;
        for (const auto& p : points_m) {
            if (isFinite(p))
                values.push_back(p[axis]);
        }
        std::ranges::sort(values);
        m_gapEnds.push_back({values.front(), 0});
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (values[i] - values[i - 1] > (VoxelColumns::reach + 1) * m_cell) {
                const auto before = static_cast<std::int32_t>((values[i - 1] - m_gapEnds.back().value) / m_cell);
                m_gapEnds.push_back({values[i], m_gapEnds.back().number + before + VoxelColumns::reach + 1});
            }
        }
    }

    double m_cell;
    double m_perMetre;
    double m_low;
    std::vector<GapEnd> m_gapEnds;  ///< empty: no gap was closed
};

/// The cell of every point, as numbers along the axes.
struct VoxelColumns::Numbering
{
    static constexpr std::int32_t none = -1;

    Numbering(std::span<const Eigen::Vector3f> points_m, double cell_m) : x(points_m.size()), y(points_m.size()), level(points_m.size())
    {
        const Extent extent = extentOf(points_m);
        if (extent.points == 0) {
            std::ranges::fill(level, none);
            return;
        }
        const AxisCells alongX(points_m, extent, 0, cell_m);
        const AxisCells alongY(points_m, extent, 1, cell_m);
        const AxisCells alongZ(points_m, extent, 2, cell_m);
        finite = extent.points;
        width = static_cast<std::uint64_t>(alongX.number(extent.high.x())) + 1;
        height = static_cast<std::uint64_t>(alongY.number(extent.high.y())) + 1;
        const auto fill = [&](auto&& number) {
            parallelFor(points_m.size(), [&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last; ++i) {
                    const auto& p = points_m[i];
                    level[i] = none;
                    if (isFinite(p)) {
                        x[i] = number(alongX, p.x());
                        y[i] = number(alongY, p.y());
                        level[i] = number(alongZ, p.z());
                    }
                }
            });
        };
        if (alongX.isPlain() && alongY.isPlain() && alongZ.isPlain())
            fill([](const AxisCells& axis, float value) { return axis.plainNumber(value); });
        else
            fill([](const AxisCells& axis, float value) { return axis.number(value); });
    }

    /// Where a point's column stands in a table over all columns there could be.
    [[nodiscard]] std::size_t slot(std::size_t point) const
    {
        return static_cast<std::size_t>(y[point]) * width + static_cast<std::size_t>(x[point]);
    }
    /// Sorts by level, then by number of the point.
    [[nodiscard]] std::uint64_t order(std::size_t point) const { return static_cast<std::uint64_t>(level[point]) << 32U | point; }

    Buffer<std::int32_t> x, y, level;  ///< by point; x and y are not set where the level is none
    std::size_t finite = 0;            ///< points that have a cell
    std::uint64_t width = 0;           ///< cells along x
    std::uint64_t height = 0;
};

VoxelColumns::VoxelColumns(std::span<const Eigen::Vector3f> points_m, double radius_m)
{
    constexpr double shade = 0.9999;             // float distances within a cell must not round past the radius
    constexpr std::uint64_t slotsPerPoint = 64;  // a larger table takes longer to walk than the points to sort
    const Numbering numbering(points_m, radius_m / std::numbers::sqrt3 * shade);
    m_order = Buffer<std::uint64_t>(numbering.finite);
    if (numbering.width * numbering.height <= slotsPerPoint * numbering.finite)
        placeByTable(numbering);
    else
        placeBySorting(numbering);
    m_start.push_back(static_cast<std::uint32_t>(numbering.finite));
    cutCells(points_m);
    m_order = {};
}

void VoxelColumns::beginColumn(std::uint64_t x, std::uint64_t y, std::uint32_t firstPoint)
{
    const auto column = static_cast<std::uint32_t>(m_columns.size());
    const auto row = static_cast<std::int32_t>(y);
    if (m_rows.empty() || m_rows.back().y != row)
        m_rows.push_back({row, column, column});
    m_rows.back().last = column + 1;
    m_columns.push_back({static_cast<std::int32_t>(x), 0, 0});
    m_start.push_back(firstPoint);
}

void VoxelColumns::placeByTable(const Numbering& numbering)
{
    std::vector<std::uint32_t> next(numbering.width * numbering.height);  // counts, then where the next point of the column goes
    for (std::size_t i = 0; i < numbering.level.size(); ++i) {
        if (numbering.level[i] != Numbering::none)
            ++next[numbering.slot(i)];
    }
    std::uint32_t place = 0;
    std::size_t slot = 0;
    for (std::uint64_t y = 0; y < numbering.height; ++y) {
        for (std::uint64_t x = 0; x < numbering.width; ++x, ++slot) {
            if (next[slot] == 0)
                continue;
            beginColumn(x, y, place);
            place += std::exchange(next[slot], place);
        }
    }
    for (std::size_t i = 0; i < numbering.level.size(); ++i) {
        if (numbering.level[i] != Numbering::none)
            m_order[next[numbering.slot(i)]++] = numbering.order(i);
    }
}

void VoxelColumns::placeBySorting(const Numbering& numbering)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> placed;  // y and x of the column, order within it
    placed.reserve(numbering.finite);
    for (std::size_t i = 0; i < numbering.level.size(); ++i) {
        if (numbering.level[i] != Numbering::none)
            placed.emplace_back(static_cast<std::uint64_t>(numbering.y[i]) << 32U | static_cast<std::uint32_t>(numbering.x[i]),
                                numbering.order(i));
    }
    std::ranges::sort(placed);
    for (std::size_t place = 0; place < placed.size(); ++place) {
        const auto& [column, order] = placed[place];
        if (place == 0 || column != placed[place - 1].first)
            beginColumn(column & 0xFFFFFFFFU, column >> 32U, static_cast<std::uint32_t>(place));
        m_order[place] = order;
    }
}

void VoxelColumns::cutCells(std::span<const Eigen::Vector3f> points_m)
{
    constexpr std::size_t columnsPerPiece = 1024;
    const auto levelAt = [&](std::size_t place) { return static_cast<std::int32_t>(m_order[place] >> 32U); };
    parallelFor(
        m_columns.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t column = first; column < last; ++column) {
                std::sort(m_order.begin() + m_start[column], m_order.begin() + m_start[column + 1]);
                std::uint32_t count = 1;
                for (std::size_t place = m_start[column] + 1; place < m_start[column + 1]; ++place)
                    count += levelAt(place) != levelAt(place - 1) ? 1 : 0;
                m_columns[column].lastCell = count;  // where its cells lie comes with the sum of all counts
            }
        },
        columnsPerPiece);
    std::uint32_t cells = 0;
    for (Column& column : m_columns) {
        column.firstCell = cells;
        column.lastCell = cells += column.lastCell;
    }

    m_cells = Buffer<Cell>(cells);
    m_pointId = Buffer<std::uint32_t>(m_order.size());
    m_position_m = Buffer<Eigen::Vector3f>(m_order.size());
    parallelFor(
        m_columns.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t column = first; column < last; ++column) {
                Cell* cell = m_cells.data() + m_columns[column].firstCell;
                for (std::uint32_t place = m_start[column]; place < m_start[column + 1]; ++place) {
                    const std::int32_t level = levelAt(place);
                    if (place == m_start[column])
                        *cell = {place, place, level};
                    else if (level != cell->level)
                        *++cell = {place, place, level};
                    cell->last = place + 1;
                    m_pointId[place] = static_cast<std::uint32_t>(m_order[place]);
                    m_position_m[place] = points_m[m_pointId[place]];
                }
            }
        },
        columnsPerPiece);
}

}  // namespace pointloom
