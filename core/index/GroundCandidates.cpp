// SPDX-License-Identifier: Apache-2.0
#include "core/index/GroundCandidates.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <ranges>
#include <utility>

namespace pointloom {
namespace {

constexpr std::size_t mostCandidatesPerNode = 32;  // a dense node says the same with every k-th of its points

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

}  // namespace

GroundCandidates collectCandidates(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                   const Raster& raster, std::span<const float> envelope_m, const Raster& nodes,
                                   const PlaneGridParams& params)
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

    GroundCandidates candidates;
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

}  // namespace pointloom
