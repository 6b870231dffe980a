// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include "core/base/Statistics.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

Eigen::Vector3d usualSize(const TrackPath& path)
{
    Eigen::Vector3d usual;
    for (int axis = 0; axis < 3; ++axis) {
        std::vector<double> lengths;
        std::ranges::transform(path, std::back_inserter(lengths), [&](const PathBox& one) { return one.box.size_m[axis]; });
        usual[axis] = upperMedian(std::move(lengths));
    }
    return usual;
}

/// The largest difference of a side that is more than noise, as a share of it.
double drift(const Eigen::Vector3d& size_m, const Eigen::Vector3d& usual_m, const TrackCheckParams& params)
{
    double most = 0;
    for (int axis = 0; axis < 3; ++axis)
        if (const double off_m = std::abs(size_m[axis] - usual_m[axis]); off_m > params.size_m && usual_m[axis] > 0)
            most = std::max(most, off_m / usual_m[axis]);
    return most;
}

std::vector<Finding> checkSizes(const Track& track, const TrackPath& path, const CheckContext& context)
{
    constexpr std::size_t fewest = 3;  // boxes: of two nobody knows which one is right
    const ClassDef* what = context.schema.findClass(track.classKey);
    if (path.size() < fewest || (what != nullptr && !what->rigid))
        return {};
    const Eigen::Vector3d usual = usualSize(path);
    std::vector<Finding> out;
    bool isRun = false;
    for (const PathBox& one : path) {
        const double off = drift(one.box.size_m, usual, context.params);
        const bool drifts = off > context.params.sizeShare;
        if (drifts && isRun) {
            out.back().frames.last = one.frame;
            out.back().value = std::max(out.back().value, off);
        } else if (drifts) {
            out.push_back({.check = checks::size,
                           .severity = Severity::warning,
                           .track = track.id,
                           .other = {},
                           .cuboid = one.id,
                           .frames = {one.frame, one.frame},
                           .value = off,
                           .threshold = context.params.sizeShare,
                           .message = {},
                           .fix = FixKind::copySize});
        }
        isRun = drifts;
    }
    for (Finding& one : out)
        one.message = message(PL_TEXT("core", "The size differs by %1 % from the rest of the track"), std::round(one.value * 100));
    return out;
}

}  // namespace

/// Sizes of a rigid object that differ from the rest of its track.
Check sizeDriftCheck()
{
    return {.finds = {{checks::size, PL_TEXT("core", "Size within a track")}}, .run = TrackCheck(checkSizes)};
}

}  // namespace pointloom
