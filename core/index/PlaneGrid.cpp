// SPDX-License-Identifier: Apache-2.0
#include "core/index/PlaneGrid.h"

#include "core/base/Parallel.h"
#include "core/index/GroundEnvelope.h"
#include "core/index/StrayHeights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <mutex>
#include <ranges>
#include <utility>

namespace pointloom {
namespace {

constexpr std::size_t mostCandidatesPerNode = 32;  // a dense node says the same with every k-th of its points

/// Sums for a least-squares plane: 1, x, y, z, xx, xy, yy, xz, yz. Positions are taken from the middle of the grid.
struct Moments
{
    std::array<double, 9> sum{};

    void include(const Eigen::Vector3d& p)
    {
        const std::array<double, 9> terms{
            1, p.x(), p.y(), p.z(), p.x() * p.x(), p.x() * p.y(), p.y() * p.y(), p.x() * p.z(), p.y() * p.z()};
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += terms[k];
    }
    void add(const Moments& other)
    {
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += other.sum[k];
    }
    void limitWeight(double most)
    {
        if (sum[0] <= most)
            return;
        const double factor = most / sum[0];
        for (double& value : sum)
            value *= factor;
    }
};

/// Candidate points by node, in file order within a node.
struct Candidates
{
    std::vector<std::uint32_t> start;  ///< by node, one more at the end
    std::vector<Eigen::Vector3f> position_m;
    std::vector<float> envelope_m;  ///< under the point

