// SPDX-License-Identifier: Apache-2.0
#include "core/index/Clusters.h"

#include "core/base/Parallel.h"
#include "core/index/NearPairs.h"
#include "core/index/VoxelColumns.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace pointloom {
namespace {

constexpr std::int32_t none = -1;

/// Union-find that many threads may use at once. A root is the smallest number of its set, whatever the order of the unions.
class Sets
{
public:
    explicit Sets(std::size_t count) : m_parent(count)
    {
        for (std::size_t i = 0; i < count; ++i)
            m_parent[i].store(static_cast<std::uint32_t>(i), std::memory_order_relaxed);
    }

    [[nodiscard]] std::uint32_t find(std::uint32_t member)
    {
        while (true) {
            std::uint32_t parent = m_parent[member].load(std::memory_order_relaxed);
            if (parent == member)
                return member;
            const std::uint32_t grandparent = m_parent[parent].load(std::memory_order_relaxed);
            if (grandparent != parent)  // halves the path; another thread doing better is no harm
                m_parent[member].compare_exchange_weak(parent, grandparent, std::memory_order_relaxed);
            member = grandparent;
        }
    }

    /// Whether a member belongs to a root. Most look straight at it.
    [[nodiscard]] bool isUnder(std::uint32_t member, std::uint32_t root)
    {
        return m_parent[member].load(std::memory_order_relaxed) == root || find(member) == root;
    }

    void unite(std::uint32_t a, std::uint32_t b)
    {
        while (true) {
            a = find(a);
            b = find(b);
            if (a == b)
                return;
            if (a > b)
                std::swap(a, b);
            std::uint32_t expected = b;
            if (m_parent[b].compare_exchange_strong(expected, a, std::memory_order_relaxed))
                return;
        }
    }

private:
    std::vector<std::atomic<std::uint32_t>> m_parent;
};

/// Columns beside another one: so many rows on, from so many cells along the row to so many.
struct Beside
{
    std::int32_t dy;
    std::int32_t fromDx;
    std::int32_t toDx;
};

/// Half of the columns at most two cells away, nearest first: most cells are joined before the far ones are looked at.
constexpr std::array<Beside, 6> allBeside{{{0, 1, 1}, {1, -1, 1}, {0, 2, 2}, {1, -2, -2}, {1, 2, 2}, {2, -2, 2}}};

/// Joins cells that touch; shared by all threads.
class Joiner
{
public:
    Joiner(const VoxelColumns& columns, double radius_m)
        : m_columns(columns),
          m_squaredRadius(static_cast<float>(radius_m * radius_m)),
          m_sets(columns.cells().size()),
          m_whole(columns.columns().size())
    {}

    /// Joins the cells of some rows with each other and with those of the two rows behind.
    void join(std::size_t firstRow, std::size_t lastRow)
    {
        NearPairs pairs(m_squaredRadius);
        const auto rows = m_columns.rows();
        for (std::uint32_t column = rows[firstRow].first; column < rows[lastRow - 1].last; ++column)
            joinUpwards(m_columns.columns()[column], pairs);
        for (const Beside& beside : allBeside) {
            for (std::size_t row = firstRow; row < lastRow; ++row) {
                std::size_t other = row;
                while (other < rows.size() && rows[other].y < rows[row].y + beside.dy)
                    ++other;
                if (other < rows.size() && rows[other].y == rows[row].y + beside.dy)
                    joinRows(rows[row], rows[other], beside, pairs);
            }
        }
    }

    [[nodiscard]] std::uint32_t rootOf(std::uint32_t cell) { return m_sets.find(cell); }

private:
    /// @returns the root of a, known to be rootOfA before
    std::uint32_t joinCells(std::uint32_t a, std::uint32_t rootOfA, std::uint32_t b, NearPairs& pairs)
    {
        if (m_sets.isUnder(b, rootOfA) || !pairs.touch(m_columns.pointsOf(m_columns.cells()[a]), m_columns.pointsOf(m_columns.cells()[b])))
            return rootOfA;
        m_sets.unite(rootOfA, b);
        return m_sets.find(rootOfA);
    }

    void joinUpwards(const VoxelColumns::Column& column, NearPairs& pairs)
    {
        const auto cells = m_columns.cells();
        for (std::uint32_t a = column.firstCell; a + 1 < column.lastCell; ++a) {
            std::uint32_t root = m_sets.find(a);
            for (std::uint32_t b = a + 1; b < column.lastCell && cells[b].level <= cells[a].level + VoxelColumns::reach; ++b)
                root = joinCells(a, root, b, pairs);
        }
    }

