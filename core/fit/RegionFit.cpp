// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"

#include "core/fit/HypothesisSearch.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

/// Of the points that were asked for, those of the cluster that has most of them.
struct Region
{
    std::vector<bool> asked;  ///< by position in the index
    std::vector<Eigen::Vector2f> places_m;
    float top_m = 0;  ///< above ground
};

Region mainClusterOf(const CloudIndex& index, std::span<const std::uint32_t> pointIds)
{
    std::vector<bool> byId(index.aboveGroundByPoint().size());
    for (const std::uint32_t id : pointIds)
        byId[id] = true;
    std::vector<std::uint32_t> counts(index.clusters().size());
    const auto isAsked = [&](std::size_t k) { return index.cluster()[k] >= 0 && byId[index.pointId()[k]]; };
    for (std::size_t k = 0; k < index.size(); ++k)
        if (isAsked(k))
            ++counts[static_cast<std::size_t>(index.cluster()[k])];
    const auto largest = std::ranges::max_element(counts);
    Region region;
    if (largest == counts.end() || *largest == 0)
        return region;
    region.asked.resize(index.size());
    for (std::size_t k = 0; k < index.size(); ++k) {
        if (!isAsked(k) || index.cluster()[k] != largest - counts.begin())
            continue;
        region.asked[k] = true;
        region.places_m.emplace_back(index.x()[k], index.y()[k]);
        region.top_m = std::max(region.top_m, index.aboveGround()[k]);
    }
    return region;
}

}  // namespace

RankedFits fitRegion(const CloudIndex& index, std::span<const std::uint32_t> pointIds, const ClassDef& what, const ClickParams& params)
{
    const Region region = mainClusterOf(index, pointIds);
    if (region.places_m.empty())
        return {};
    Eigen::Vector2f middle = Eigen::Vector2f::Zero();
    for (const Eigen::Vector2f& place : region.places_m)
        middle += place / static_cast<float>(region.places_m.size());
    ClickParams anywhere = params;
    anywhere.reach_m = std::numeric_limits<float>::max();
    SegmentParams segments = segmentParamsFor(what.size);
    segments.only = &region.asked;
    for (const Eigen::Vector2f& place : region.places_m)  // all of it must be seen, to see that it is too large
        segments.reach_m = std::max(segments.reach_m, (place - middle).lpNorm<Eigen::Infinity>() + segments.cell_m);
    RankedFits fits = rankedFits(index, hypothesesUnder(index, middle, what, anywhere, segments).boxes, params);
    if (!fits.empty())
        return fits;

    // Larger than the class: a person drew around it all the same.
    constexpr double unlikely = 20;  // of the costs
    Segment segment;
    segment.outline_m = region.places_m;
    const TurnedExtent extent = rectanglesOf(segment, params).front().extent;
    const Eigen::Vector2d axis(std::cos(extent.yaw_rad), std::sin(extent.yaw_rad));
    const Eigen::Vector2d at((extent.u0_m + extent.u1_m) / 2, (extent.v0_m + extent.v1_m) / 2);
    OrientedBox box;
    box.centre_m.head<2>() = axis * at.x() + Eigen::Vector2d(-axis.y(), axis.x()) * at.y();
    box.size_m = {extent.length_m(), extent.width_m(), region.top_m};
    box.yaw_rad = extent.yaw_rad;
    box.centre_m.z() =
        index.ground().heightAt(static_cast<float>(box.centre_m.x()), static_cast<float>(box.centre_m.y())) + box.size_m.z() / 2;
    if (box.size_m.x() < box.size_m.y())
        box = axesSwapped(box);
    FittedBox fit = fittedBox(index, facing(box, params), unlikely, FitKind::best);
    fit.seen = seenFaces(index, fit.box);
    return {fit};
}

OrientedBox standingBox(const CloudIndex& index, const OrientedBox& footprint, const ClassDef& what)
{
    constexpr float stray_m = 0.02F;  // of a reflection above the roof
    const double ground_m = index.ground().heightAt(static_cast<float>(footprint.centre_m.x()), static_cast<float>(footprint.centre_m.y()));
    OrientedBox column = footprint;
    column.size_m.z() = what.size.max_m.z();
    column.centre_m.z() = ground_m + column.size_m.z() / 2;
    float top_m = 0;
    forEachPointIn(index, column, 0, [&](std::uint32_t k, const Eigen::Vector3f&) { top_m = std::max(top_m, index.aboveGround()[k]); });
    column.size_m.z() = top_m > what.size.min_m.z() ? top_m + stray_m : what.size.typical_m.z();
    column.centre_m.z() = ground_m + column.size_m.z() / 2;
    return column;
}

}  // namespace pointloom
