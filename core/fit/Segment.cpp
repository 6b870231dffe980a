// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Segment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pointloom {
namespace {

constexpr std::int32_t none = -1;

/// Items in square buckets, from which what was found is taken out: a search looks at each item few times.
class Buckets
{
public:
    Buckets(std::size_t items, const Eigen::Vector2f& corner_m, float size_m, float edge_m)
        : m_corner(corner_m),
          m_edge(edge_m),
          m_columns(static_cast<int>(size_m / edge_m) + 2),
          m_head(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_columns), none),
          m_next(items, none)
    {}

    void put(std::int32_t item, const Eigen::Vector2f& where_m)
    {
        std::int32_t& head = m_head[bucket(column(where_m.x() - m_corner.x()), column(where_m.y() - m_corner.y()))];
        m_next[static_cast<std::size_t>(item)] = head;
        head = item;
    }

    /// Takes out every item in the buckets within the distance that take() accepts.
    template <class Take> void takeAround(const Eigen::Vector2f& where_m, float distance_m, Take&& take)
    {
        const Eigen::Vector2f local = where_m - m_corner;
        for (int row = column(local.y() - distance_m); row <= column(local.y() + distance_m); ++row) {
            for (int at = column(local.x() - distance_m); at <= column(local.x() + distance_m); ++at) {
                std::int32_t* link = &m_head[bucket(at, row)];
                while (*link != none) {
                    std::int32_t& next = m_next[static_cast<std::size_t>(*link)];
                    if (take(*link))
                        *link = next;
                    else
                        link = &next;
                }
            }
        }
    }

private:
    [[nodiscard]] int column(float local_m) const { return std::clamp(static_cast<int>(local_m / m_edge), 0, m_columns - 1); }
    [[nodiscard]] std::size_t bucket(int column, int row) const { return static_cast<std::size_t>(row * m_columns + column); }

    Eigen::Vector2f m_corner;
    float m_edge;
    int m_columns;
    std::vector<std::int32_t> m_head;
    std::vector<std::int32_t> m_next;
};

}  // namespace

SegmentGrower::SegmentGrower(const CloudIndex& index, const Eigen::Vector2f& place_m, const SegmentParams& params)
    : m_index(index), m_place(place_m), m_params(params)
{
    gather();
    m_reached.resize(m_cells.size());
    std::iota(m_reached.begin(), m_reached.end(), 0);
}

void SegmentGrower::gather()
{
    const float reach = m_params.reach_m;
    const float perMetre = 1 / m_params.cell_m;
    const int columns = static_cast<int>(2 * reach * perMetre) + 1;
    const float left = m_place.x() - reach;
    const float bottom = m_place.y() - reach;
    std::vector<std::int32_t> cellAt(static_cast<std::size_t>(columns) * static_cast<std::size_t>(columns), none);
    std::vector<std::pair<std::size_t, float>> tallPlaces;

    const auto x = m_index.x();
    const auto y = m_index.y();
    const auto above = m_index.aboveGround();
    const float tallest = m_params.ceiling_m + 1;  // a wall goes on right above the ceiling; a bough further up is no matter
    m_index.forEachRun(m_place.x(), m_place.y(), reach, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const float u = x[k] - left;
            const float v = y[k] - bottom;
            if (m_params.only != nullptr && !(*m_params.only)[k])
                continue;
            if (above[k] < m_params.floor_m || above[k] > tallest || u < 0 || v < 0 || u >= 2 * reach || v >= 2 * reach)
                continue;
            const std::size_t place = static_cast<std::size_t>(static_cast<int>(v * perMetre) * columns + static_cast<int>(u * perMetre));
            if (above[k] > m_params.ceiling_m) {
                tallPlaces.emplace_back(place, above[k]);
                continue;
            }
            std::int32_t& cell = cellAt[place];
            if (cell == none) {
                cell = static_cast<std::int32_t>(m_cells.size());
                m_cells.emplace_back();
            }
            Cell& its = m_cells[static_cast<std::size_t>(cell)];
            its.sum += Eigen::Vector2f(x[k], y[k]);
            its.highest_m = std::max(its.highest_m, above[k]);
            ++its.count;
            m_points.push_back(k);
            m_cellOf.push_back(cell);
        }
    });
    for (Cell& cell : m_cells)
        cell.sum /= static_cast<float>(cell.count);
    for (const auto& [place, height_m] : tallPlaces) {
        if (cellAt[place] == none)
            continue;
        float& highest = m_cells[static_cast<std::size_t>(cellAt[place])].highest_m;
        highest = std::max(highest, height_m);
    }
}

