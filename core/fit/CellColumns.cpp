// SPDX-License-Identifier: Apache-2.0
#include "core/fit/CellColumns.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numbers>

namespace pointloom {
namespace {

constexpr std::int32_t reach = 2;           // cells: points within the radius are never further apart
constexpr double mostPlainCells = 1 << 28;  // along one axis, so that numbers of cells fit 32 bits

struct Extent
{
    Eigen::Array3f low = Eigen::Array3f::Constant(std::numeric_limits<float>::max());
    Eigen::Array3f high = Eigen::Array3f::Constant(std::numeric_limits<float>::lowest());
};

Extent extentOf(std::span<const Eigen::Vector3f> points_m)
{
    Extent extent;
    for (const auto& p : points_m) {
        if (p.allFinite()) {
            extent.low = extent.low.min(p.array());
            extent.high = extent.high.max(p.array());
        }
    }
    return extent;
}

/// Numbers the cells along one axis.
class AxisCells
{
public:
    AxisCells(std::span<const Eigen::Vector3f> points_m, const Extent& extent, int axis, double cell_m)
        : m_cell(cell_m), m_perMetre(1 / cell_m), m_low(extent.low[axis])
    {
        if (extent.high[axis] > extent.low[axis] && (extent.high[axis] - m_low) / cell_m > mostPlainCells)
            closeGaps(points_m, axis);
    }

    [[nodiscard]] std::int32_t number(double value) const
    {
        if (m_gapEnds.empty())
            return static_cast<std::int32_t>((value - m_low) * m_perMetre);
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
            if (p.allFinite())
                values.push_back(p[axis]);
        }
        std::ranges::sort(values);
        m_gapEnds.push_back({values.front(), 0});
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (values[i] - values[i - 1] > (reach + 1) * m_cell) {
                const auto before = static_cast<std::int32_t>((values[i - 1] - m_gapEnds.back().value) / m_cell);
                m_gapEnds.push_back({values[i], m_gapEnds.back().number + before + reach + 1});
            }
        }
    }

    double m_cell;
    double m_perMetre;
    double m_low;
    std::vector<GapEnd> m_gapEnds;  ///< empty: no gap was closed
};

}  // namespace

CellColumns::CellColumns(std::span<const Eigen::Vector3f> points_m, double radius_m)
{
    constexpr double shade = 0.9999;  // float distances within a cell must not round past the radius
    const double cell_m = radius_m / std::numbers::sqrt3 * shade;
    const Extent extent = extentOf(points_m);
    const AxisCells x(points_m, extent, 0, cell_m);
    const AxisCells y(points_m, extent, 1, cell_m);
    const AxisCells z(points_m, extent, 2, cell_m);

    std::vector<Place> placeOf(points_m.size());
    std::vector<std::int32_t> levelOf(points_m.size());
    parallelFor(points_m.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = points_m[i];
            if (p.allFinite()) {
                placeOf[i] = {x.number(p.x()), y.number(p.y())};
                levelOf[i] = z.number(p.z());
            } else {
                levelOf[i] = none;
            }
        }
    });
    m_columnOf.assign(points_m.size(), none);
    for (std::size_t i = 0; i < points_m.size(); ++i)
        m_columnOf[i] = levelOf[i] == none ? none : 0;
    numberColumns(placeOf);
    sortPoints(points_m, levelOf);
    cutCells(levelOf);
    m_columnOf = {};
}

void CellColumns::numberColumns(const std::vector<Place>& placeOf)
{
    m_table.assign(std::bit_ceil(placeOf.size() + placeOf.size() / 2 + 1), none);  // never full: at most a column per point
    Place last{};
    std::int32_t lastColumn = none;
    for (std::size_t i = 0; i < placeOf.size(); ++i) {
        if (m_columnOf[i] == none)
            continue;
        if (lastColumn == none || !(placeOf[i] == last)) {  // neighbours in the file are neighbours in space as a rule
            last = placeOf[i];
            std::int32_t& column = m_table[slotOf(last)];
            if (column == none) {
                column = static_cast<std::int32_t>(m_place.size());
                m_place.push_back(last);
            }
            lastColumn = column;
        }
        m_columnOf[i] = lastColumn;
    }
}

void CellColumns::sortPoints(std::span<const Eigen::Vector3f> points_m, const std::vector<std::int32_t>& levelOf)
{
    m_start.assign(m_place.size() + 1, 0);
    for (const std::int32_t column : m_columnOf) {
        if (column != none)
            ++m_start[static_cast<std::size_t>(column) + 1];
    }
    for (std::size_t column = 0; column < m_place.size(); ++column)
        m_start[column + 1] += m_start[column];
    m_pointId.resize(m_start.back());
    m_position_m.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t i = 0; i < points_m.size(); ++i) {
        if (m_columnOf[i] != none)
            m_pointId[next[static_cast<std::size_t>(m_columnOf[i])]++] = static_cast<std::uint32_t>(i);
    }

    parallelFor(
        m_place.size(),
        [&](std::size_t first, std::size_t last) {
            std::vector<std::uint64_t> keys;  // level, then number of the point
            for (std::size_t column = first; column < last; ++column) {
                keys.clear();
                for (std::uint32_t place = m_start[column]; place < m_start[column + 1]; ++place)
                    keys.push_back(static_cast<std::uint64_t>(levelOf[m_pointId[place]]) << 32U | m_pointId[place]);
                std::ranges::sort(keys);
                for (std::size_t k = 0; k < keys.size(); ++k) {
                    m_pointId[m_start[column] + k] = static_cast<std::uint32_t>(keys[k]);
                    m_position_m[m_start[column] + k] = points_m[m_pointId[m_start[column] + k]];
                }
            }
        },
        1024);
}

void CellColumns::cutCells(const std::vector<std::int32_t>& levelOf)
{
    m_firstCell.resize(m_place.size() + 1);
    m_cells.reserve(m_pointId.size() / 2);
    for (std::size_t column = 0; column < m_place.size(); ++column) {
        m_firstCell[column] = static_cast<std::uint32_t>(m_cells.size());
        for (std::uint32_t place = m_start[column]; place < m_start[column + 1]; ++place) {
            const std::int32_t level = levelOf[m_pointId[place]];
            if (place == m_start[column] || level != m_cells.back().level)
                m_cells.push_back({place, place, level});
            m_cells.back().last = place + 1;
        }
    }
    m_firstCell.back() = static_cast<std::uint32_t>(m_cells.size());
}

std::int32_t CellColumns::neighbour(std::size_t column, int dx, int dy) const
{
    return m_table[slotOf({m_place[column].x + dx, m_place[column].y + dy})];
}

std::size_t CellColumns::slotOf(Place place) const
{
    const std::size_t mask = m_table.size() - 1;
    // Neighbours along x lie side by side, rows are strewn by Fibonacci hashing.
    std::size_t slot = (static_cast<std::uint32_t>(place.y) * 0x9E3779B97F4A7C15U >> 24U) + static_cast<std::uint32_t>(place.x);
    for (slot &= mask;; slot = (slot + 1) & mask) {
        const std::int32_t column = m_table[slot];
        if (column == none || m_place[static_cast<std::size_t>(column)] == place)
            return slot;
    }
}

}  // namespace pointloom
