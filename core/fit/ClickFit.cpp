// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"

#include "core/fit/BoxPoints.h"
#include "core/fit/Completion.h"
#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"

#include <algorithm>
#include <array>
#include <cmath>
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

/// A box around so few cells that they have no sides: seen from the sensor.
std::vector<RankedRectangle> rectanglesOf(const Segment& segment, const Eigen::Vector2f& sensor_m)
{
    auto rectangles = searchRectangles(segment.outline_m);
    if (rectangles.empty()) {
        const Eigen::Vector2f bearing = segment.outline_m.front() - sensor_m;
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
                                     const ClickParams& params)
{
    const SegmentGrower grower(index, place_m, segmentParamsFor(what.size));
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
        const auto rectangles = rectanglesOf(segment, params.sensor_m);
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

/// One frame does not tell the front from the back: of the two the one that looks along +x, the way that most traffic around a vehicle
/// goes.
OrientedBox facingForwards(const OrientedBox& box)
{
    return std::cos(box.yaw_rad) < 0 ? flipped(box) : box;
}

}  // namespace

RankedFits fitClick(const CloudIndex& index, const Eigen::Vector3f& click_m, const ClassDef& what, const ClickParams& params)
{
    constexpr double turnedRound = 0.5;  // of the score: as likely as not, but not what was chosen
    if (!click_m.allFinite())
        return {};
    RankedFits fits;
    for (const auto& completed : boxesUnder(index, click_m.head<2>(), what, params)) {
        const OrientedBox box = facingForwards(completed.box);
        if (fits.size() + 1 >= mostFits)
            break;
        if (std::ranges::any_of(fits, [&](const FittedBox& other) { return isSame(box, other.box) || isSame(flipped(box), other.box); }))
            continue;
        const std::uint32_t points = pointsInside(index, box);
        fits.push_back({.box = box, .score = scoreOf(completed.cost, points), .seen = seenFaces(index, box), .points = points});
    }
    if (!fits.empty()) {
        const FittedBox& best = fits.front();
        const OrientedBox round = flipped(best.box);
        fits.push_back({.box = round, .score = turnedRound * best.score, .seen = seenFaces(index, round), .points = best.points});
    }
    std::ranges::stable_sort(fits, std::greater{}, &FittedBox::score);
    return fits;
}

}  // namespace pointloom
