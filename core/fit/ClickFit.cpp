// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"

#include "core/fit/BoxPoints.h"
#include "core/fit/Completion.h"
#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace pointloom {
namespace {

/// From the largest on; the class's width scales them down: a step that joins the two halves of a car joins two pedestrians.
constexpr std::array<float, 5> tolerances_m{0.9F, 0.7F, 0.5F, 0.35F, 0.25F};
constexpr std::size_t mostSegments = 3;  // tolerances that are looked at closely
constexpr std::size_t mostFits = 8;
constexpr double mostDeviations = 4;  // of a size: more is all but impossible
constexpr float mostTall = 0.5F;      // of a segment's cells that go on above the class: a wall, a tree
constexpr double tallCost = 3;        // for all of them
constexpr double finerCost = 2;       // for each larger segment that was passed over

SegmentParams segmentParamsFor(const SizePrior& size)
{
    SegmentParams params;
    params.cell_m = std::clamp(static_cast<float>(std::sqrt(size.typical_m.x() * size.typical_m.y())) / 28, 0.05F, 0.2F);
    params.reach_m = std::min(static_cast<float>(size.max_m.x()) + 1, 12.0F);
    params.ceiling_m = static_cast<float>(std::min(size.max_m.z(), size.typical_m.z() + mostDeviations * size.spread_m.z()));
    return params;
}

/// How far a class goes: its limits, or what is all but impossible under its spread.
Eigen::Vector2d largestFootprint(const SizePrior& size)
{
    return {std::min(size.max_m.x(), size.typical_m.x() + mostDeviations * size.spread_m.x()),
            std::min(size.max_m.y(), size.typical_m.y() + mostDeviations * size.spread_m.y())};
}

/// How far two directions are apart when a quarter turn makes no difference.
double apartByQuarters(double a_rad, double b_rad)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double off = std::fmod(std::abs(wrapAngle(a_rad - b_rad)), quarter);
    return std::min(off, quarter - off);
}

/// A box around so few cells that they have no sides: seen from the sensor. Where a person showed the heading, only what agrees with it.
std::vector<RankedRectangle> rectanglesOf(const Segment& segment, const ClickParams& params)
{
    constexpr double handIsRight_rad = 0.2094;  // 12 degrees
    auto rectangles = searchRectangles(segment.outline_m);
    if (params.heading_rad) {
        std::erase_if(rectangles, [&](const RankedRectangle& rectangle) {
            return apartByQuarters(rectangle.extent.yaw_rad, *params.heading_rad) > handIsRight_rad;
        });
        if (rectangles.empty())
            rectangles.push_back({.extent = extentAt(segment.outline_m, *params.heading_rad), .closeness = 1});
    }
    if (rectangles.empty()) {
        const Eigen::Vector2f bearing = segment.outline_m.front() - params.sensor_m;
        rectangles.push_back({.extent = extentAt(segment.outline_m, std::atan2(bearing.y(), bearing.x())), .closeness = 1});
    }
    return rectangles;
}

/// Whether a segment is larger than the class at every yaw: a cheap look before the search.
bool isTooLarge(const Segment& segment, const Eigen::Vector2d& largest_m)
{
    constexpr double step_rad = 0.0873;  // 5 degrees
    constexpr double slack = 1.1;        // what the nearest step may add
    for (double yaw = 0; yaw < std::numbers::pi / 2; yaw += step_rad) {
        const TurnedExtent extent = extentAt(segment.outline_m, yaw);
        const auto [shorter, longer] = std::minmax(extent.length_m(), extent.width_m());
        if (longer <= slack * largest_m.x() && shorter <= slack * largest_m.y())
            return false;
    }
    return true;
}

bool fitsClass(const RankedRectangle& rectangle, const Eigen::Vector2d& largest_m)
{
    const auto [shorter, longer] = std::minmax(rectangle.extent.length_m(), rectangle.extent.width_m());
    return longer <= largest_m.x() && shorter <= largest_m.y();
}

