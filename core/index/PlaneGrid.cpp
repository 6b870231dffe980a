// SPDX-License-Identifier: Apache-2.0
#include "core/index/PlaneGrid.h"

#include "core/base/Parallel.h"
#include "core/index/GroundCandidates.h"
#include "core/index/GroundEnvelope.h"
#include "core/index/PlaneFill.h"
#include "core/index/PlaneMoments.h"
#include "core/index/StrayHeights.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pointloom {
namespace {

Raster nodeRaster(const Raster& raster, int nodeCells)
{
    Raster nodes = raster;
    nodes.cell_m = raster.cell_m * static_cast<float>(nodeCells);
    nodes.columns = raster.columns / nodeCells + 2;
    nodes.rows = raster.rows / nodeCells + 2;
    return nodes;
}

std::vector<float> nodeHeights(const PlaneGrid& grid)
{
    std::vector<float> height_m(grid.planes.size(), unknownHeight_m);
    for (std::size_t node = 0; node < grid.planes.size(); ++node) {
        if (grid.planes[node].known > 0) {
            const auto middle = grid.middleOf(node);
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

/// A plane for every node through the sums of the window around it.
void solveNodes(PlaneGrid& grid, const std::vector<Moments>& moments, const Eigen::Vector3d& middle, const PlaneGridParams& params)
{
    const auto sums = windowSums(moments, grid.raster, params.window);
    for (std::size_t node = 0; node < sums.size(); ++node) {
        GroundPlane plane = planeThrough(sums[node], params);
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
