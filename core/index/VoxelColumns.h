// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Points sorted into cubic cells, the cells into upright columns, the columns into rows: what euclideanClusters walks over.
/// A cell's edge is a shade under radius / sqrt(3), so that its points are all within the radius of each other, and points within
/// the radius are never more than two cells apart.
/// Rows by y, the columns of a row by x, the cells of a column by level, the points of a cell by number: neighbours in space are
/// neighbours in memory, and to find them is to walk along two rows at once. Only finite points are in it.
class VoxelColumns
{
public:
    static constexpr std::int32_t reach = 2;  ///< cells: points within the radius are never further apart

    struct Cell
    {
        std::uint32_t first;  ///< positions of its points
        std::uint32_t last;
        std::int32_t level;  ///< its number from below, the same count in every column
    };

    struct Column
    {
        std::int32_t x;           ///< its number along the row, the same count in every row
        std::uint32_t firstCell;  ///< numbers into cells(), from below
        std::uint32_t lastCell;
    };

    struct Row
    {
        std::int32_t y;
        std::uint32_t first;  ///< numbers into columns()
        std::uint32_t last;
    };

    VoxelColumns(std::span<const Eigen::Vector3f> points_m, double radius_m);

    [[nodiscard]] std::span<const Row> rows() const { return m_rows; }
    [[nodiscard]] std::span<const Column> columns() const { return m_columns; }
    [[nodiscard]] std::span<const Cell> cells() const { return m_cells; }
    [[nodiscard]] std::span<const Eigen::Vector3f> pointsOf(const Cell& cell) const
    {
        return {m_position_m.data() + cell.first, cell.last - cell.first};
    }
    [[nodiscard]] std::uint32_t pointId(std::uint32_t place) const { return m_pointId[place]; }

private:
    class AxisCells;
    struct Numbering;

    void placeByTable(const Numbering& numbering);  ///< over all columns there could be
    void placeBySorting(const Numbering& numbering);
    void cutCells(std::span<const Eigen::Vector3f> points_m);
    void beginColumn(std::uint64_t x, std::uint64_t y, std::uint32_t firstPoint);

    std::vector<Row> m_rows;
    std::vector<Column> m_columns;
    std::vector<std::uint32_t> m_start;  ///< by column: position of its first point; one more at the end
    Buffer<std::uint64_t> m_order;       ///< by position: level and number of the point; only while building
    Buffer<Cell> m_cells;
    Buffer<Eigen::Vector3f> m_position_m;
    Buffer<std::uint32_t> m_pointId;
};

}  // namespace pointloom