std::vector<CompletedBox> boxesUnder(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what,
                                     const ClickParams& params, const std::vector<bool>* only = nullptr)
{
    SegmentParams segments = segmentParamsFor(what.size);
    segments.only = only;
    const SegmentGrower grower(index, place_m, segments);
    const Eigen::Vector2d largest = largestFootprint(what.size);
    const float scale = std::clamp(static_cast<float>(what.size.typical_m.y()) / 1.8F, 0.5F, 1.0F);
    std::vector<CompletedBox> boxes;
    std::size_t lastPoints = 0;
    std::vector<Eigen::Vector2f> around;  // the widest segment
    std::size_t looked = 0;
    double finer = 0;
    for (const float tolerance : tolerances_m) {
        const Segment segment = grower.grow(tolerance * scale, params.reach_m);
        if (segment.points.size() < 3)
            break;
        if (segment.points.size() == lastPoints)
            continue;
        lastPoints = segment.points.size();
        if (around.empty())
            around = segment.outline_m;
        if (isTooLarge(segment, largest))
            continue;
        const auto rectangles = rectanglesOf(segment, params);
        if (!fitsClass(rectangles.front(), largest) || segment.tallShare > mostTall)
            continue;
        for (auto& completed :
             completeBoxes(index, segment, around, rectangles, what.size, what.completesLength, {.sensor_m = params.sensor_m})) {
            completed.cost += finer + tallCost * segment.tallShare;
            boxes.push_back(completed);
        }
        finer += finerCost;
        if (++looked == mostSegments)
            break;
    }
    if (params.heading_rad)
        std::erase_if(boxes, [&](const CompletedBox& completed) {
            return std::abs(std::cos(completed.box.yaw_rad - *params.heading_rad)) < std::numbers::sqrt2 / 2;
        });
    std::ranges::stable_sort(boxes, {}, &CompletedBox::cost);
    return boxes;
}

/// Costs as a confidence: 1 for nothing against it; few points cannot make sure of anything.
double scoreOf(double cost, std::uint32_t points)
{
    constexpr double halfCost = 4;    // costs that leave even chances
    constexpr double fewPoints = 10;  // as many leave even chances too
    return halfCost / (halfCost + cost) * points / (points + fewPoints);
}

/// Whether a person would take two boxes for the same.
bool isSame(const OrientedBox& a, const OrientedBox& b)
{
    constexpr double muchOverlap = 0.85;
    constexpr double sameHeading_rad = 0.1745;  // 10 degrees
    return std::abs(wrapAngle(a.yaw_rad - b.yaw_rad)) < sameHeading_rad && iouBirdsEye(a, b) > muchOverlap;
}

/// One frame does not tell the front from the back: of the two the one that looks the way it was shown, else along +x, the way that most
/// traffic around a vehicle goes.
OrientedBox facing(const OrientedBox& box, std::optional<double> heading_rad)
{
    return std::cos(box.yaw_rad - heading_rad.value_or(0)) < 0 ? flipped(box) : box;
}

FittedBox fitted(const CloudIndex& index, const OrientedBox& box, double cost)
{
    const std::uint32_t points = pointsInside(index, box);
    return {.box = box, .score = scoreOf(cost, points), .seen = seenFaces(index, box), .points = points};
}

RankedFits ranked(const CloudIndex& index, const std::vector<CompletedBox>& boxes, std::optional<double> heading_rad)
{
    constexpr double turnedRound = 0.5;  // of the score: as likely as not, but not what was chosen
    RankedFits fits;
    for (const auto& completed : boxes) {
        const OrientedBox box = facing(completed.box, heading_rad);
        if (fits.size() + 1 >= mostFits)
            break;
        if (std::ranges::none_of(fits, [&](const FittedBox& other) { return isSame(box, other.box) || isSame(flipped(box), other.box); }))
            fits.push_back(fitted(index, box, completed.cost));
    }
    if (!fits.empty()) {
        const FittedBox& best = fits.front();
        const OrientedBox round = flipped(best.box);
        fits.push_back({.box = round, .score = turnedRound * best.score, .seen = seenFaces(index, round), .points = best.points});
    }
    std::ranges::stable_sort(fits, std::greater{}, &FittedBox::score);
    return fits;
}

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

RankedFits fitClick(const CloudIndex& index, const Eigen::Vector3f& click_m, const ClassDef& what, const ClickParams& params)
{
    if (!click_m.allFinite())
        return {};
    return ranked(index, boxesUnder(index, click_m.head<2>(), what, params), params.heading_rad);
}

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
    RankedFits fits = ranked(index, boxesUnder(index, middle, what, anywhere, &region.asked), params.heading_rad);
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
    return {fitted(index, facing(box, params.heading_rad), unlikely)};
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
