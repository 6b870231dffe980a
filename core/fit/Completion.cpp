// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Completion.h"

#include "core/fit/Visibility.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

struct Interval
{
    double low_m;
    double high_m;

    [[nodiscard]] double size_m() const { return high_m - low_m; }
    [[nodiscard]] double middle_m() const { return (low_m + high_m) / 2; }
};

/// A segment in turned axes, with the sensor in the same axes.
struct TurnedView
{
    Interval along;  ///< the length axis
    Interval across;
    Eigen::Vector2d sensor_m;
    Eigen::Vector2d axis;  ///< of the length, unit

    [[nodiscard]] Eigen::Vector2d place(double u, double v) const { return {axis.x() * u - axis.y() * v, axis.y() * u + axis.x() * v}; }
    [[nodiscard]] OrientedBox footprint() const
    {
        OrientedBox box;
        box.centre_m.head<2>() = place(along.middle_m(), across.middle_m());
        box.size_m = {along.size_m(), across.size_m(), 0};
        box.yaw_rad = std::atan2(axis.y(), axis.x());
        return box;
    }
};

/// Which ends of an interval are known to be real: light went past them.
struct OpenEnds
{
    bool low = false;
    bool high = false;
};

/// Lengthens what was seen to the typical size where it may go on: at the end that is not open, else away from the sensor (the near
/// end is a real one, the far one a shadow line), and both ways alike with the sensor inside the slab.
Interval completed(Interval seen, double typical_m, double sensor_m, OpenEnds open)
{
    constexpr double openEndsMissing = 0.4;
    double missing = typical_m - seen.size_m();
    if (missing <= 0)
        return seen;
    if (open.low && open.high)
        missing *= openEndsMissing;  // what was seen from end to end is as long as that, give or take
    else if (open.low)
        return {seen.low_m, seen.high_m + missing};
    else if (open.high)
        return {seen.low_m - missing, seen.high_m};
    if (sensor_m < seen.low_m)
        return {seen.low_m, seen.high_m + missing};
    if (sensor_m > seen.high_m)
        return {seen.low_m - missing, seen.high_m};
    return {seen.low_m - missing / 2, seen.high_m + missing / 2};
}

/// Whether the ends of a face are open: looked at just past its corners. Nothing is known of a face turned away from the sensor.
OpenEnds openEnds(const CloudIndex& index, const TurnedView& view, bool ofLength)
{
    constexpr double past_m = 0.35;
    const Interval& face = ofLength ? view.along : view.across;
    const Interval& depth = ofLength ? view.across : view.along;
    const double sensorDepth = ofLength ? view.sensor_m.y() : view.sensor_m.x();
    const bool isFaced = sensorDepth < depth.low_m || sensorDepth > depth.high_m;
    if (!isFaced)
        return {};
    const double near = sensorDepth < depth.low_m ? depth.low_m : depth.high_m;
    const Eigen::Vector2f sensor = view.place(view.sensor_m.x(), view.sensor_m.y()).cast<float>();
    const OrientedBox own = view.footprint();
    const auto isOpen = [&](double end) {
        const Eigen::Vector2d place = ofLength ? view.place(end, near) : view.place(near, end);
        return isOpenView(index, sensor, place.cast<float>(), own);
    };
    return {isOpen(face.low_m - past_m), isOpen(face.high_m + past_m)};
}

/// How much a seen size speaks against the class: too long always, too short where both ends are open.
double sizeCost(double seen_m, double typical_m, double spread_m, OpenEnds open, const CompletionParams& params)
{
    const double deviations = (seen_m - typical_m) / spread_m;
    if (deviations > 0)
        return params.oversizeWeight * deviations * deviations;
    if (open.low && open.high)
        return std::min(params.mostShort, params.shortWeight * deviations * deviations);
    return std::min(params.mostHidden, params.hiddenWeight * deviations * deviations);
}

/// What of a footprint's inner part light went through: the share of its cells where ground was seen and nothing above it.
double seenThrough(const CloudIndex& index, const OrientedBox& box, double shrink_m)
{
    constexpr float cell_m = 0.4F;
    constexpr float groundLevel_m = 0.15F;
    constexpr int mostCells = 64;  // along an axis
    const auto cos = static_cast<float>(std::cos(box.yaw_rad));
    const auto sin = static_cast<float>(std::sin(box.yaw_rad));
    const auto x = static_cast<float>(box.centre_m.x());
    const auto y = static_cast<float>(box.centre_m.y());
    const auto halfLength = static_cast<float>(box.size_m.x() / 2 - shrink_m);
    const auto halfWidth = static_cast<float>(box.size_m.y() / 2 - shrink_m);
    if (halfLength <= 0 || halfWidth <= 0)
        return 0;
    const int columns = std::clamp(static_cast<int>(2 * halfLength / cell_m), 1, mostCells);
    const int rows = std::clamp(static_cast<int>(2 * halfWidth / cell_m), 1, mostCells);
    enum : std::uint8_t { groundSeen = 1, objectSeen = 2 };
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(columns * rows));
    index.forEachRun(x, y, std::hypot(halfLength, halfWidth), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const float dx = index.x()[k] - x;
            const float dy = index.y()[k] - y;
            const float u = cos * dx + sin * dy + halfLength;
            const float v = cos * dy - sin * dx + halfWidth;
            if (u < 0 || v < 0 || u >= 2 * halfLength || v >= 2 * halfWidth)
                continue;
            const int column = static_cast<int>(u * static_cast<float>(columns) / (2 * halfLength));
            const int row = static_cast<int>(v * static_cast<float>(rows) / (2 * halfWidth));
            const float above = index.aboveGround()[k];
            seen[static_cast<std::size_t>(std::min(row, rows - 1) * columns + std::min(column, columns - 1))] |= above < groundLevel_m
                ? groundSeen
                : above < box.size_m.z() ? objectSeen
                                         : 0;
        }
    });
    return static_cast<double>(std::ranges::count(seen, groundSeen)) / static_cast<double>(seen.size());
}

