// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Points sorted into cubic cells, the cells into upright columns: what euclideanClusters walks over.
/// A cell's edge is a shade under radius / sqrt(3), so that its points are all within the radius of each other, and points within
/// the radius are never more than two cells apart.
class CellColumns
{
public:
    struct Cell
    {
        std::uint32_t first;  ///< positions of its points
        std::uint32_t last;
        std::int32_t level;  ///< its number from below, the same count in every column
    };

    static constexpr std::int32_t none = -1;

    CellColumns(std::span<const Eigen::Vector3f> points_m, double radius_m);

    [[nodiscard]] std::span<const Cell> cells() const { return m_cells; }
    [[nodiscard]] std::size_t columns() const { return m_firstCell.size() - 1; }
    /// The cells of one column, from below, as numbers into cells().
    [[nodiscard]] std::uint32_t firstCell(std::size_t column) const { return m_firstCell[column]; }
    [[nodiscard]] std::uint32_t lastCell(std::size_t column) const { return m_firstCell[column + 1]; }

    /// The column so many cells away; none where there are no points. At most two cells off.
    [[nodiscard]] std::int32_t neighbour(std::size_t column, int dx, int dy) const;

    [[nodiscard]] const Eigen::Vector3f& position(std::uint32_t place) const { return m_position_m[place]; }
    [[nodiscard]] std::uint32_t pointId(std::uint32_t place) const { return m_pointId[place]; }
    [[nodiscard]] std::size_t points() const { return m_pointId.size(); }

private:
    struct Place
    {
        std::int32_t x;
        std::int32_t y;

        friend bool operator==(const Place&, const Place&) = default;
    };

    /// Where the table speaks of a place: its column, or none in the slot it would take.
    [[nodiscard]] std::size_t slotOf(Place place) const;
    void numberColumns(const std::vector<Place>& placeOf);
    void sortPoints(std::span<const Eigen::Vector3f> points_m, const std::vector<std::int32_t>& levelOf);
    void cutCells(const std::vector<std::int32_t>& levelOf);

    std::vector<std::int32_t> m_columnOf;    ///< by point, only while building
    std::vector<std::int32_t> m_table;       ///< a hash table: a thousand empty kilometres between two points cost nothing
    std::vector<Place> m_place;              ///< by column
    std::vector<std::uint32_t> m_start;      ///< by column: position of its first point; one more at the end
    std::vector<std::uint32_t> m_firstCell;  ///< by column: number of its first cell; one more at the end
    std::vector<Cell> m_cells;
    std::vector<Eigen::Vector3f> m_position_m;
    std::vector<std::uint32_t> m_pointId;
};

}  // namespace pointloom
