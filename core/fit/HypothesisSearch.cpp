// SPDX-License-Identifier: Apache-2.0
#include "core/fit/HypothesisSearch.h"

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
constexpr double mostDeviations = 4;     // of a size: more is all but impossible
constexpr float mostTall = 0.5F;         // of a segment's cells that go on above the class: a wall, a tree
constexpr double tallCost = 3;           // for all of them
constexpr double axisWeight = 4;         // of an axis against all that is known
constexpr double looseCost = 1.5;        // per e-fold in closeness from the segment whose sides are straightest
constexpr double finerCost = 2;          // for each larger segment that was passed over

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

}  // namespace

SegmentParams segmentParamsFor(const SizePrior& size)
{
    constexpr double longDeviations = 2;  // of the length: more is rare
    constexpr double farthest_m = 12;
    constexpr double windowShare = 0.75;  // of the largest, to either side: what is larger must show itself as larger
    constexpr float cellsAcross = 28;     // an object: a car gets cells of 0.1 m
    constexpr float finest_m = 0.05F;
    constexpr float coarsest_m = 0.2F;
    SegmentParams params;
    params.cell_m = std::clamp(static_cast<float>(std::sqrt(size.typical_m.x() * size.typical_m.y())) / cellsAcross, finest_m, coarsest_m);
    const double most = std::min(size.max_m.x(), size.typical_m.x() + mostDeviations * size.spread_m.x());
    params.reach_m =
        static_cast<float>(std::min(std::max(size.typical_m.x() + longDeviations * size.spread_m.x(), windowShare * most + 1), farthest_m));
    params.ceiling_m = static_cast<float>(std::min(size.max_m.z(), size.typical_m.z() + mostDeviations * size.spread_m.z()));
    return params;
}

std::vector<RankedRectangle> rectanglesOf(const Segment& segment, const ClickParams& params, std::vector<double> expected_rad)
{
    constexpr double handIsRight_rad = 0.2094;  // 12 degrees
    auto rectangles = searchRectangles(segment.outline_m, {.also_rad = std::move(expected_rad)});
    if (params.heading_rad) {
        std::erase_if(rectangles, [&](const RankedRectangle& rectangle) {
            return apartByQuarters(rectangle.extent.yaw_rad, *params.heading_rad) > handIsRight_rad;
        });
        if (rectangles.empty())
            rectangles.push_back({.extent = extentAt(segment.outline_m, *params.heading_rad), .closeness = 1});
    }
    if (rectangles.empty()) {  // so few cells that they have no sides: a box as seen from the sensor
        const Eigen::Vector2f bearing = segment.outline_m.front() - params.sensor_m;
        rectangles.push_back({.extent = extentAt(segment.outline_m, std::atan2(bearing.y(), bearing.x())), .closeness = 1});
    }
    return rectangles;
}

namespace {

/// Whether a segment is larger than the class at every yaw: a cheap look before the search.
bool isTooLarge(const Segment& segment, const Eigen::Vector2d& largest_m)
{
    constexpr double step_rad = 0.0873;  // 5 degrees
    constexpr double slack = 1.1;        // what the nearest step may add
    for (double yaw = 0; yaw < std::numbers::pi / 2; yaw += step_rad) {
        const TurnedExtent extent = extentAt(segment.outline_m, yaw);
        const auto [shorter, longer] = std::minmax({extent.length_m(), extent.width_m()});
        if (longer <= slack * largest_m.x() && shorter <= slack * largest_m.y())
            return false;
    }
    return true;
}

bool fitsClass(const RankedRectangle& rectangle, const Eigen::Vector2d& largest_m)
{
    const auto [shorter, longer] = std::minmax({rectangle.extent.length_m(), rectangle.extent.width_m()});
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
    float highest_m = 0;                    ///< of the widest segment
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
        if (found.around_m.empty()) {
            found.around_m = segment.outline_m;
            found.highest_m = segment.highest_m;
        }
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
    constexpr double worthOffering = 8;  // above the best
    constexpr std::size_t mostAsked = 64;
    constexpr double hopeless = 8;  // when so many do not come under this, the others will not either
    constexpr std::size_t enoughTried = 32;
    std::ranges::stable_sort(all, {}, &Hypothesis::cost);
    double best = std::numeric_limits<double>::max();
    std::vector<Hypothesis> worth;
    for (std::size_t asked = 0; asked < std::min(all.size(), best > hopeless ? enoughTried : mostAsked); ++asked) {
        Hypothesis& one = all[asked];
        const double limit = best + worthOffering;
        if (one.cost > limit)
            break;
        one.cost += surroundings.cost(one, size, limit - one.cost);
        best = std::min(best, one.cost);
        if (one.cost <= limit)
            worth.push_back(one);
    }
    std::ranges::stable_sort(worth, {}, &Hypothesis::cost);
    return worth;
}

}  // namespace

FoundHypotheses hypothesesUnder(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what, const ClickParams& params,
                                const SegmentParams& segments)
{
    SegmentGrower grower(index, place_m, segments);
    const AxisPrior axis(params.context, place_m.cast<double>());
    const FoundSegments found = segmentsUnder(grower, what, params, axis);
    if (found.allowed.empty())
        return {.boxes = {}, .highest_m = found.highest_m};
    const FitSurroundings surroundings(index, found.around_m);
    return {.boxes = judged(hypothesesOf(index, found, what, params, axis), surroundings, what.size), .highest_m = found.highest_m};
}

}  // namespace pointloom
