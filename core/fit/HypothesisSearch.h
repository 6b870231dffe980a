// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/fit/Completion.h"
#include "core/fit/RectangleSearch.h"
#include "core/fit/Segment.h"

#include <vector>

namespace pointloom {

/// How finely, how far and how high one looks for objects of a class.
[[nodiscard]] SegmentParams segmentParamsFor(const SizePrior& size);

/// The ways a segment may be turned, best first, never none. Yaws that are expected are among them; where a person showed the heading, only
/// what agrees with it.
[[nodiscard]] std::vector<RankedRectangle> rectanglesOf(const Segment& segment, const ClickParams& params,
                                                        std::vector<double> expected_rad = {});

/// What is under a place.
struct FoundHypotheses
{
    std::vector<Hypothesis> boxes;  ///< the one that least speaks against first; costs are comparable between places
    float highest_m = 0;            ///< point above ground of all that hangs together there
};

/// The boxes that what is under a place may mean. None where no part of it has a size that the class can have.
[[nodiscard]] FoundHypotheses hypothesesUnder(const CloudIndex& index, const Eigen::Vector2f& place_m, const ClassDef& what,
                                              const ClickParams& params, const SegmentParams& segments);

/// Hypotheses as a person gets them: the best box, then the best one of each other kind.
[[nodiscard]] RankedFits rankedFits(const CloudIndex& index, const std::vector<Hypothesis>& boxes, const ClickParams& params);

/// A box as a fit, at a cost.
[[nodiscard]] FittedBox fittedBox(const CloudIndex& index, const OrientedBox& box, double cost, FitKind kind);

/// The box or the same turned round: one frame does not tell the front from the back. Of the two the one that looks the way it was shown,
/// else the way of its neighbours.
[[nodiscard]] OrientedBox facing(const OrientedBox& box, const ClickParams& params);

}  // namespace pointloom
