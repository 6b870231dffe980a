// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/fit/ClickFit.h"
#include "core/fit/FaceProfile.h"
#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <optional>

namespace pointloom {
namespace {

constexpr std::uint32_t fewestPoints = 12;
constexpr float egoReach_m = 2.5F;     // returns from the vehicle that carries the sensor
constexpr float highestFoot_m = 0.6F;  // above ground: higher up hang branches and signs
constexpr double lowestScore = 0.3;    // below it, on real and generated streets, most were no objects
constexpr std::size_t triedClasses = 4;
constexpr double laterClass = 0.95;  // of the score, for each class before it in the scheme: what comes first there is the commonest

/// One cluster as the search sees it.
struct ClusterFacts
{
    std::vector<std::uint32_t> points;                 ///< positions in the index
    Eigen::Vector3f seed_m = Eigen::Vector3f::Zero();  ///< its point nearest its middle: where a person would click
    float foot_m = 0;                                  ///< above ground
    float top_m = 0;                                   ///< strays aside
};

Eigen::Vector3f pointAt(const CloudIndex& index, std::uint32_t k)
{
    return {index.x()[k], index.y()[k], index.z()[k]};
}

std::vector<ClusterFacts> factsOf(const CloudIndex& index)
{
    constexpr float strays = 0.02F;  // of the points
    std::vector<ClusterFacts> facts(index.clusters().size());
    for (std::uint32_t k = 0; k < index.size(); ++k)
        if (const std::int32_t number = index.cluster()[k]; number >= 0)
            facts[static_cast<std::size_t>(number)].points.push_back(k);
    for (std::size_t number = 0; number < facts.size(); ++number) {
        ClusterFacts& one = facts[number];
        if (one.points.size() < fewestPoints)
            continue;
        const auto& bounds = index.clusters()[number];
        const Eigen::Vector3f middle = (bounds.min_m + bounds.max_m) / 2;
        const auto fromMiddle = [&](std::uint32_t k) { return (pointAt(index, k) - middle).head<2>().squaredNorm(); };
        one.seed_m = pointAt(index, *std::ranges::min_element(one.points, {}, fromMiddle));
        std::vector<float> heights;
        std::ranges::transform(one.points, std::back_inserter(heights), [&](std::uint32_t k) { return index.aboveGround()[k]; });
        one.foot_m = *std::ranges::min_element(heights);
        const auto top = heights.end() - 1 - static_cast<std::ptrdiff_t>(strays * static_cast<float>(heights.size()));
        std::ranges::nth_element(heights, top);
        one.top_m = *top;
    }
    return facts;
}

/// Whether a size tells a class: not of those that hold things of all sizes.
bool isTold(const SizePrior& size)
{
    constexpr double mostSpread = 0.36;  // of a length
    return (size.spread_m.array() <= mostSpread * size.typical_m.array()).all();
}

double heightDeviations(const ClusterFacts& cluster, const SizePrior& size)
{
    return (cluster.top_m - size.typical_m.z()) / size.spread_m.z();
}

/// Whether a cluster could be of a class at all: a part of it may be, if no side is seen then its end, and something may stand close to it.
bool couldBe(const ClusterFacts& cluster, const ClusterBounds& bounds, const SizePrior& size)
{
    constexpr double deviations = 3;
    constexpr double touching = 1.3;   // times the extent
    constexpr double leastSeen = 0.4;  // of the height
    constexpr double leastEnd = 0.7;   // of the shorter side
    const Eigen::Vector2d longest = (size.typical_m + deviations * size.spread_m).head<2>();
    const double extent_m = (bounds.max_m - bounds.min_m).head<2>().norm();
    return extent_m <= touching * longest.norm() && extent_m >= leastEnd * size.typical_m.head<2>().minCoeff()
        && heightDeviations(cluster, size) <= deviations && cluster.top_m >= leastSeen * size.typical_m.z();
}

/// How well the height of what was seen agrees with the class, 0..1: what is too high is not it, what is too low may be hidden.
double heightAgreement(const ClusterFacts& cluster, const SizePrior& size)
{
    constexpr double tooHigh = 0.15;  // per squared deviation
    constexpr double tooLow = 0.08;
    const double deviations = heightDeviations(cluster, size);
    return std::exp(-(deviations > 0 ? tooHigh : tooLow) * deviations * deviations);
}

/// The share of a cluster's points that a box explains.
double explained(const CloudIndex& index, const ClusterFacts& cluster, const OrientedBox& box)
{
    constexpr double margin_m = 0.15;
    const auto inside =
        std::ranges::count_if(cluster.points, [&](std::uint32_t k) { return contains(box, pointAt(index, k).cast<double>(), margin_m); });
    return static_cast<double>(inside) / static_cast<double>(cluster.points.size());
}

/// How far the sides that the sensor can see were measured, 0..1, by their lengths in its view: the branches of a tree and the leaves of a
/// hedge are no sides.
double sidesMeasured(const CloudIndex& index, const OrientedBox& box)
{
    constexpr double turnedTo = 0.2;  // 12 degrees
    const FaceEvidence evidence = faceEvidence(index, box);
    double measured = 0;
    double all = 0;
    for (const Face face : {Face::back, Face::front, Face::right, Face::left}) {
        const double towards = facing(box, face, index.sensor_m());
        const double length_m = box.size_m[1 - axisOf(face)];
        measured += towards > turnedTo ? towards * length_m * evidence[static_cast<std::size_t>(face)] : 0;
        all += towards > turnedTo ? towards * length_m : 0;
    }
    return all > 0 ? measured / all : 0;
}

/// How far it stands alone, 0..1: a wall goes on beside what was cut out of it, a tree above it.
double standsAlone(const CloudIndex& index, const OrientedBox& box)
{
    constexpr double around_m = 0.5;
    constexpr double highest_m = 12;
    constexpr float low_m = 0.3F;  // above ground: grass and kerbs go on beside everything
    constexpr double own_m = 0.1;
    constexpr double ownTop_m = 0.25;
    constexpr double besideHalves = 0.1;  // as many for each of its own leave half of it
    constexpr double aboveHalves = 0.2;
    OrientedBox column = box;
    column.size_m.z() = highest_m;
    column.centre_m.z() += (highest_m - box.size_m.z()) / 2;
    double own = 1;
    double beside = 0;
    double above = 0;
    forEachPointIn(index, column, around_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        const float height_m = index.aboveGround()[k];
        const bool isOver = std::abs(local.x()) <= box.size_m.x() / 2 + own_m && std::abs(local.y()) <= box.size_m.y() / 2 + own_m;
        const bool isHigher = height_m > box.size_m.z() + ownTop_m;
        own += height_m >= low_m && isOver && !isHigher ? 1 : 0;
        beside += height_m >= low_m && !isOver && !isHigher ? 1 : 0;
        above += isOver && isHigher ? 1 : 0;
    });
    return 1 / ((1 + beside / own / besideHalves) * (1 + above / own / aboveHalves));
}

/// Few points cannot make sure of anything.
double enough(std::size_t points)
{
    constexpr double evenChances = 20;
    return static_cast<double>(points) / (static_cast<double>(points) + evenChances);
}

/// How much an annotator would want to be shown it, 0..1, whatever its height.
double worth(const CloudIndex& index, const ClusterFacts& cluster, const FittedBox& fit)
{
    return std::sqrt(fit.score * sidesMeasured(index, fit.box)) * standsAlone(index, fit.box) * explained(index, cluster, fit.box)
        * enough(fit.points);
}

/// A class that a cluster may be of, and the best score that it may get.
struct Likely
{
    const ClassDef* what;
    double most;
};

std::vector<Likely> likelyClasses(const ClusterFacts& cluster, const ClusterBounds& bounds, const LabelSchema& schema)
{
    std::vector<Likely> likely;
    double common = 1;
    for (const ClassDef& what : schema.classes) {
        if (isTold(what.size) && couldBe(cluster, bounds, what.size))
            likely.push_back({&what, common * heightAgreement(cluster, what.size)});
        common *= laterClass;
    }
    std::ranges::stable_sort(likely, std::greater{}, &Likely::most);
    likely.resize(std::min(likely.size(), triedClasses));
    return likely;
}

/// The class that a cluster fits best, with its box.
std::optional<Candidate> bestClass(const CloudIndex& index, const ClusterFacts& cluster, const ClusterBounds& bounds,
                                   const LabelSchema& schema, const ClickParams& params)
{
    std::optional<Candidate> best;
    for (const Likely& likely : likelyClasses(cluster, bounds, schema)) {
        if (likely.most < std::max(lowestScore, best ? best->fit.score : 0.0))
            break;
        const auto fits = fitClick(index, cluster.seed_m, *likely.what, params);
        if (fits.empty())
            continue;
        FittedBox fit = fits.front();
        fit.score = likely.most * worth(index, cluster, fit);
        if (fit.score >= lowestScore && (!best || fit.score > best->fit.score))
            best = Candidate{fit, likely.what};
    }
    return best;
}

bool overlapsAny(const OrientedBox& box, const std::vector<OrientedBox>& others)
{
    return std::ranges::any_of(others, [&](const OrientedBox& other) { return footprintOverlap_m2(box, other) > 0; });
}

bool isWorthALook(const ClusterFacts& cluster, const ClickParams& params, const std::vector<OrientedBox>& taken)
{
    const auto holdsIt = [&](const OrientedBox& box) { return contains(box, cluster.seed_m.cast<double>()); };
    return cluster.points.size() >= fewestPoints && cluster.foot_m <= highestFoot_m
        && (cluster.seed_m.head<2>() - params.sensor_m).norm() >= egoReach_m && std::ranges::none_of(taken, holdsIt);
}

}  // namespace

std::vector<Candidate> findObjects(const CloudIndex& index, const LabelSchema& schema, const std::vector<OrientedBox>& taken,
                                   const ClickParams& params, std::stop_token stop)
{
    const auto clusters = factsOf(index);
    std::vector<std::optional<Candidate>> found(clusters.size());
    parallelFor(
        clusters.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t number = first; number < last && !stop.stop_requested(); ++number) {
                if (isWorthALook(clusters[number], params, taken))
                    found[number] = bestClass(index, clusters[number], index.clusters()[number], schema, params);
            }
        },
        16);

    std::vector<Candidate> candidates;
    for (const auto& candidate : found) {
        if (candidate)
            candidates.push_back(*candidate);
    }
    std::ranges::stable_sort(candidates, std::greater{}, [](const Candidate& candidate) { return candidate.fit.score; });
    std::vector<OrientedBox> occupied = taken;
    std::erase_if(candidates, [&](const Candidate& candidate) {
        if (overlapsAny(candidate.fit.box, occupied))
            return true;
        occupied.push_back(candidate.fit.box);
        return false;
    });
    return candidates;
}

}  // namespace pointloom
