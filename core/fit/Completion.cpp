// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Completion.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

/// One way to complete an interval, with what it costs to believe in it.
struct Completed
{
    Interval interval;
    double cost = 0;
};

/// What is known of one axis of the object before it is completed.
struct Side
{
    Interval seen;
    double sensor_m;  ///< where the sensor stands on this axis
    double typical_m;
    double spread_m;
};

/// How much a size speaks against the class.
double sizeCost(double size_m, const Side& side, const CompletionParams& params)
{
    const double deviations = (size_m - side.typical_m) / side.spread_m;
    return std::min(params.mostSize, (deviations > 0 ? params.oversizeWeight : params.shortWeight) * deviations * deviations);
}

/// What was seen from end to end, a part of the way towards the typical size: the mean of two Gaussians.
Interval settled(const Side& side, double missing_m, const CompletionParams& params)
{
    const double measured = params.measuredSpread_m * params.measuredSpread_m;
    const double grown = missing_m * measured / (measured + side.spread_m * side.spread_m);
    return {side.seen.low_m - grown / 2, side.seen.high_m + grown / 2};
}

/// The ways in which what was seen may go on: not at all, away from the sensor, or towards it where something in front hides it.
std::vector<Completed> completions(const Side& side, const CompletionParams& params)
{
    constexpr double wholeShare = 0.98;
    const Interval& seen = side.seen;
    if (seen.size_m() >= wholeShare * side.typical_m)
        return {{seen, sizeCost(seen.size_m(), side, params)}};
    const double missing = side.typical_m - seen.size_m();
    const Interval whole = settled(side, missing, params);
    const Completed asSeen{whole, sizeCost(whole.size_m(), side, params)};
    const Interval up{seen.low_m, seen.high_m + missing};
    const Interval down{seen.low_m - missing, seen.high_m};
    if (side.sensor_m < seen.low_m)
        return {{up, 0}, asSeen, {down, params.towardsSensor}};
    if (side.sensor_m > seen.high_m)
        return {{down, 0}, asSeen, {up, params.towardsSensor}};
    const Interval both{seen.low_m - missing / 2, seen.high_m + missing / 2};
    return {{both, params.besideSensor}, {up, params.besideSensor}, {down, params.besideSensor}, asSeen};
}

/// One rectangle with one of its axes as the length.
SeenExtent seenOf(const TurnedExtent& extent, bool exchanged)
{
    const Eigen::Vector2d axis(std::cos(extent.yaw_rad), std::sin(extent.yaw_rad));
    if (exchanged)
        return {{-axis.y(), axis.x()}, {extent.v0_m, extent.v1_m}, {-extent.u1_m, -extent.u0_m}};
    return {axis, {extent.u0_m, extent.u1_m}, {extent.v0_m, extent.v1_m}};
}

/// Whether light went just over the highest point of an object that was seen at its whole length: then that is its top.
bool isTopSeen(const CloudIndex& index, const SeenExtent& seen, double top_m, const SizePrior& size)
{
    constexpr double wholeShare = 0.7;
    constexpr double lowShare = 0.65;  // what is higher may be a bonnet before a roof that no beam met
    constexpr double clear_m = 0.1;
    constexpr float fewestRays = 3;
    if (seen.along.size_m() < wholeShare * size.typical_m.x() || top_m > lowShare * size.typical_m.z())
        return false;
    const OrientedBox base = seen.boxOver(seen.along, seen.across, 0, index.ground());
    const double ground = base.centre_m.z();
    const SightVerdict over = index.sight().through(base, 0, static_cast<float>(ground + top_m + clear_m),
                                                    static_cast<float>(ground + (top_m + size.typical_m.z()) / 2));
    return over.passed >= fewestRays && over.stopped == 0;
}

/// The height that was seen where that is most of what is typical or known to be the top; else the typical one.
double completedHeight(const CloudIndex& index, const SeenExtent& seen, double top_m, const SizePrior& size)
{
    constexpr double mostOf = 0.75;
    const bool isWhole = top_m >= mostOf * size.typical_m.z() || isTopSeen(index, seen, top_m, size);
    return std::clamp(isWhole ? top_m : size.typical_m.z(), size.min_m.z(), size.max_m.z());
}

void complete(const CloudIndex& index, const Segment& segment, const SeenExtent& seen, const ClassDef& what, double cost,
              const CompletionParams& params, std::vector<Hypothesis>& boxes)
{
    constexpr double caution = 0.5;  // of a deviation: classes of wildly different lengths are completed to a short one
    const SizePrior& size = what.size;
    const double length = size.typical_m.x() - (what.completesLength ? 0 : caution * size.spread_m.x());
    const Eigen::Vector2d sensor = params.sensor_m.cast<double>();
    const Side along{seen.along, seen.axis.dot(sensor), length, size.spread_m.x()};
    const Side across{seen.across, seen.axis.x() * sensor.y() - seen.axis.y() * sensor.x(), size.typical_m.y(), size.spread_m.y()};
    const double height = completedHeight(index, seen, segment.top_m, size);
    const double tooHigh = std::max(0.0, (segment.top_m - size.typical_m.z()) / size.spread_m.z());
    const auto widths = completions(across, params);
    for (const auto& u : completions(along, params)) {
        for (const auto& v : widths) {
            const bool isTooSmall = u.interval.size_m() < size.min_m.x() || v.interval.size_m() < size.min_m.y();
            boxes.push_back(
                {.box = seen.boxOver(u.interval, v.interval, height, index.ground()),
                 .seen = seen,
                 .cost = cost + u.cost + v.cost + params.heightWeight * tooHigh * tooHigh + (isTooSmall ? params.tooSmall : 0)});
        }
    }
}

}  // namespace

OrientedBox SeenExtent::boxOver(const Interval& u, const Interval& v, double height_m, const Ground& ground) const
{
    OrientedBox box;
    box.yaw_rad = std::atan2(axis.y(), axis.x());
    box.size_m = {u.size_m(), v.size_m(), height_m};
    box.centre_m.head<2>() = place(u.middle_m(), v.middle_m());
    box.centre_m.z() = ground.heightAt(static_cast<float>(box.centre_m.x()), static_cast<float>(box.centre_m.y())) + box.size_m.z() / 2;
    return box;
}

std::vector<Hypothesis> completeBoxes(const CloudIndex& index, const Segment& segment, std::span<const RankedRectangle> rectangles,
                                      const ClassDef& what, const CompletionParams& params)
{
    constexpr double longEnough_m = 2.5;  // shorter objects have no straight sides
    const double straightness = std::min(1.0, what.size.typical_m.x() / longEnough_m);
    std::vector<Hypothesis> boxes;
    for (const auto& rectangle : rectangles) {
        for (const bool exchanged : {false, true}) {
            const SeenExtent seen = seenOf(rectangle.extent, exchanged);
            if (seen.along.size_m() > what.size.max_m.x() || seen.across.size_m() > what.size.max_m.y())
                continue;
            const double missing = 1 - rectangle.closeness / rectangles.front().closeness;
            complete(index, segment, seen, what, params.closenessWeight * straightness * missing, params, boxes);
        }
    }
    return boxes;
}

}  // namespace pointloom
