// SPDX-License-Identifier: Apache-2.0
#include "core/track/SizeSolve.h"

#include "core/geometry/BoxOverlap.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace pointloom {
namespace {

/// A length and how much it counts.
struct Weighed
{
    double value = 0;
    double weight = 0;
};

double weightedQuantile(std::vector<Weighed> values, double share)
{
    std::ranges::sort(values, {}, &Weighed::value);
    double left = 0;
    for (const Weighed& one : values)
        left += one.weight * share;
    for (const Weighed& one : values) {
        left -= one.weight;
        if (left <= 0)
            return one.value;
    }
    return values.back().value;
}

float low(const SizeView& view, int axis)
{
    return view.evidence[static_cast<std::size_t>(2 * axis)];
}

float high(const SizeView& view, int axis)
{
    return view.evidence[static_cast<std::size_t>(2 * axis + 1)];
}

/// A length and how far it may be off.
struct Estimate
{
    double value_m = 0;
    double deviation_m = 0;
};

/// The more likely of two opinions together: the mean, each weighed by its precision.
Estimate together(const Estimate& a, const Estimate& b)
{
    const double pa = 1 / (a.deviation_m * a.deviation_m);
    const double pb = 1 / (b.deviation_m * b.deviation_m);
    return {(pa * a.value_m + pb * b.value_m) / (pa + pb), 1 / std::sqrt(pa + pb)};
}

Estimate robust(const std::vector<Weighed>& lengths, double share)
{
    constexpr double normal = 1.4826;  // deviation of normally distributed values by their median distance from the middle
    const double value = weightedQuantile(lengths, share);
    std::vector<Weighed> distances = lengths;
    for (Weighed& one : distances)
        one.value = std::abs(one.value - value);
    return {value, normal * weightedQuantile(std::move(distances), 0.5)};
}

/// The lengths of one axis in the frames that see both of its ends best, without those that disagree with most.
std::vector<Weighed> measured(std::span<const SizeView> views, int axis, const SizeSolveParams& params)
{
    std::vector<Weighed> all;
    double best = 0;
    for (const SizeView& view : views) {
        const double weight = std::min(low(view, axis), high(view, axis));
        if (weight < seenEvidence)
            continue;
        all.push_back({view.measured.size_m[axis], weight});
        best = std::max(best, weight);
    }
    std::erase_if(all, [&](const Weighed& one) { return one.weight < params.bestShare * best; });
    if (all.empty())
        return all;
    const Estimate most = robust(all, 0.5);
    const double far_m = params.outlier * std::max(most.deviation_m, params.viewNoise_m);
    std::erase_if(all, [&](const Weighed& one) { return std::abs(one.value - most.value_m) > far_m; });
    return all;
}

/// What is thought of an axis before its faces are asked: the usual size, and what people made of it.
Estimate expected(std::span<const SizeView> views, int axis, const SizePrior& usual, const SizeSolveParams& params)
{
    std::vector<Weighed> labelled;
    std::ranges::transform(views, std::back_inserter(labelled), [&](const SizeView& view) { return Weighed{view.box.size_m[axis], 1}; });
    const Estimate byPeople = robust(labelled, 0.5);
    return together({usual.typical_m[axis], usual.spread_m[axis]},
                    {byPeople.value_m, byPeople.deviation_m + params.guessShare * byPeople.value_m + params.viewFloor_m});
}

SolvedAxis solveAxis(std::span<const SizeView> views, int axis, const SizePrior& usual, const SizeSolveParams& params)
{
    const Estimate before = expected(views, axis, usual, params);
    SolvedAxis out{.size_m = before.value_m, .spread_m = before.deviation_m};
    const std::vector<Weighed> lengths = measured(views, axis, params);
    if (lengths.empty())
        return out;
    const Estimate seen = robust(lengths, params.quantile);
    out.evidence = static_cast<float>(std::ranges::max(lengths, {}, &Weighed::weight).weight);
    out.frames = static_cast<int>(lengths.size());
    out.spread_m = seen.deviation_m;
    const double ofOne = std::max(seen.deviation_m, params.viewNoise_m) / out.evidence;
    out.size_m = together({seen.value_m, std::hypot(ofOne / std::sqrt(out.frames), params.viewFloor_m)}, before).value_m;
    return out;
}

}  // namespace

OrientedBox resized(const OrientedBox& box, const Eigen::Vector3d& size_m, const FaceEvidence& evidence)
{
    Eigen::Vector3d middle = Eigen::Vector3d::Zero();
    for (int axis = 0; axis < 3; ++axis) {
        const double growth = size_m[axis] - box.size_m[axis];
        const bool isLowSeen = axis == 2 || evidence[static_cast<std::size_t>(2 * axis)] >= seenEvidence;  // the bottom is on the ground
        const bool isHighSeen = axis != 2 && evidence[static_cast<std::size_t>(2 * axis + 1)] >= seenEvidence;
        if (isLowSeen != isHighSeen)
            middle[axis] = isLowSeen ? growth / 2 : -growth / 2;
    }
    OrientedBox sized = box;
    sized.centre_m = fromBox(box, middle);
    sized.size_m = size_m;
    return sized;
}

std::optional<SizeSolve> solveSize(std::span<const SizeView> views, const SizePrior& usual, const SizeSolveParams& params)
{
    if (views.empty())
        return std::nullopt;
    SizeSolve solve;
    for (int axis = 0; axis < 3; ++axis) {
        SolvedAxis& one = solve.axes[static_cast<std::size_t>(axis)];
        one = solveAxis(views, axis, usual, params);
        one.size_m = std::clamp(one.size_m, usual.min_m[axis], usual.max_m[axis]);
        solve.size_m[axis] = one.size_m;
    }
    double overlap = 0;
    for (const SizeView& view : views) {
        const OrientedBox box = resized(params.refits ? view.measured : view.box, solve.size_m, view.evidence);
        solve.boxes.emplace(view.frame, box);
        solve.largestShift_m = std::max(solve.largestShift_m, cornerDistance_m(box, view.box));
        overlap += iou3d(box, view.box);
    }
    solve.meanIou = overlap / static_cast<double>(views.size());
    return solve;
}

Edit resizeTrack(const Labels& labels, Id<Track> track, const FrameBoxes& boxes)
{
    Edit edit{.name = PL_TEXT("core", "One size for the track"), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, box] : boxes) {
        const Cuboid* cuboid = labels.boxOf(track, frame);
        if (cuboid == nullptr || cuboid->state == BoxState::finalised || cuboid->box == box)
            continue;
        Cuboid changed = *cuboid;
        changed.box = box;
        edit.cuboids.push_back(modified(*cuboid, std::move(changed)));
    }
    return edit;
}

}  // namespace pointloom