/// How many of the cells around lie just outside a footprint, against those inside: a box should not cut through what hangs together.
double cutShare(std::span<const Eigen::Vector2f> outline_m, const OrientedBox& box)
{
    constexpr double near_m = 0.4;
    constexpr double touching_m = 0.05;
    std::size_t inside = 0;
    std::size_t outside = 0;
    const Eigen::Vector2d axis(std::cos(box.yaw_rad), std::sin(box.yaw_rad));
    for (const auto& cell : outline_m) {
        const Eigen::Vector2d d = cell.cast<double>() - box.centre_m.head<2>();
        const double beyond =
            std::max(std::abs(axis.dot(d)) - box.size_m.x() / 2, std::abs(axis.x() * d.y() - axis.y() * d.x()) - box.size_m.y() / 2);
        inside += beyond <= touching_m ? 1 : 0;
        outside += beyond > touching_m && beyond < near_m ? 1 : 0;
    }
    return static_cast<double>(outside) / static_cast<double>(std::max<std::size_t>(1, inside));
}

/// The height that was seen unless that is clearly only a part of it.
double completedHeight(double seen_m, const SizePrior& size)
{
    constexpr double clearlyPart = 0.75;
    const double height = seen_m < clearlyPart * size.typical_m.z() ? size.typical_m.z() : seen_m;
    return std::clamp(height, size.min_m.z(), size.max_m.z());
}

/// One rectangle with one of its axes as the length.
TurnedView viewOf(const TurnedExtent& extent, bool exchanged, const Eigen::Vector2f& sensor_m)
{
    TurnedView view{{extent.u0_m, extent.u1_m}, {extent.v0_m, extent.v1_m}, {}, {std::cos(extent.yaw_rad), std::sin(extent.yaw_rad)}};
    if (exchanged) {
        view.axis = {-view.axis.y(), view.axis.x()};
        view.along = {extent.v0_m, extent.v1_m};
        view.across = {-extent.u1_m, -extent.u0_m};
    }
    const Eigen::Vector2d sensor = sensor_m.cast<double>();
    view.sensor_m = {view.axis.dot(sensor), view.axis.x() * sensor.y() - view.axis.y() * sensor.x()};
    return view;
}

CompletedBox complete(const CloudIndex& index, const Segment& segment, std::span<const Eigen::Vector2f> around_m, const TurnedView& view,
                      const SizePrior& size, bool completesLength, const CompletionParams& params)
{
    constexpr double lengthOfUnknown = 1.6;  // times the width: at least so long is what has no typical length
    const double length = completesLength ? size.typical_m.x() : std::min(lengthOfUnknown * size.typical_m.y(), size.typical_m.x());
    const OpenEnds ends = openEnds(index, view, true);
    const OpenEnds sides = openEnds(index, view, false);
    const Interval along = completed(view.along, length, view.sensor_m.x(), ends);
    const Interval across = completed(view.across, size.typical_m.y(), view.sensor_m.y(), sides);

    OrientedBox box;
    box.yaw_rad = std::atan2(view.axis.y(), view.axis.x());
    box.size_m = {along.size_m(), across.size_m(), completedHeight(segment.top_m, size)};
    box.centre_m.head<2>() = view.place(along.middle_m(), across.middle_m());
    const double ground = index.ground().heightAt(static_cast<float>(box.centre_m.x()), static_cast<float>(box.centre_m.y()));
    box.centre_m.z() = ground + box.size_m.z() / 2;

    const double tooHigh = std::max(0.0, (segment.top_m - size.typical_m.z()) / size.spread_m.z());
    return {box,
            sizeCost(view.along.size_m(), size.typical_m.x(), size.spread_m.x(), ends, params)
                + sizeCost(view.across.size_m(), size.typical_m.y(), size.spread_m.y(), sides, params)
                + params.heightWeight * tooHigh * tooHigh
                + params.seenThroughWeight * seenThrough(index, box, std::min(params.shrink_m, size.typical_m.y() / 5))
                + params.cutWeight * std::min(1.0, cutShare(around_m, box))};
}

}  // namespace

std::vector<CompletedBox> completeBoxes(const CloudIndex& index, const Segment& segment, std::span<const Eigen::Vector2f> around_m,
                                        std::span<const RankedRectangle> rectangles, const SizePrior& size, bool completesLength,
                                        const CompletionParams& params)
{
    std::vector<CompletedBox> boxes;
    for (const auto& rectangle : rectangles) {
        for (const bool exchanged : {false, true}) {
            const auto view = viewOf(rectangle.extent, exchanged, params.sensor_m);
            if (view.along.size_m() > size.max_m.x() || view.across.size_m() > size.max_m.y())
                continue;
            boxes.push_back(complete(index, segment, around_m, view, size, completesLength, params));
            boxes.back().cost += params.closenessWeight * (1 - rectangle.closeness / rectangles.front().closeness);
        }
    }
    return boxes;
}

}  // namespace pointloom