std::int32_t SegmentGrower::nearestCell(float reach_m) const
{
    std::int32_t nearest = none;
    float nearestSquared = reach_m * reach_m;
    for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
        const float squared = (m_cells[cell].sum - m_place).squaredNorm();
        if (squared <= nearestSquared) {
            nearestSquared = squared;
            nearest = static_cast<std::int32_t>(cell);
        }
    }
    return nearest;
}

std::vector<std::int32_t> SegmentGrower::connected(std::int32_t seed, std::span<const std::int32_t> among, float tolerance_m) const
{
    Buckets unreached(m_cells.size(), m_place - Eigen::Vector2f::Constant(m_params.reach_m), 2 * m_params.reach_m, tolerance_m);
    for (const std::int32_t cell : among) {
        if (cell != seed)
            unreached.put(cell, m_cells[static_cast<std::size_t>(cell)].sum);
    }
    std::vector<std::int32_t> reached{seed};
    reached.reserve(among.size());
    for (std::size_t next = 0; next < reached.size(); ++next) {
        const Eigen::Vector2f from = m_cells[static_cast<std::size_t>(reached[next])].sum;
        unreached.takeAround(from, tolerance_m, [&](std::int32_t cell) {
            if ((m_cells[static_cast<std::size_t>(cell)].sum - from).squaredNorm() > tolerance_m * tolerance_m)
                return false;
            reached.push_back(cell);
            return true;
        });
    }
    return reached;
}

Segment SegmentGrower::grow(float tolerance_m, float reach_m)
{
    Segment segment;
    const std::int32_t seed = nearestCell(reach_m);
    if (seed == none)
        return segment;
    m_reached = connected(seed, m_reached, tolerance_m);
    std::size_t tall = 0;
    segment.outline_m.reserve(m_reached.size());
    for (const std::int32_t number : m_reached) {
        const Cell& cell = m_cells[static_cast<std::size_t>(number)];
        segment.outline_m.push_back(cell.sum);
        segment.points += cell.count;
        segment.highest_m = std::max(segment.highest_m, cell.highest_m);
        tall += cell.highest_m > m_params.ceiling_m ? 1 : 0;
    }
    segment.tallShare = static_cast<float>(tall) / static_cast<float>(m_reached.size());
    return segment;
}

float SegmentGrower::top() const
{
    constexpr std::uint32_t strayShare = 200;  // half a percent
    constexpr std::size_t steps = 256;
    std::vector<std::uint8_t> isReached(m_cells.size());
    for (const std::int32_t cell : m_reached)
        isReached[static_cast<std::size_t>(cell)] = 1;
    std::array<std::uint32_t, steps + 1> atHeight{};
    const float perMetre = static_cast<float>(steps) / (m_params.ceiling_m - m_params.floor_m);
    std::uint32_t points = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (isReached[static_cast<std::size_t>(m_cellOf[i])] == 0)
            continue;
        ++atHeight[static_cast<std::size_t>((m_index.aboveGround()[m_points[i]] - m_params.floor_m) * perMetre)];
        ++points;
    }
    std::size_t step = steps;
    for (std::uint32_t above = atHeight[step]; above <= points / strayShare && step > 0; above += atHeight[step])
        --step;
    return m_params.floor_m + static_cast<float>(step + 1) / perMetre;
}

}  // namespace pointloom
