// SPDX-License-Identifier: Apache-2.0
#include "core/measure/BoxScore.h"

#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

/// The share of the points above ground in one box that a wider other one does not hold.
double shareOutside(const CloudIndex& index, const OrientedBox& box, const OrientedBox& other, double margin_m, double foot_m)
{
    std::size_t points = 0;
    std::size_t outside = 0;
    forEachPointIn(index, box, 0, [&](std::uint32_t k, const Eigen::Vector3f&) {
        if (index.aboveGround()[k] < foot_m)
            return;
        ++points;
        outside += contains(other, {index.x()[k], index.y()[k], index.z()[k]}, margin_m) ? 0 : 1;
    });
    return points == 0 ? 0 : static_cast<double>(outside) / static_cast<double>(points);
}

/// Intersection over union of what two boxes of about the same yaw cover along an axis of the second.
double overlapAlong(int axis, const OrientedBox& found, const OrientedBox& truth)
{
    const double middle = toBox(truth, found.centre_m)[axis];
    const double half = found.size_m[axis] / 2;
    const double trueHalf = truth.size_m[axis] / 2;
    const double shared = std::min(middle + half, trueHalf) - std::max(middle - half, -trueHalf);
    const double all = std::max(middle + half, trueHalf) - std::min(middle - half, -trueHalf);
    return std::max(0.0, shared) / all;
}

Failure extentFailure(const OrientedBox& found, const OrientedBox& truth, double rightSize)
{
    constexpr std::array byAxis{Failure::wrongLength, Failure::wrongWidth, Failure::wrongHeight};
    int worst = 0;
    for (const int axis : {1, 2}) {
        if (overlapAlong(axis, found, truth) < overlapAlong(worst, found, truth))
            worst = axis;
    }
    const bool sizeIsRight = std::abs(found.size_m[worst] - truth.size_m[worst]) <= rightSize * truth.size_m[worst];
    return sizeIsRight ? Failure::misplaced : byAxis[static_cast<std::size_t>(worst)];
}

}  // namespace

BoxScore scoreBox(const OrientedBox& found, const OrientedBox& truth)
{
    const double heading = std::abs(wrapAngle(found.yaw_rad - truth.yaw_rad));
    return {.birdsEye = iouBirdsEye(found, truth),
            .volume = iou3d(found, truth),
            .axisOff_rad = std::min(heading, std::numbers::pi - heading),
            .headingOff_rad = heading};
}

std::string_view keyOf(Failure failure)
{
    constexpr std::array<std::string_view, failureKinds> keys{"none",   "not_found",    "merged",      "split",        "axes_swapped",
                                                              "turned", "wrong_length", "wrong_width", "wrong_height", "misplaced"};
    return keys[static_cast<std::size_t>(failure)];
}

Failure failureOf(const CloudIndex& index, const std::optional<OrientedBox>& found, const OrientedBox& truth, const FailureParams& params)
{
    if (!found)
        return Failure::notFound;
    const BoxScore score = scoreBox(*found, truth);
    if (score.volume >= params.goodVolume)
        return Failure::none;
    if (shareOutside(index, *found, truth, params.mergedMargin_m, params.foot_m) > params.mergedShare)
        return Failure::merged;
    if (shareOutside(index, truth, *found, params.splitMargin_m, params.foot_m) > params.splitShare)
        return Failure::split;
    if (score.axisOff_rad > std::numbers::pi / 4)
        return Failure::axesSwapped;
    if (score.axisOff_rad > params.rightYaw_rad)
        return Failure::turned;
    return extentFailure(*found, truth, params.rightSize);
}

}  // namespace pointloom
