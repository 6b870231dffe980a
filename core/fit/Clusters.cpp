// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Clusters.h"

#include "core/base/Parallel.h"
#include "core/fit/CellColumns.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace pointloom {
namespace {

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

struct Offset
{
    int dx;
    int dy;
};

/// Half of the columns at most two cells away, nearest first: most cells are joined before the far ones are looked at.
constexpr std::array<Offset, 13> offsets{
    {{0, 0}, {1, 0}, {0, 1}, {1, 1}, {-1, 1}, {2, 0}, {0, 2}, {2, 1}, {-2, 1}, {1, 2}, {-1, 2}, {2, 2}, {-2, 2}}};

/// Whether some point of one cell is nearer than the radius to some point of the other. Float arithmetic and a strict comparison, as
/// FLANN's under pcl::EuclideanClusterExtraction: two points at exactly the radius are apart.
bool touch(const CellColumns& columns, const CellColumns::Cell& a, const CellColumns::Cell& b, float squaredRadius)
{
    constexpr std::size_t many = 1024;  // pairs: from here on the box around b pays
    const bool boxed = static_cast<std::size_t>(a.last - a.first) * (b.last - b.first) > many;
    Eigen::Array3f low = columns.position(b.first).array();
    Eigen::Array3f high = low;
    for (std::uint32_t j = b.first; boxed && j < b.last; ++j) {
        low = low.min(columns.position(j).array());
        high = high.max(columns.position(j).array());
    }
    constexpr float rounding = 1.001F;
    for (std::uint32_t i = a.first; i < a.last; ++i) {
        const Eigen::Vector3f& p = columns.position(i);
        if (boxed && (p.array() - p.array().max(low).min(high)).square().sum() > rounding * squaredRadius)
            continue;
        for (std::uint32_t j = b.first; j < b.last; ++j) {
            const Eigen::Vector3f& q = columns.position(j);
            const float dx = p.x() - q.x();
            const float dy = p.y() - q.y();
            const float dz = p.z() - q.z();
            if (dx * dx + dy * dy + dz * dz < squaredRadius)
                return true;
        }
    }
    return false;
}

/// Joins the cells of a column with those of another, or with those above them in the same one.
void joinColumns(const CellColumns& columns, std::size_t column, std::size_t other, float squaredRadius, Sets& sets)
{
    const auto cells = columns.cells();
    std::uint32_t low = columns.firstCell(other);
    const std::uint32_t end = columns.lastCell(other);
    for (std::uint32_t a = columns.firstCell(column); a < columns.lastCell(column); ++a) {
        const std::int32_t level = cells[a].level;
        if (other == column)
            low = a + 1;
        while (low < end && cells[low].level < level - 2)
            ++low;
        for (std::uint32_t b = low; b < end && cells[b].level <= level + 2; ++b) {
            if (sets.find(a) != sets.find(b) && touch(columns, cells[a], cells[b], squaredRadius))
                sets.unite(a, b);
        }
    }
}

}  // namespace

std::vector<std::int32_t> euclideanClusters(std::span<const Eigen::Vector3f> positions_m, double radius_m)
{
    constexpr std::int32_t none = -1;
    const CellColumns columns(positions_m, radius_m);
    const auto squaredRadius = static_cast<float>(radius_m * radius_m);
    Sets sets(columns.cells().size());
    parallelFor(
        columns.columns(),
        [&](std::size_t first, std::size_t last) {
            for (const auto& [dx, dy] : offsets) {
                for (std::size_t column = first; column < last; ++column) {
                    const std::int32_t other = columns.neighbour(column, dx, dy);
                    if (other != CellColumns::none)
                        joinColumns(columns, column, static_cast<std::size_t>(other), squaredRadius, sets);
                }
            }
        },
        2048);

    std::vector<std::int32_t> cluster(positions_m.size(), none);
    for (std::uint32_t cell = 0; cell < columns.cells().size(); ++cell) {
        const auto root = static_cast<std::int32_t>(sets.find(cell));
        for (std::uint32_t place = columns.cells()[cell].first; place < columns.cells()[cell].last; ++place)
            cluster[columns.pointId(place)] = root;
    }
    std::vector<std::int32_t> numberOf(columns.cells().size(), none);
    std::int32_t count = 0;
    for (std::int32_t& root : cluster) {
        if (root == none)
            continue;
        std::int32_t& number = numberOf[static_cast<std::size_t>(root)];
        if (number == none)
            number = count++;
        root = number;
    }
    return cluster;
}

}  // namespace pointloom