    void joinColumns(const VoxelColumns::Column& column, const VoxelColumns::Column& other, NearPairs& pairs)
    {
        const auto cells = m_columns.cells();
        std::uint32_t low = other.firstCell;
        for (std::uint32_t a = column.firstCell; a < column.lastCell; ++a) {
            const std::int32_t level = cells[a].level;
            while (low < other.lastCell && cells[low].level < level - VoxelColumns::reach)
                ++low;
            if (low == other.lastCell)
                return;
            if (cells[low].level > level + VoxelColumns::reach)
                continue;
            std::uint32_t root = m_sets.find(a);
            for (std::uint32_t b = low; b < other.lastCell && cells[b].level <= level + VoxelColumns::reach; ++b)
                root = joinCells(a, root, b, pairs);
        }
    }

    /// Joins every column of a row with those beside it in another row.
    void joinRows(const VoxelColumns::Row& row, const VoxelColumns::Row& other, const Beside& beside, NearPairs& pairs)
    {
        const auto columns = m_columns.columns();
        std::uint32_t ahead = other.first;
        for (std::uint32_t column = row.first; column < row.last; ++column) {
            const std::int32_t x = columns[column].x;
            while (ahead < other.last && columns[ahead].x < x + beside.fromDx)
                ++ahead;
            for (std::uint32_t there = ahead; there < other.last && columns[there].x <= x + beside.toDx; ++there) {
                if (!areOne(column, there))
                    joinColumns(columns[column], columns[there], pairs);
            }
        }
    }

    /// Whether all cells of two columns are in one set already: true of most, once the near ones have been joined.
    [[nodiscard]] bool areOne(std::uint32_t a, std::uint32_t b)
    {
        return isWhole(a) && isWhole(b) && m_sets.isUnder(m_columns.columns()[b].firstCell, m_sets.find(m_columns.columns()[a].firstCell));
    }

    [[nodiscard]] bool isWhole(std::uint32_t column)
    {
        if (m_whole[column].load(std::memory_order_relaxed))
            return true;
        const auto& [x, first, last] = m_columns.columns()[column];
        const std::uint32_t root = m_sets.find(first);
        for (std::uint32_t cell = first + 1; cell < last; ++cell) {
            if (!m_sets.isUnder(cell, root))
                return false;
        }
        m_whole[column].store(true, std::memory_order_relaxed);
        return true;
    }

    const VoxelColumns& m_columns;
    float m_squaredRadius;
    Sets m_sets;
    std::vector<std::atomic<bool>> m_whole;  ///< by column: its cells are known to be in one set, which they stay
};

/// Gives the sets that the points are in, by root, the numbers that the caller is promised.
void numberByFirstPoint(std::size_t roots, std::vector<std::int32_t>& cluster)
{
    std::vector<std::int32_t> numberOf(roots, none);
    std::int32_t count = 0;
    for (std::int32_t& root : cluster) {
        if (root == none)
            continue;
        std::int32_t& number = numberOf[static_cast<std::size_t>(root)];
        if (number == none)
            number = count++;
        root = number;
    }
}

}  // namespace

std::vector<std::int32_t> euclideanClusters(std::span<const Eigen::Vector3f> positions_m, double radius_m)
{
    constexpr std::size_t rowsPerPiece = 32;
    constexpr std::size_t cellsPerPiece = 4096;
    const VoxelColumns columns(positions_m, radius_m);
    Joiner joiner(columns, radius_m);
    parallelFor(columns.rows().size(), [&](std::size_t first, std::size_t last) { joiner.join(first, last); }, rowsPerPiece);

    std::vector<std::int32_t> cluster(positions_m.size(), none);
    parallelFor(
        columns.cells().size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t cell = first; cell < last; ++cell) {
                const auto root = static_cast<std::int32_t>(joiner.rootOf(static_cast<std::uint32_t>(cell)));
                for (std::uint32_t place = columns.cells()[cell].first; place < columns.cells()[cell].last; ++place)
                    cluster[columns.pointId(place)] = root;
            }
        },
        cellsPerPiece);
    numberByFirstPoint(columns.cells().size(), cluster);
    return cluster;
}

}  // namespace pointloom
