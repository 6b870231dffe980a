// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/CloudIndex.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// What belongs together around a click, seen from above.
struct Segment
{
    std::vector<Eigen::Vector2f> outline_m;  ///< mean of the points of each occupied grid cell
    std::size_t points = 0;
    float top_m = 0;      ///< above ground, strays aside
    float highest_m = 0;  ///< above ground, of every point over its cells
    float tallShare = 0;  ///< of the cells, those that go on above the ceiling: walls, trees
};

struct SegmentParams
{
    float cell_m = 0.1F;
    float reach_m = 8;                        ///< half-width of the window that is looked at
    float floor_m = 0.2F;                     ///< above ground
    float ceiling_m = 2.5F;                   ///< above ground: higher points are not the object's
    const std::vector<bool>* only = nullptr;  ///< by position in the index: no other points belong to anything; null: all may
};

/// Grows segments from a place in a window of bird's-eye grid cells. Build once per click, then grow at several tolerances.
class SegmentGrower
{
public:
    SegmentGrower(const CloudIndex& index, const Eigen::Vector2f& place_m, const SegmentParams& params);

    /// The segment of cells that steps no longer than the tolerance join to the cell nearest the place. A smaller tolerance gives a
    /// part of what a larger one gives. Nothing when no cell lies within reach_m of the place.
    /// Tolerances must fall from call to call. The top is left open.
    [[nodiscard]] Segment grow(float tolerance_m, float reach_m);
    /// The top of what was grown last.
    [[nodiscard]] float top() const;

private:
    struct Cell
    {
        Eigen::Vector2f sum = Eigen::Vector2f::Zero();  ///< of its points, then their mean
        std::uint32_t count = 0;
        float highest_m = 0;
    };

    void gather();
    [[nodiscard]] std::int32_t nearestCell(float reach_m) const;
    /// Of the cells that are given, those that steps no longer than the tolerance join to the seed.
    [[nodiscard]] std::vector<std::int32_t> connected(std::int32_t seed, std::span<const std::int32_t> among, float tolerance_m) const;

    const CloudIndex& m_index;
    Eigen::Vector2f m_place;
    SegmentParams m_params;
    std::vector<Cell> m_cells;            ///< the occupied ones
    std::vector<std::uint32_t> m_points;  ///< positions in the index
    std::vector<std::int32_t> m_cellOf;   ///< by m_points
    std::vector<std::int32_t> m_reached;  ///< cells of what was grown last; all before
};

}  // namespace pointloom
