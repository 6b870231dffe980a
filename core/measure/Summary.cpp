// SPDX-License-Identifier: Apache-2.0
#include "core/measure/Summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace pointloom {
namespace {

constexpr double degrees = 180 / std::numbers::pi;
constexpr double p99 = 0.99;

template <class Samples, class Value> std::vector<double> valuesOf(const Samples& samples, Value value)
{
    std::vector<double> values;
    values.reserve(samples.size());
    for (const auto& sample : samples)
        values.push_back(std::invoke(value, sample));
    return values;
}

/// Of a truth value: the share of samples that it holds for.
template <class Samples, class Value> double meanOf(const Samples& samples, Value&& value)
{
    double sum = 0;
    for (const auto& sample : samples)
        sum += static_cast<double>(value(sample));
    return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}

/// Parts that begin at the given bounds, the last without an end. The first holds what is below it too.
template <class Value> std::vector<SampleGroup> groupsFrom(std::span<const int> bounds, const std::string& unit, Value value)
{
    std::vector<SampleGroup> groups;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const bool isLast = i + 1 == bounds.size();
        const double from = i == 0 ? std::numeric_limits<double>::lowest() : bounds[i];
        const double to = isLast ? std::numeric_limits<double>::max() : bounds[i + 1];
        groups.push_back({.name = std::to_string(bounds[i]) + (isLast ? "+" : "-" + std::to_string(bounds[i + 1])) + unit,
                          .holds = [=](const SampleOf& of) {
                              const double x = value(of);
                              return x >= from && x < to;
                          }});
    }
    return groups;
}

}  // namespace

double quantileOf(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::ranges::nth_element(values, at);
    return *at;
}

FitSummary summaryOf(std::span<const FitSample> samples)
{
    constexpr double half = 0.5;
    constexpr double good = 0.7;
    constexpr double rightYaw_rad = std::numbers::pi / 18;
    FitSummary summary{.samples = samples.size()};
    summary.meanBirdsEye = meanOf(samples, [](const FitSample& one) { return one.score.birdsEye; });
    summary.meanVolume = meanOf(samples, [](const FitSample& one) { return one.score.volume; });
    summary.half = meanOf(samples, [](const FitSample& one) { return one.score.volume >= half; });
    summary.good = meanOf(samples, [](const FitSample& one) { return one.score.volume >= good; });
    summary.goodOfRanked = meanOf(samples, [](const FitSample& one) { return one.bestVolume >= good; });
    summary.rightYaw = meanOf(samples, [](const FitSample& one) { return one.found && one.score.axisOff_rad < rightYaw_rad; });
    summary.rightHeading =
        meanOf(samples, [](const FitSample& one) { return one.found && one.score.headingOff_rad < std::numbers::pi / 2; });
    std::vector<double> yaw_deg;
    for (const FitSample& one : samples) {
        if (one.found)
            yaw_deg.push_back(one.score.axisOff_rad * degrees);
        ++summary.failures[static_cast<std::size_t>(one.failure)];
    }
    summary.medianYaw_deg = quantileOf(yaw_deg, 0.5);
    const auto took_ms = valuesOf(samples, &FitSample::took_ms);
    summary.median_ms = quantileOf(took_ms, 0.5);
    summary.p99_ms = quantileOf(took_ms, p99);
    return summary;
}

SnapSummary summaryOf(std::span<const SnapSample> samples)
{
    constexpr double near_m = 0.05;
    std::vector<double> faces_m;
    for (const SnapSample& one : samples) {
        for (const double off_m : one.faceOff_m)
            faces_m.push_back(std::abs(off_m));
    }
    const auto took_ms = valuesOf(samples, &SnapSample::took_ms);
    return {.boxes = samples.size(),
            .faces = faces_m.size(),
            .near = meanOf(faces_m, [](double off_m) { return off_m <= near_m; }),
            .medianFace_m = quantileOf(faces_m, 0.5),
            .medianBottom_m = quantileOf(valuesOf(samples, [](const SnapSample& one) { return std::abs(one.bottomOff_m); }), 0.5),
            .median_ms = quantileOf(took_ms, 0.5),
            .p99_ms = quantileOf(took_ms, p99)};
}

ClusterSummary summaryOf(std::span<const ClusterSample> samples)
{
    constexpr double whole = 0.7;
    return {.objects = samples.size(),
            .meanShare = meanOf(samples, [](const ClusterSample& one) { return one.share; }),
            .meanPurity = meanOf(samples, [](const ClusterSample& one) { return one.purity; }),
            .split = static_cast<std::size_t>(std::ranges::count_if(
                samples, [](double x) { return x < whole; }, &ClusterSample::share)),
            .merged = static_cast<std::size_t>(std::ranges::count_if(samples, [](double x) { return x < whole; }, &ClusterSample::purity))};
}

std::vector<SampleGroup> groupsByClass(std::span<const FitSample> samples)
{
    std::set<std::string> keys;
    for (const FitSample& sample : samples)
        keys.insert(sample.of.classKey);
    std::vector<SampleGroup> groups;
    for (const std::string& key : keys)
        groups.push_back({.name = key, .holds = [key](const SampleOf& of) { return of.classKey == key; }});
    return groups;
}

std::vector<SampleGroup> groupsByRange()
{
    constexpr std::array from_m{0, 15, 30, 50};
    return groupsFrom(from_m, " m", [](const SampleOf& of) { return of.range_m; });
}

std::vector<SampleGroup> groupsByPoints()
{
    constexpr std::array from{20, 50, 200, 1000};
    return groupsFrom(from, {}, [](const SampleOf& of) { return static_cast<double>(of.points); });
}

}  // namespace pointloom
