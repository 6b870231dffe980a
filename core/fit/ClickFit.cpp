// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"

#include "core/fit/HypothesisSearch.h"
#include "core/geometry/Plausible.h"

namespace pointloom {
namespace {

/// Boxes under a click. What only fits badly may stand under a tree: then once more without what hangs above the class.
std::vector<Hypothesis> boxesAt(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what, const ClickParams& params)
{
    constexpr double badCost = 8;
    constexpr double muchBetter = 1;
    SegmentParams segments = segmentParamsFor(what.size);
    FoundHypotheses found = hypothesesUnder(index, place_m, what, params, segments);
    segments.ceiling_m = static_cast<float>(what.size.typical_m.z() + what.size.spread_m.z());
    const bool isGood = !found.boxes.empty() && found.boxes.front().cost <= badCost;
    if (isGood || found.highest_m <= segments.ceiling_m)
        return std::move(found.boxes);
    FoundHypotheses lower = hypothesesUnder(index, place_m, what, params, segments);
    const bool isBetter = found.boxes.empty() || (!lower.boxes.empty() && lower.boxes.front().cost + muchBetter < found.boxes.front().cost);
    return std::move(isBetter ? lower.boxes : found.boxes);
}

}  // namespace

ClickParams clickParamsFor(const CloudIndex& index)
{
    ClickParams params;
    params.sensor_m = index.sensor_m();
    if (!index.sight().isKnown())
        params.context.ego_rad = std::nullopt;
    return params;
}

RankedFits fitClick(const CloudIndex& index, const Eigen::Vector3f& click_m, const ClassDef& what, const ClickParams& params)
{
    if (!isPlausible(click_m.cast<double>()))
        return {};
    constexpr double notOfTheClass = 16;  // of the costs: what stands there is something else
    const auto boxes = boxesAt(index, click_m.head<2>(), what, params);
    if (boxes.empty() || boxes.front().cost - boxes.front().unexpected > notOfTheClass)
        return {};
    return rankedFits(index, boxes, params);
}

}  // namespace pointloom
