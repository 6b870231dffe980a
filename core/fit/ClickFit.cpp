// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"

#include "core/fit/BoxPoints.h"
#include "core/fit/Completion.h"
#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"
#include "core/fit/Surroundings.h"

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
constexpr double axisWeight = 4;      // of an axis against all that is known
constexpr double looseCost = 1.5;     // per e-fold in closeness from the segment whose sides are straightest
constexpr double finerCost = 2;       // for each larger segment that was passed over

SegmentParams segmentParamsFor(const SizePrior& size)
{
    constexpr double longDeviations = 2;  // of the length: more is rare
    constexpr double farthest_m = 12;
    SegmentParams params;
    params.cell_m = std::clamp(static_cast<float>(std::sqrt(size.typical_m.x() * size.typical_m.y())) / 28, 0.05F, 0.2F);
    constexpr double windowShare = 0.75;  // of the largest, to either side: what is larger must show itself as larger
    const double most = std::min(size.max_m.x(), size.typical_m.x() + mostDeviations * size.spread_m.x());
    params.reach_m =
        static_cast<float>(std::min(std::max(size.typical_m.x() + longDeviations * size.spread_m.x(), windowShare * most + 1), farthest_m));
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
std::vector<RankedRectangle> rectanglesOf(const Segment& segment, const ClickParams& params, std::vector<double> axes = {})
{
    constexpr double handIsRight_rad = 0.2094;  // 12 degrees
    auto rectangles = searchRectangles(segment.outline_m, {.also_rad = std::move(axes)});
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

/// A segment that the class allows, with the ways it may be turned.
struct FoundSegment
{
    Segment segment;
    std::vector<RankedRectangle> rectangles;
};

/// What is under a place at falling tolerances.
struct FoundSegments
{
    std::vector<FoundSegment> allowed;
    std::vector<Eigen::Vector2f> around_m;  ///< the widest segment, whether allowed or not
};

FoundSegments segmentsUnder(SegmentGrower& grower, const ClassDef& what, const ClickParams& params, const AxisPrior& axis)
{
    const Eigen::Vector2d largest = largestFootprint(what.size);
    const float scale = std::clamp(static_cast<float>(what.size.typical_m.y()) / 1.8F, 0.5F, 1.0F);
    FoundSegments found;
    std::size_t lastPoints = 0;
    for (const float tolerance : tolerances_m) {
        Segment segment = grower.grow(tolerance * scale, params.reach_m);
        if (segment.points < 3)
            break;
        if (segment.points == lastPoints)
            continue;
        lastPoints = segment.points;
        if (found.around_m.empty())
            found.around_m = segment.outline_m;
        if (segment.tallShare > mostTall || isTooLarge(segment, largest))
            continue;
        auto rectangles = rectanglesOf(segment, params, axis.axes());
        if (!fitsClass(rectangles.front(), largest))
            continue;
        segment.top_m = grower.top();
        found.allowed.push_back({std::move(segment), std::move(rectangles)});
        if (found.allowed.size() == mostSegments)
            break;
    }
    return found;
}

/// All boxes that the segments may mean, with what speaks against each of them but for its surroundings.
std::vector<Hypothesis> hypothesesOf(const CloudIndex& index, const FoundSegments& found, const ClassDef& what, const ClickParams& params,
                                     const AxisPrior& axis)
{
    double closest = 0;
    for (const FoundSegment& one : found.allowed)
        closest = std::max(closest, one.rectangles.front().closeness);
    std::vector<Hypothesis> all;
    for (std::size_t number = 0; number < found.allowed.size(); ++number) {
        const FoundSegment& one = found.allowed[number];
        const double ofSegment = finerCost * static_cast<double>(number) + tallCost * one.segment.tallShare
            + looseCost * std::log(closest / one.rectangles.front().closeness);
        for (auto& hypothesis : completeBoxes(index, one.segment, one.rectangles, what, {.sensor_m = params.sensor_m})) {
            const double yaw = hypothesis.box.yaw_rad;
            if (params.heading_rad && std::abs(std::cos(yaw - *params.heading_rad)) < std::numbers::sqrt2 / 2)
                continue;
            hypothesis.unexpected = axisWeight * axis.cost(yaw);
            hypothesis.cost += ofSegment + hypothesis.unexpected;
            hypothesis.segment = number;
            all.push_back(hypothesis);
        }
    }
    return all;
}

/// Asks the surroundings about the hypotheses that can still win or be worth offering; the others are dropped. Best first.
std::vector<Hypothesis> judged(std::vector<Hypothesis> all, const FitSurroundings& surroundings, const SizePrior& size)
{
    constexpr double worthOffering = 4;  // above the best
    constexpr std::size_t mostAsked = 80;
    std::ranges::stable_sort(all, {}, &Hypothesis::cost);
    double best = std::numeric_limits<double>::max();
    std::size_t asked = 0;
    for (; asked < std::min(all.size(), mostAsked) && all[asked].cost <= best + worthOffering; ++asked) {
        all[asked].cost += surroundings.cost(all[asked], size);
        best = std::min(best, all[asked].cost);
    }
    all.resize(asked);
    std::ranges::stable_sort(all, {}, &Hypothesis::cost);
    return all;
}

std::vector<Hypothesis> boxesUnder(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what, const ClickParams& params,
                                   const SegmentParams& segments)
{
    SegmentGrower grower(index, place_m, segments);
    const AxisPrior axis(params.context, place_m.cast<double>());
    const FoundSegments found = segmentsUnder(grower, what, params, axis);
    if (found.allowed.empty())
        return {};
    const FitSurroundings surroundings(index, found.around_m);
    return judged(hypothesesOf(index, found, what, params, axis), surroundings, what.size);
}

/// Boxes under a click. What only fits badly may stand under a tree: then once more without what hangs above the class.
std::vector<Hypothesis> boxesAt(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what, const ClickParams& params)
{
    constexpr double badCost = 8;
    constexpr double muchBetter = 1;
    SegmentParams segments = segmentParamsFor(what.size);
    auto boxes = boxesUnder(index, place_m, what, params, segments);
    if (!boxes.empty() && boxes.front().cost <= badCost)
        return boxes;
    segments.ceiling_m = static_cast<float>(what.size.typical_m.z() + what.size.spread_m.z());
    auto lower = boxesUnder(index, place_m, what, params, segments);
    const bool isBetter = boxes.empty() || (!lower.empty() && lower.front().cost + muchBetter < boxes.front().cost);
    return isBetter ? lower : boxes;
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
    return std::abs(std::remainder(a.yaw_rad - b.yaw_rad, std::numbers::pi)) < sameHeading_rad && iouBirdsEye(a, b) > muchOverlap;
}

/// What makes a box different from the best one.
FitKind kindOf(const Hypothesis& other, const Hypothesis& best)
{
    constexpr double sameYaw_rad = 0.1745;    // 10 degrees
    constexpr double otherAxis_rad = 1.2217;  // 70 degrees
    const double off = std::abs(std::remainder(other.box.yaw_rad - best.box.yaw_rad, std::numbers::pi));
    if (off > otherAxis_rad)
        return FitKind::axesSwapped;
    if (off > sameYaw_rad)
        return FitKind::otherYaw;
    if (other.segment != best.segment)
        return other.segment > best.segment ? FitKind::split : FitKind::merged;
    const double area = other.box.size_m.head<2>().prod() / best.box.size_m.head<2>().prod();
    return area > 1.05 ? FitKind::bigger : area < 0.95 ? FitKind::smaller : FitKind::shifted;
}

/// One frame does not tell the front from the back: of the two the one that looks the way it was shown, else the way of its neighbours.
OrientedBox facing(const OrientedBox& box, const ClickParams& params)
{
    const double yaw = params.heading_rad ? (std::cos(box.yaw_rad - *params.heading_rad) < 0 ? box.yaw_rad + std::numbers::pi : box.yaw_rad)
                                          : AxisPrior(params.context, box.centre_m.head<2>()).facing(box.yaw_rad);
    return std::cos(yaw - box.yaw_rad) < 0 ? flipped(box) : box;
}

FittedBox fitted(const CloudIndex& index, const OrientedBox& box, double cost, FitKind kind)
{
    const std::uint32_t points = pointsInside(index, box);
    return {.box = box, .score = scoreOf(cost, points), .kind = kind, .points = points};
}

/// The best box, then the best one of each other kind.
RankedFits ranked(const CloudIndex& index, const std::vector<Hypothesis>& boxes, const ClickParams& params)
{
    constexpr double turnedRound = 0.5;  // of the score: as likely as not, but not what was chosen
    constexpr std::ptrdiff_t mostOfKind = 2;
    RankedFits fits;
    for (const auto& hypothesis : boxes) {
        if (fits.size() + 1 >= mostFits)
            break;
        const FitKind kind = fits.empty() ? FitKind::best : kindOf(hypothesis, boxes.front());
        if (std::ranges::count(fits, kind, &FittedBox::kind) < mostOfKind
            && std::ranges::none_of(fits, [&](const FittedBox& other) { return isSame(hypothesis.box, other.box); }))
            fits.push_back(fitted(index, facing(hypothesis.box, params), hypothesis.cost - hypothesis.unexpected, kind));
    }
    if (!fits.empty()) {
        fits.front().seen = seenFaces(index, fits.front().box);
        FittedBox round = fits.front();
        round.box = flipped(round.box);
        round.seen = seenFaces(index, round.box);
        round.score *= turnedRound;
        round.kind = FitKind::turnedRound;
        fits.push_back(round);
    }
    std::ranges::stable_sort(fits.begin() + std::min<std::ptrdiff_t>(1, std::ssize(fits)), fits.end(), std::greater{}, &FittedBox::score);
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
    return ranked(index, boxesAt(index, click_m.head<2>(), what, params), params);
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
    SegmentParams segments = segmentParamsFor(what.size);
    segments.only = &region.asked;
    for (const Eigen::Vector2f& place : region.places_m)  // all of it must be seen, to see that it is too large
        segments.reach_m = std::max(segments.reach_m, (place - middle).lpNorm<Eigen::Infinity>() + segments.cell_m);
    RankedFits fits = ranked(index, boxesUnder(index, middle, what, anywhere, segments), params);
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
    FittedBox fit = fitted(index, facing(box, params), unlikely, FitKind::best);
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