    [[nodiscard]] std::size_t count(std::size_t node) const { return start[node + 1] - start[node]; }
};

Raster nodeRaster(const Raster& raster, int nodeCells)
{
    Raster nodes = raster;
    nodes.cell_m = raster.cell_m * static_cast<float>(nodeCells);
    nodes.columns = raster.columns / nodeCells + 2;
    nodes.rows = raster.rows / nodeCells + 2;
    return nodes;
}

struct Chosen
{
    std::uint32_t point = 0;
    std::uint32_t node = 0;
    float envelope_m = 0;
};

/// What a point needs to know about its cell, side by side in memory.
struct CellFacts
{
    float envelope_m = 0;
    std::uint32_t node = 0;
};

std::vector<CellFacts> factsOf(const Raster& raster, std::span<const float> envelope_m, const Raster& nodes, int nodeCells)
{
    std::vector<CellFacts> facts(raster.cells());
    for (int row = 0, cell = 0; row < raster.rows; ++row) {
        for (int column = 0; column < raster.columns; ++column, ++cell)
            facts[static_cast<std::size_t>(cell)] = {envelope_m[static_cast<std::size_t>(cell)],
                                                     static_cast<std::uint32_t>(row / nodeCells * nodes.columns + column / nodeCells)};
    }
    return facts;
}

Candidates collectCandidates(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint, const Raster& raster,
                             std::span<const float> envelope_m, const Raster& nodes, const PlaneGridParams& params)
{
    const auto facts = factsOf(raster, envelope_m, nodes, params.nodeCells);
    std::vector<std::uint32_t> count(nodes.cells());
    std::vector<std::vector<Chosen>> chosenByBand;  // in any order: no two have a node in common
    std::mutex joining;
    forEachBand(raster, params.nodeCells, [&](std::uint32_t first, std::uint32_t end) {
        std::vector<Chosen> chosen;
        for (std::size_t i = 0; i < points_m.size(); ++i) {
            const std::uint32_t cell = cellOfPoint[i];
            if (cell < first || cell >= end || std::abs(points_m[i].z() - facts[cell].envelope_m) > params.aboveEnvelope_m)
                continue;
            chosen.push_back({static_cast<std::uint32_t>(i), facts[cell].node, facts[cell].envelope_m});
            ++count[facts[cell].node];
        }
        const std::scoped_lock lock(joining);
        chosenByBand.push_back(std::move(chosen));
    });

    Candidates candidates;
    candidates.start.resize(nodes.cells() + 1);
    for (std::size_t node = 0; node < nodes.cells(); ++node) {
        const auto kept = std::min<std::size_t>(count[node], mostCandidatesPerNode);
        candidates.start[node + 1] = candidates.start[node] + static_cast<std::uint32_t>(kept);
    }
    candidates.position_m.resize(candidates.start.back());
    candidates.envelope_m.resize(candidates.start.back());
    std::vector<std::uint32_t> place(candidates.start.begin(), candidates.start.end() - 1);
    std::vector<std::uint32_t> due(nodes.cells());  // of the points so far, how many kept ones are due, in parts of the total
    parallelFor(
        chosenByBand.size(),
        [&](std::size_t first, std::size_t last) {
            for (const Chosen& one : std::span(chosenByBand).subspan(first, last - first) | std::views::join) {
                due[one.node] += static_cast<std::uint32_t>(candidates.count(one.node));
                if (due[one.node] < count[one.node])
                    continue;
                due[one.node] -= count[one.node];
                candidates.position_m[place[one.node]] = points_m[one.point];
                candidates.envelope_m[place[one.node]++] = one.envelope_m;
            }
        },
        1);
    return candidates;
}

/// Sums over the square window around each node, separably.
std::vector<Moments> windowSums(const std::vector<Moments>& moments, const Raster& nodes, int window)
{
    const auto along = [&](const std::vector<Moments>& in, bool acrossRows) {
        std::vector<Moments> out(in.size());
        const int length = acrossRows ? nodes.rows : nodes.columns;
        const int step = acrossRows ? nodes.columns : 1;
        parallelFor(
            in.size(),
            [&](std::size_t first, std::size_t last) {
                for (std::size_t node = first; node < last; ++node) {
                    const int place = static_cast<int>(node) / step % length;
                    for (int d = std::max(-window, -place); d <= std::min(window, length - 1 - place); ++d) {
                        const Moments& other = in[node + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(d) * step)];
                        if (other.sum[0] > 0)  // most of a large grid is empty
                            out[node].add(other);
                    }
                }
            },
            512);
        return out;
    };
    return along(along(moments, false), true);
}

/// A plane through the sums, held a little towards the level; nothing when there are too few points or it is too steep.
GroundPlane solve(const Moments& moments, const PlaneGridParams& params)
{
    const auto& s = moments.sum;
    const double n = s[0];
    if (n < params.pointsNeeded)
        return {};
    constexpr double towardsLevel_m2 = 0.3;  // keeps the plane level across a single scan line
    const double mx = s[1] / n;
    const double my = s[2] / n;
    const double mz = s[3] / n;
    const double xx = s[4] / n - mx * mx + towardsLevel_m2;
    const double xy = s[5] / n - mx * my;
    const double yy = s[6] / n - my * my + towardsLevel_m2;
    const double xz = s[7] / n - mx * mz;
    const double yz = s[8] / n - my * mz;
    const double determinant = xx * yy - xy * xy;
    const double slopeX = (xz * yy - yz * xy) / determinant;
    const double slopeY = (yz * xx - xz * xy) / determinant;
    if (!(slopeX * slopeX + slopeY * slopeY <= params.steepest * params.steepest))
        return {};
    return {static_cast<float>(slopeX), static_cast<float>(slopeY), static_cast<float>(mz - slopeX * mx - slopeY * my), 1};
}

Eigen::Vector2f middleOf(const Raster& nodes, std::size_t node)
{
    const auto column = static_cast<float>(static_cast<int>(node) % nodes.columns);
    const auto row = static_cast<float>(static_cast<int>(node) / nodes.columns);
    return {nodes.originX_m + (column + 0.5F) * nodes.cell_m, nodes.originY_m + (row + 0.5F) * nodes.cell_m};
}

std::vector<float> nodeHeights(const PlaneGrid& grid)
{
    std::vector<float> height_m(grid.planes.size(), unknownHeight_m);
    for (std::size_t node = 0; node < grid.planes.size(); ++node) {
        if (grid.planes[node].known > 0) {
            const auto middle = middleOf(grid.raster, node);
            height_m[node] = grid.planes[node].at(middle.x(), middle.y());
        }
    }
    return height_m;
}

/// Takes the sums of nodes that reflections below the ground were fitted to out again: the nodes around would pass for roofs.
/// @returns whether there were any
bool dropStrayNodes(const PlaneGrid& grid, std::vector<Moments>& moments, const PlaneGridParams& params)
{
    constexpr float depth_m = 0.5F;
    auto height_m = nodeHeights(grid);
    std::vector<float> weight(height_m.size());
    for (std::size_t node = 0; node < height_m.size(); ++node) {
        weight[node] = static_cast<float>(moments[node].sum[0]);
        if (weight[node] <= 0)
            height_m[node] = unknownHeight_m;  // what was fitted to other nodes' points has no say
    }
    const auto strays = strayHeights(
        {.height_m = height_m, .weight = weight, .columns = grid.raster.columns, .rows = grid.raster.rows, .cell_m = grid.raster.cell_m},
        {.slope = params.nodeSlope, .depth_m = depth_m, .tileCells = 2, .largest = params.largestStray, .gentle = params.nodeSlope / 2});
    for (std::size_t node = 0; node < strays.size(); ++node) {
        if (strays[node] != 0)
            moments[node] = {};
    }
    return std::ranges::find(strays, 1) != strays.end();
}

/// Forgets nodes that stand higher above others than ground climbs: they were fitted to roofs and bonnets.
void dropSteepNodes(PlaneGrid& grid, const PlaneGridParams& params)
{
    const auto height_m = nodeHeights(grid);
    std::vector<float> allowed_m = height_m;
    for (int pass = 0; pass < 2; ++pass)
        limitSlope(allowed_m, grid.raster.columns, grid.raster.rows, params.nodeSlope * grid.raster.cell_m);
    for (std::size_t node = 0; node < grid.planes.size(); ++node) {
        if (height_m[node] > allowed_m[node] + params.nodeTolerance_m)
            grid.planes[node] = {};
    }
}

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

/// Gives unknown nodes the mean plane of two or more known neighbours, ring by ring.
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

/// Gives every node still unknown the height of the nearest known one, level: a slope carried far would end in the sky.
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
            const auto middle = middleOf(grid.raster, node);
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

/// A plane for every node through the sums of the window around it.
void solveNodes(PlaneGrid& grid, const std::vector<Moments>& moments, const Eigen::Vector3d& middle, const PlaneGridParams& params)
{
    const auto sums = windowSums(moments, grid.raster, params.window);
    for (std::size_t node = 0; node < sums.size(); ++node) {
        GroundPlane plane = solve(sums[node], params);
        plane.height_m -= static_cast<float>(plane.slopeX * middle.x() + plane.slopeY * middle.y());
        grid.planes[node] = plane;
    }
}

/// Whether a candidate still counts, against the envelope in the first round and where nothing is known, else against the surface.
bool isNearSurface(const Eigen::Vector3f& p, float envelope_m, const PlaneBlend& last, bool isKnown, int round,
                   const PlaneGridParams& params)
{
    constexpr float belowEnvelope_m = 0.2F;
    if (round == 0 || !isKnown) {
        const float above = p.z() - envelope_m;
        return above <= params.firstBand_m && above >= -belowEnvelope_m;
    }
    const float above = p.z() - last.heightAt(p.x(), p.y());
    const float narrowed = static_cast<float>(round) / static_cast<float>(params.rounds - 1);
    const float band = params.firstBand_m + narrowed * (params.lastBand_m - params.firstBand_m);
    return above <= band && above >= -params.below_m;
}

}  // namespace

