// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

struct ColumnGridParams
{
    float column_m = 0.4F;  ///< edge of a column seen from above
    float reach_m = 100;    ///< the grid covers at most +-reach around the middle of the cloud; what lies outside is in its border
};

/// Points sorted by column of a dense grid seen from above, row after row (CSR); x, y, z stand in columns of their own, so that what looks
/// at all points of a place reads memory in one go. Only usable points (isUsable) are in it. Immutable; any number of threads may ask it.
class ColumnGrid
{
public:
    ColumnGrid() = default;

    /// O(points + columns). The same on any number of threads: the points of a column are in the order they were given in.
    explicit ColumnGrid(std::span<const Eigen::Vector3f> points_m, const ColumnGridParams& params = {});

    [[nodiscard]] std::size_t size() const { return m_pointId.size(); }
    [[nodiscard]] std::span<const float> x() const { return m_x; }
    [[nodiscard]] std::span<const float> y() const { return m_y; }
    [[nodiscard]] std::span<const float> z() const { return m_z; }
    [[nodiscard]] std::span<const std::uint32_t> pointId() const { return m_pointId; }  ///< by position: its number among those given

    /// Calls visit(first, last) for runs of positions that together hold every point within the square of half-width reach
    /// around (x, y), and some more.
    template <class Visit> void forEachRun(float x_m, float y_m, float reach_m, Visit&& visit) const
    {
        if (size() == 0)
            return;
        const int firstColumn = number(x_m - reach_m, m_originX_m, m_columns);
        const int lastColumn = number(x_m + reach_m, m_originX_m, m_columns);
        const int lastRow = number(y_m + reach_m, m_originY_m, m_rows);
        for (int row = number(y_m - reach_m, m_originY_m, m_rows); row <= lastRow; ++row) {
            const std::size_t rowStart = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns);
            const std::uint32_t first = m_start[rowStart + static_cast<std::size_t>(firstColumn)];
            const std::uint32_t last = m_start[rowStart + static_cast<std::size_t>(lastColumn) + 1];
            if (first < last)
                visit(first, last);
        }
    }

    /// How many columns there are, and which one holds a place; places outside are in the border.
    [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows); }
    [[nodiscard]] std::size_t columnAt(float x_m, float y_m) const
    {
        return static_cast<std::size_t>(number(y_m, m_originY_m, m_rows)) * static_cast<std::size_t>(m_columns)
            + static_cast<std::size_t>(number(x_m, m_originX_m, m_columns));
    }
    /// Positions of the first point of a column and of the first one behind it.
    [[nodiscard]] std::uint32_t firstIn(std::size_t column) const { return m_start[column]; }
    [[nodiscard]] std::uint32_t endOf(std::size_t column) const { return m_start[column + 1]; }

    /// The positions of all points nearer to a place than the radius, ascending. found is emptied first; it is the caller's, so that
    /// thousands of questions need no memory.
    void within(const Eigen::Vector3f& place_m, float radius_m, std::vector<std::uint32_t>& found) const;

private:
    /// Clamped as float: a far outlier would overflow the conversion.
    [[nodiscard]] int number(float value_m, float origin_m, int count) const
    {
        return static_cast<int>(std::clamp((value_m - origin_m) * m_perMetre, 0.0F, static_cast<float>(count - 1)));
    }

    float m_originX_m = 0;
    float m_originY_m = 0;
    float m_perMetre = 0;  ///< columns to a metre
    int m_columns = 0;
    int m_rows = 0;
    Buffer<std::uint32_t> m_start;  ///< by column: position of its first point; one more at the end
    Buffer<float> m_x, m_y, m_z;
    Buffer<std::uint32_t> m_pointId;
};

}  // namespace pointloom
