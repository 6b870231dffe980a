// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"
#include "core/index/CloudIndex.h"
#include "core/schema/LabelSchema.h"

#include <span>
#include <vector>

namespace pointloom {

struct CompletionParams
{
    Eigen::Vector2f sensor_m = Eigen::Vector2f::Zero();  ///< hidden sides lie away from here
    double closenessWeight = 5;                          ///< of the share of the best closeness that is missing
    double oversizeWeight = 0.5;                         ///< per squared standard deviation above the typical size
    double shortWeight = 0.15;                           ///< below it
    double mostSize = 8;                                 ///< of the two in all
    double tooSmall = 5;                                 ///< for a box smaller than the class can be
    double measuredSpread_m = 0.4;                       ///< of an extent that was seen from end to end: bumpers and dark paint go missing
    double towardsSensor = 1.5;                          ///< for a side that goes on towards the sensor: something in front must hide it
    double besideSensor = 0.5;                           ///< for one that goes on either way
    double heightWeight = 0.2;                           ///< per squared standard deviation of the height above the typical one
};

/// From one end to the other, metres.
struct Interval
{
    double low_m = 0;
    double high_m = 0;

    [[nodiscard]] double size_m() const { return high_m - low_m; }
    [[nodiscard]] double middle_m() const { return (low_m + high_m) / 2; }
};

/// What was seen of an object, in axes along and across a yaw through the origin of coordinates.
struct SeenExtent
{
    Eigen::Vector2d axis;  ///< of the length, unit
    Interval along;
    Interval across;

    /// A place given in these axes.
    [[nodiscard]] Eigen::Vector2d place(double u, double v) const { return {axis.x() * u - axis.y() * v, axis.y() * u + axis.x() * v}; }
    /// A box over two intervals of these axes, standing on the ground.
    [[nodiscard]] OrientedBox boxOver(const Interval& u, const Interval& v, double height_m, const Ground& ground) const;
};

/// A box that the points may mean, before it is known which one is best.
struct Hypothesis
{
    OrientedBox box;
    SeenExtent seen;
    double cost = 0;          ///< what speaks against it: 0 is perfect
    double unexpected = 0;    ///< the part of it that comes from the axis alone
    std::size_t segment = 0;  ///< which segment it came from
};

/// Turns a segment's rectangles into boxes: each rectangle with either axis as the length, hidden sides completed to the typical size in
/// every way that they may go on, height from the points or the class, bottom on the ground. Boxes that the class does not allow are left
/// out. Costs say how well sizes and sides agree with the class and the points; light and surroundings are not asked yet. Any order.
[[nodiscard]] std::vector<Hypothesis> completeBoxes(const CloudIndex& index, const Segment& segment,
                                                    std::span<const RankedRectangle> rectangles, const ClassDef& what,
                                                    const CompletionParams& params = {});

}  // namespace pointloom