PlaneGrid fitPlanes(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint, const Raster& raster,
                    std::span<const float> envelope_m, const PlaneGridParams& params)
{
    PlaneGrid grid{.raster = nodeRaster(raster, params.nodeCells), .planes = {}};
    grid.nodesPerMetre = 1 / grid.raster.cell_m;
    grid.planes.resize(grid.raster.cells());
    const auto candidates = collectCandidates(points_m, cellOfPoint, raster, envelope_m, grid.raster, params);
    const Eigen::Vector3d middle(grid.raster.originX_m + grid.raster.cell_m * static_cast<float>(grid.raster.columns) / 2,
                                 grid.raster.originY_m + grid.raster.cell_m * static_cast<float>(grid.raster.rows) / 2, 0);

    for (int round = 0; round < params.rounds; ++round) {
        std::vector<Moments> moments(grid.planes.size());
        parallelFor(
            moments.size(),
            [&](std::size_t first, std::size_t last) {
                const PlaneBlend surface(grid);
                for (std::size_t node = first; node < last; ++node) {
                    Moments sums;
                    const bool isKnown = grid.planes[node].known > 0;
                    for (std::size_t i = candidates.start[node]; i < candidates.start[node + 1]; ++i) {
                        const auto& p = candidates.position_m[i];
                        if (isNearSurface(p, candidates.envelope_m[i], surface, isKnown, round, params))
                            sums.include(p.cast<double>() - middle);
                    }
                    sums.limitWeight(params.pointsPerNode);
                    moments[node] = sums;
                }
            },
            512);
        solveNodes(grid, moments, middle, params);
        if (dropStrayNodes(grid, moments, params))
            solveNodes(grid, moments, middle, params);
        dropSteepNodes(grid, params);
        fillFromNeighbours(grid);
    }
    if (std::ranges::none_of(grid.planes, [](const auto& plane) { return plane.known > 0; }))
        grid.planes.clear();
    else
        fillLevel(grid);
    return grid;
}

}  // namespace pointloom
