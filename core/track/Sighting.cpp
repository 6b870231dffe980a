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

/// Points that speak for the object: what the model cannot explain speaks half as loud against it.
double explainedBy(const Registration& at)
{
    return static_cast<double>(at.matched) - 0.5 * static_cast<double>(at.inside);
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

}  // namespace

Sighting lookFor(const ObjectModel& model, const ObjectView& view, const PosePrior& prior, double expectedPoints, const LookParams& params)
{
    constexpr double enough_m = 0.3;  // nearer is left to the registration alone
    const Eigen::Vector2d reach = reachOf(prior, params);
    std::vector<Place> places{{prior.mean, 0}};
    if (reach.maxCoeff() > enough_m)
        places = placesWorthALook(model, view, prior, reach, params);

    Sighting best{.absence = Absence::gone, .pose = prior.mean};
    double bestScore = -std::numeric_limits<double>::infinity();
    for (const Place& place : places) {
        const double around_m = std::max<double>(params.registration.around_m, 0.3) + 0.3;
        const auto crop = view.pointsAround(place.pose, around_m, around_m, params.mostPoints);
        const Registration at = registerModel(model, view.size_m(), crop.points_m, prior, place.pose, params.registration);
        const double expected = expectedPoints > 0 ? std::max<double>(expectedPoints / crop.each, at.inside * 0.5) : at.inside;
        const SightVerdict sight = view.sightThrough(at.pose);
        const double against = at.surprise + params.passedWeight * sight.passedShare();
        const double score = evidenceOf(explainedBy(at), expected, params) - against;
        if (score <= bestScore)
            continue;
        bestScore = score;
        best = {.absence = Absence::none,
                .pose = at.pose,
                .information = at.information,
                .up_m = at.up_m,
                .upInformation = at.upInformation,
                .explained = explainedBy(at) * crop.each,
                .against = against,
                .points = at.inside * crop.each};
        const double explained = at.matched / std::max(at.inside, 1.0F);
        const double there = std::min(1.0, at.inside / std::max(expected, 1.0));
        constexpr double evenChances = 4;  // points
        best.confidence = std::clamp(explained, 0.0, 1.0) * (1 - sight.passedShare()) * best.points / (best.points + evenChances);
        const bool isKnown =
            explained >= params.fewestExplained || (expectedPoints > 0 && at.matched * crop.each >= params.fewestRefound * expectedPoints);
        if (best.points < params.fewestPoints || !isKnown || there < params.fewestExpected)
            best.absence = whyNotSeen(sight);
    }
    if (!best.found()) {
        best.pose = prior.mean;
        best.absence = whyNotSeen(view.sightThrough(prior.mean));
        best.confidence = 0;
    }
    return best;
}

double advantage(const Sighting& one, const Sighting& other, const LookParams& params)
{
    const double most = std::max({one.points, other.points, 1.0F});
    return params.evidence * (one.explained - other.explained) / most - one.against + other.against;
}

}  // namespace pointloom
