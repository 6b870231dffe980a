// SPDX-License-Identifier: Apache-2.0
#include "core/track/Sighting.h"

#include <Eigen/Geometry>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace pointloom {
namespace {

struct Place
{
    FlatPose pose;
    double score = 0;
};

/// How far to look along the heading and across it, metres.
Eigen::Vector2d reachOf(const PosePrior& prior, const LookParams& params)
{
    const Eigen::Matrix3d covariance = prior.information.inverse();
    const Eigen::Vector2d along(std::cos(prior.mean.z()), std::sin(prior.mean.z()));
    const Eigen::Vector2d across(-along.y(), along.x());
    const Eigen::Matrix2d flat = covariance.topLeftCorner<2, 2>();
    const Eigen::Vector2d deviation(std::sqrt(along.dot(flat * along)), std::sqrt(across.dot(flat * across)));
    return (params.deviations * deviation).cwiseMin(params.farthest_m);
}

/// Of the points in a box those that the model has a word on: what comes into sight for the first time says little against the object.
double judged(const Registration& at)
{
    constexpr double strange = 0.25;  // of a point that the model knows the surroundings of
    return static_cast<double>(at.inside - at.strange) + strange * static_cast<double>(at.strange);
}

/// Points that speak for the object: what the model cannot explain speaks half as loud against it.
double explainedBy(const Registration& at)
{
    return static_cast<double>(at.matched) - 0.5 * judged(at);
}

double evidenceOf(double explained, double expected, const LookParams& params)
{
    return params.evidence * explained / std::max(expected, 1.0);
}

double surprise(const PosePrior& prior, const FlatPose& pose)
{
    const Eigen::Vector3d off = pose - prior.mean;
    return off.dot(prior.information * off) / 2;
}

/// The places of a grid around the prior's, best first and apart from each other.
std::vector<Place> placesWorthALook(const ObjectModel& model, const ObjectView& view, const PosePrior& prior,
                                    const Eigen::Vector2d& reach_m, const LookParams& params)
{
    constexpr float coarse_m = 0.3F;
    const auto crop = view.pointsAround(prior.mean, reach_m.x() + coarse_m, reach_m.y() + coarse_m, params.mostTried);
    const Eigen::Rotation2Dd heading(prior.mean.z());
    const int along = static_cast<int>(reach_m.x() / params.step_m);
    const int across = static_cast<int>(reach_m.y() / params.step_m);
    std::vector<Registration> tried;
    float most = 0;
    for (int i = -along; i <= along; ++i) {
        for (int j = -across; j <= across; ++j) {
            FlatPose pose = prior.mean;
            pose.head<2>() += heading * (Eigen::Vector2d(i, j) * params.step_m);
            tried.push_back(explain(model, view.size_m(), crop.points_m, pose, coarse_m, params.registration));
            most = std::max(most, tried.back().matched);
        }
    }
    std::vector<Place> places;
    for (const Registration& one : tried)
        places.push_back({one.pose, evidenceOf(explainedBy(one), most, params) - surprise(prior, one.pose)});
    std::ranges::stable_sort(places, std::greater{}, &Place::score);
    std::vector<Place> apart;
    for (const Place& place : places) {
        const auto isNear = [&](const Place& other) { return (other.pose - place.pose).head<2>().norm() < params.apart_m; };
        if (apart.size() < params.refined && std::ranges::none_of(apart, isNear))
            apart.push_back(place);
    }
    return apart;
}

Absence whyNotSeen(const SightVerdict& sight)
{
    constexpr float fewestRays = 3;
    constexpr float mostlyBlocked = 0.5F;
    const float rays = sight.stopped + sight.passed + sight.blocked;
    if (rays < fewestRays)
        return Absence::unseen;
    return sight.blocked / rays > mostlyBlocked ? Absence::occluded : Absence::gone;
}

/// @param each      points of the frame that one of those registered stands for
/// @param expected  of those registered; 0: not known
Sighting sightingOf(const Registration& at, float each, double expected, const SightVerdict& sight, const LookParams& params)
{
    constexpr double evenChances = 4;  // points
    const double explained = at.matched / std::max(judged(at), 1.0);
    const double refound = expected > 0 ? at.matched / expected : 0;
    Sighting sighting{.absence = Absence::none,
                      .pose = at.pose,
                      .information = at.information,
                      .up_m = at.up_m,
                      .upInformation = at.upInformation,
                      .explained = explainedBy(at) * each,
                      .against = at.surprise + params.passedWeight * static_cast<double>(sight.passedShare()),
                      .points = at.inside * each};
    sighting.confidence =
        std::min(1.0, explained) * static_cast<double>(1 - sight.passedShare()) * sighting.points / (sighting.points + evenChances);
    sighting.known = std::max(explained, refound);
    const bool isKnown = explained >= params.fewestExplained || refound >= params.fewestRefound;
    if (sighting.points < params.fewestPoints || !isKnown || at.inside < params.fewestExpected * expected)
        sighting.absence = whyNotSeen(sight);
    return sighting;
}

}  // namespace

Sighting lookFor(const ObjectModel& model, const ObjectView& view, const PosePrior& prior, double expectedPoints, const LookParams& params)
{
    constexpr double enough_m = 0.3;  // nearer is left to the registration alone
    const double around_m = static_cast<double>(params.registration.around_m) + enough_m;
    const Eigen::Vector2d reach = reachOf(prior, params);
    std::vector<Place> places{{prior.mean, 0}};
    if (reach.maxCoeff() > enough_m)
        places = placesWorthALook(model, view, prior, reach, params);

    Sighting best{.absence = Absence::gone, .pose = prior.mean};
    double bestScore = -std::numeric_limits<double>::infinity();
    for (const Place& place : places) {
        const auto crop = view.pointsAround(place.pose, around_m, around_m, params.mostPoints);
        const Registration at = registerModel(model, view.size_m(), crop.points_m, prior, place.pose, params.registration);
        const SightVerdict sight = view.sightThrough(at.pose);
        const double expected = expectedPoints / static_cast<double>(crop.each);
        const double score = evidenceOf(explainedBy(at), std::max(expected, at.inside * 0.5), params) - at.surprise
            - params.passedWeight * static_cast<double>(sight.passedShare());
        if (score > bestScore) {
            bestScore = score;
            best = sightingOf(at, crop.each, expected, sight, params);
        }
    }
    if (!best.found())
        return {.absence = whyNotSeen(view.sightThrough(prior.mean)), .pose = prior.mean};
    return best;
}

double advantage(const Sighting& one, const Sighting& other, const LookParams& params)
{
    const double most = std::max({one.points, other.points, 1.0F});
    return params.evidence * (one.explained - other.explained) / most - one.against + other.against;
}

}  // namespace pointloom
