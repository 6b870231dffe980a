// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/fit/BoxPoints.h"
#include "core/fit/ClickFit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace pointloom {
namespace {

/// The classes that a size tells apart. Vans among cars and cones among posts need a person.
constexpr std::array<std::string_view, 5> foundClasses{"car", "truck", "bus", "pedestrian", "cyclist"};

constexpr std::uint32_t fewestPoints = 20;
constexpr float egoReach_m = 2.5F;     // returns from the vehicle that carries the sensor
constexpr float highestFoot_m = 0.6F;  // above ground: higher up hang branches and signs

/// One cluster as the search sees it.
struct ClusterFacts
{
    std::vector<Eigen::Vector3f> positions_m;
    Eigen::Vector3f seed_m = Eigen::Vector3f::Zero();  ///< its point nearest its middle: where a person would click
    float foot_m = 0;                                  ///< above ground
    float top_m = 0;
};

std::vector<ClusterFacts> factsOf(const CloudIndex& index)
{
    std::vector<ClusterFacts> facts(index.clusters().size());
    for (std::size_t k = 0; k < index.size(); ++k) {
        if (index.cluster()[k] < 0)
            continue;
        ClusterFacts& one = facts[static_cast<std::size_t>(index.cluster()[k])];
        const float above = index.aboveGround()[k];
        one.foot_m = one.positions_m.empty() ? above : std::min(one.foot_m, above);
        one.top_m = one.positions_m.empty() ? above : std::max(one.top_m, above);
        one.positions_m.emplace_back(index.x()[k], index.y()[k], index.z()[k]);
    }
    for (std::size_t number = 0; number < facts.size(); ++number) {
        const auto& bounds = index.clusters()[number];
        const Eigen::Vector3f middle = (bounds.min_m + bounds.max_m) / 2;
        facts[number].seed_m = *std::ranges::min_element(facts[number].positions_m, {},
                                                         [&](const Eigen::Vector3f& p) { return (p - middle).head<2>().squaredNorm(); });
    }
    return facts;
}

/// Whether a cluster could be of a class at all, by its extents.
bool couldBe(const ClusterFacts& cluster, const ClusterBounds& bounds, const SizePrior& size)
{
    constexpr double deviations = 3;
    const Eigen::Vector2f extent = (bounds.max_m - bounds.min_m).head<2>();
    const double longest =
        std::hypot(size.typical_m.x() + deviations * size.spread_m.x(), size.typical_m.y() + deviations * size.spread_m.y());
    return extent.norm() <= longest && cluster.top_m <= size.typical_m.z() + deviations * size.spread_m.z()
        && cluster.top_m >= size.typical_m.z() - deviations * size.spread_m.z();
}

/// The share of a cluster's points that a box explains.
double explained(const ClusterFacts& cluster, const OrientedBox& box)
{
    constexpr double margin_m = 0.15;
    const auto inside =
        std::ranges::count_if(cluster.positions_m, [&](const Eigen::Vector3f& p) { return contains(box, p.cast<double>(), margin_m); });
    return static_cast<double>(inside) / static_cast<double>(cluster.positions_m.size());
}

/// How well the height of what was seen agrees with the class, 0..1: what tells a car from a truck that shows its tail.
double heightAgreement(const ClusterFacts& cluster, const SizePrior& size)
{
    const double deviations = (cluster.top_m - size.typical_m.z()) / size.spread_m.z();
    return std::exp(-0.25 * deviations * deviations);
}

/// The class that a cluster's size fits best, with its box.
std::optional<Candidate> bestClass(const CloudIndex& index, const ClusterFacts& cluster, const ClusterBounds& bounds,
                                   const std::vector<const ClassDef*>& classes, const ClickParams& params)
{
    constexpr double fewestExplained = 0.9;
    constexpr double lowestScore = 0.5;
    std::optional<Candidate> best;
    for (const ClassDef* what : classes) {
        if (!couldBe(cluster, bounds, what->size))
            continue;
        const auto fits = fitClick(index, cluster.seed_m, *what, params);
        if (fits.empty() || explained(cluster, fits.front().box) < fewestExplained)
            continue;
        FittedBox fit = fits.front();
        fit.score *= heightAgreement(cluster, what->size);
        if (fit.score >= lowestScore && (!best || fit.score > best->fit.score))
            best = Candidate{fit, what};
    }
    return best;
}

bool overlapsAny(const OrientedBox& box, const std::vector<OrientedBox>& others)
{
    return std::ranges::any_of(others, [&](const OrientedBox& other) { return footprintOverlap_m2(box, other) > 0; });
}

}  // namespace

std::vector<Candidate> findObjects(const CloudIndex& index, const LabelSchema& schema, const std::vector<OrientedBox>& taken,
                                   const ClickParams& params)
{
    std::vector<const ClassDef*> classes;
    for (const std::string_view key : foundClasses) {
        if (const ClassDef* what = schema.findClass(key))
            classes.push_back(what);
    }
    const auto clusters = factsOf(index);
    std::vector<std::optional<Candidate>> found(clusters.size());
    parallelFor(
        clusters.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t number = first; number < last; ++number) {
                const ClusterFacts& cluster = clusters[number];
                if (cluster.positions_m.size() < fewestPoints || cluster.foot_m > highestFoot_m
                    || (cluster.seed_m.head<2>() - params.sensor_m).norm() < egoReach_m)
                    continue;
                found[number] = bestClass(index, cluster, index.clusters()[number], classes, params);
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
