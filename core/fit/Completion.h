// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"

#include <span>

namespace pointloom {

struct CompletionParams
{
    Eigen::Vector2f sensor_m = Eigen::Vector2f::Zero();  ///< hidden sides lie away from here
    double shrink_m = 0.25;                              ///< points nearer to a side than this say nothing against the box
    double seenThroughWeight = 8;                        ///< of the share of the footprint that light went through
    double cutWeight = 2;                                ///< of what hangs together with the segment and lies just outside
    double closenessWeight = 10;                         ///< of the share of the best closeness
    double oversizeWeight = 0.5;                         ///< per squared standard deviation above the typical size
    double shortWeight = 0.2;                            ///< below it, when both ends were seen to be ends
    double mostShort = 5;                                ///< in all
    double hiddenWeight = 0.01;                          ///< below it otherwise: hidden sides look short
    double mostHidden = 1;                               ///< in all
    double heightWeight = 0.2;                           ///< per squared standard deviation of the height above the typical one
};

/// A box before it is known which one is best.
struct CompletedBox
{
    OrientedBox box;
    double cost = 0;  ///< what speaks against it: 0 is perfect
};

/// Turns a segment's rectangles into boxes: each rectangle with either axis as the length, hidden sides completed to the typical size,
/// height from the points or the class, bottom on the ground. A side is lengthened where its end is hidden; else away from the sensor,
/// and both ways alike when the sensor stands beside it. Boxes that the class does not allow are left out. Any order.
[[nodiscard]] std::vector<CompletedBox> completeBoxes(const CloudIndex& index, const Segment& segment,
                                                      std::span<const Eigen::Vector2f> around_m,
                                                      std::span<const RankedRectangle> rectangles, const SizePrior& size,
                                                      bool completesLength, const CompletionParams& params = {});

}  // namespace pointloom
