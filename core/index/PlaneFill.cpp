// SPDX-License-Identifier: Apache-2.0
#include "core/index/PlaneFill.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

/// The mean plane of the known nodes around one inside the border; nothing where they are fewer than two.
GroundPlane meanAround(const PlaneGrid& grid, std::size_t node)
{
    using Four = Eigen::Map<const Eigen::Vector4f, Eigen::Aligned16>;
    Eigen::Vector4f sum = Eigen::Vector4f::Zero();
    for (const int dy : {-1, 0, 1}) {
        const GroundPlane* row =
            grid.planes.data() + static_cast<std::ptrdiff_t>(node) + static_cast<std::ptrdiff_t>(dy) * grid.raster.columns;
        for (const int dx : {-1, 0, 1})
            sum += Four(&row[dx].slopeX);
    }
    if (sum[3] < 2)
        return {};
    return {sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3], 1};
}

}  // namespace

void fillFromNeighbours(PlaneGrid& grid)
{
    constexpr int rings = 6;  // 12 m: further off a slope carried on would leave the ground
    const auto columns = static_cast<std::size_t>(grid.raster.columns);
    std::vector<std::size_t> unknown;  // inside the border
    for (std::size_t row = 1; row + 1 < static_cast<std::size_t>(grid.raster.rows); ++row) {
        for (std::size_t node = row * columns + 1; node + 1 < (row + 1) * columns; ++node) {
            if (grid.planes[node].known <= 0)
                unknown.push_back(node);
        }
    }
    std::vector<std::pair<std::size_t, GroundPlane>> filled;
    for (int ring = 0; ring < rings; ++ring) {
        filled.clear();
        std::erase_if(unknown, [&](std::size_t node) {
            const GroundPlane mean = meanAround(grid, node);
            if (mean.known > 0)
                filled.emplace_back(node, mean);
            return mean.known > 0;
        });
        if (filled.empty())
            return;
        for (const auto& [node, plane] : filled)
            grid.planes[node] = plane;
    }
}

void fillLevel(PlaneGrid& grid)
{
    const auto columns = static_cast<std::size_t>(grid.raster.columns);
    std::vector<std::size_t> front;
    for (std::size_t node = 0; node < grid.planes.size(); ++node) {
        if (grid.planes[node].known > 0)
            front.push_back(node);
    }
    std::vector<std::size_t> next;
    while (!front.empty()) {
        next.clear();
        for (const std::size_t node : front) {
            const auto middle = grid.middleOf(node);
            const GroundPlane level{0, 0, grid.planes[node].at(middle.x(), middle.y()), 1};
            const auto visit = [&](std::size_t other) {
                if (grid.planes[other].known > 0)
                    return;
                grid.planes[other] = level;
                next.push_back(other);
            };
            if (node % columns > 0)
                visit(node - 1);
            if (node % columns + 1 < columns)
                visit(node + 1);
            if (node >= columns)
                visit(node - columns);
            if (node + columns < grid.planes.size())
                visit(node + columns);
        }
        front.swap(next);
    }
}

}  // namespace pointloom
