// SPDX-License-Identifier: Apache-2.0
#include "core/measure/FrameMeasures.h"

#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <random>

namespace pointloom {
namespace {

constexpr std::array sideFaces{Face::back, Face::front, Face::right, Face::left, Face::top};

/// Its answer and how long it took.
template <class Call> auto timed(double& took_ms, Call&& call)
{
    const auto start = std::chrono::steady_clock::now();
    auto answer = call();
    took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

/// The same numbers on every machine, whatever the standard library.
class Chance
{
public:
    Chance(std::uint64_t seed, int frame, std::size_t object) : m_random(seed + 1'000'003U * static_cast<std::uint64_t>(frame) + object) {}

    [[nodiscard]] std::uint32_t oneOf(const std::vector<std::uint32_t>& values) { return values[m_random() % values.size()]; }

    /// Evenly within +-reach.
    [[nodiscard]] double within(double reach)
    {
        constexpr double steps = 1U << 20U;
        return (static_cast<double>(m_random() % (2U << 20U)) / steps - 1) * reach;
    }

private:
    std::mt19937_64 m_random;
};

Eigen::Vector3f positionOf(const CloudIndex& index, std::uint32_t k)
{
    return {index.x()[k], index.y()[k], index.z()[k]};
}

double bottomOf(const OrientedBox& box)
{
    return box.centre_m.z() - box.size_m.z() / 2;
}

FitSample scored(const CloudIndex& index, const Target& target, const RankedFits& fits, SampleOf of, double took_ms)
{
    FitSample sample;
    sample.of = std::move(of);
    sample.found = !fits.empty();
    sample.took_ms = took_ms;
    const auto best = fits.empty() ? std::nullopt : std::optional(fits.front().box);
    if (best)
        sample.score = scoreBox(*best, target.box);
    for (const FittedBox& fit : fits)
        sample.bestVolume = std::max(sample.bestVolume, iou3d(fit.box, target.box));
    sample.failure = failureOf(index, best, target.box);
    return sample;
}

/// Every point over the true footprint and a margin around it, as a person draws a band in the view from above.
std::vector<std::uint32_t> bandAround(const CloudIndex& index, const OrientedBox& box, double margin_m)
{
    constexpr double tall_m = 1000;
    OrientedBox column = box;
    column.size_m.z() = tall_m;
    std::vector<std::uint32_t> points;
    forEachPointIn(index, column, margin_m, [&](std::uint32_t k, const Eigen::Vector3f&) { points.push_back(index.pointId()[k]); });
    return points;
}

SnapSample snapped(const CloudIndex& index, const Target& target, SampleOf of, Chance& chance, double displacement_m)
{
    constexpr double thinnest_m = 0.1;
    SnapSample sample{.of = std::move(of), .faceOff_m = {}, .bottomOff_m = 0, .took_ms = 0};
    const SeenFaces seen = seenFaces(index, target.box);
    OrientedBox pushed = target.box;
    for (const Face face : sideFaces) {
        if (seen[static_cast<std::size_t>(face)])
            pushed = withFaceMoved(pushed, face, chance.within(displacement_m), thinnest_m);
    }
    const OrientedBox box = timed(sample.took_ms, [&] { return snapFaces(index, pushed); });
    const Eigen::Vector3d middle = toBox(target.box, box.centre_m);
    for (const Face face : sideFaces) {
        const int axis = axisOf(face);
        const double outwards_m = middle[axis] * signOf(face) + (box.size_m[axis] - target.box.size_m[axis]) / 2;
        if (seen[static_cast<std::size_t>(face)])
            sample.faceOff_m.push_back(outwards_m);
    }
    sample.bottomOff_m = bottomOf(box) - bottomOf(target.box);
    return sample;
}

/// Nothing when the object has no point in any cluster.
std::optional<ClusterSample> clustered(const CloudIndex& index, const Target& target, SampleOf of, double margin_m)
{
    std::map<std::int32_t, std::uint32_t> inBox;
    std::map<std::int32_t, std::uint32_t> inReach;
    std::uint32_t points = 0;
    forEachPointIn(index, target.box, margin_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        const std::int32_t cluster = index.cluster()[k];
        if (cluster < 0)
            return;
        ++inReach[cluster];
        if ((local.cast<double>().array().abs() <= target.box.size_m.array() / 2).all()) {
            ++inBox[cluster];
            ++points;
        }
    });
    if (points == 0)
        return std::nullopt;
    const auto main = std::ranges::max_element(inBox, {}, [](const auto& entry) { return entry.second; });
    return ClusterSample{.of = std::move(of),
                         .share = static_cast<double>(main->second) / points,
                         .purity =
                             static_cast<double>(inReach[main->first]) / index.clusters()[static_cast<std::size_t>(main->first)].points};
}

}  // namespace

std::vector<Target> targetsIn(const CloudIndex& index, const LabelledFrame& frame, const Eigen::Vector3d& origin_m,
                              const Eigen::Vector2f& sensor_m, const LabelSchema& schema, const AccuracyParams& params)
{
    std::vector<Target> targets;
    for (std::size_t number = 0; number < frame.boxes.size(); ++number) {
        Target target{.number = number,
                      .what = schema.findClass(frame.boxes[number].classKey),
                      .box = frame.boxes[number].box,
                      .range_m = 0,
                      .points = 0,
                      .neighbours = {},
                      .clickable = {}};
        target.box.centre_m -= origin_m;
        for (std::size_t other = 0; other < frame.boxes.size(); ++other) {
            if (other == number)
                continue;
            target.neighbours.push_back(frame.boxes[other].box);
            target.neighbours.back().centre_m -= origin_m;
        }
        target.range_m = (target.box.centre_m.head<2>() - sensor_m.cast<double>()).norm();
        const double floor_m = bottomOf(target.box) + params.foot_m;
        forEachPointIn(index, target.box, 0, [&](std::uint32_t k, const Eigen::Vector3f&) {
            ++target.points;
            if (index.z()[k] >= floor_m)
                target.clickable.push_back(k);
        });
        if (target.what != nullptr && target.points >= params.fewestPoints && !target.clickable.empty())
            targets.push_back(std::move(target));
    }
    return targets;
}

FrameMeasures measureFrame(const CloudIndex& index, const std::vector<Target>& targets, int frame, const AccuracyParams& params)
{
    FrameMeasures measures;
    for (const Target& target : targets) {
        const SampleOf of{frame, target.number, target.what->key, target.range_m, target.points};
        Chance chance(params.seed, frame, target.number);
        ClickParams fit = clickParamsFor(index);
        if (params.context)
            fit.context.neighbours = target.neighbours;
        double took_ms = 0;
        for (int i = 0; i < params.clicks; ++i) {
            const Eigen::Vector3f click = positionOf(index, chance.oneOf(target.clickable));
            const RankedFits fits = timed(took_ms, [&] { return fitClick(index, click, *target.what, fit); });
            measures.clicks.push_back(scored(index, target, fits, of, took_ms));
        }
        const auto band = bandAround(index, target.box, params.bandMargin_m);
        const RankedFits fits = timed(took_ms, [&] { return fitRegion(index, band, *target.what, fit); });
        measures.bands.push_back(scored(index, target, fits, of, took_ms));
        measures.snaps.push_back(snapped(index, target, of, chance, params.displacement_m));
        if (auto cluster = clustered(index, target, of, params.clusterMargin_m))
            measures.clusters.push_back(std::move(*cluster));
    }
    return measures;
}

}  // namespace pointloom
