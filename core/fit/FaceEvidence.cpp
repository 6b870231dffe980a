// SPDX-License-Identifier: Apache-2.0
#include "core/fit/FaceEvidence.h"

#include "core/fit/ClickFit.h"
#include "core/fit/FaceProfile.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

/// 1 for a plane that points lie on, 0 for one that they miss: doors taper and bumpers bulge by a hand's breadth.
float agreement(float off_m)
{
    constexpr float on_m = 0.06F;
    constexpr float off = 0.2F;
    return std::clamp((off - std::abs(off_m)) / (off - on_m), 0.0F, 1.0F);
}

/// A few points cannot make sure of a face.
float confidence(std::uint32_t points)
{
    constexpr float evenChances = 3;
    return static_cast<float>(points) / (static_cast<float>(points) + evenChances);
}

/// The share of a face's strips that agree with it, where agreeing with a part of them is enough.
float supported(const FaceProfile& profile, float enough)
{
    float sum = 0;
    for (const FaceProfile::End& end : profile.ends())
        sum += agreement(end.depth_m);
    return confidence(profile.points()) * std::min(1.0F, sum / (enough * static_cast<float>(profile.strips())));
}

/// 0 for a face turned away, 1 for one turned to the sensor; one that it looks along may show points of either.
float turnedTo(double facing)
{
    constexpr double away = -0.06;
    constexpr double towards = 0.04;
    return static_cast<float>(std::clamp((facing - away) / (towards - away), 0.0, 1.0));
}

float standsOnGround(const CloudIndex& index, const OrientedBox& box)
{
    if (!index.ground().known())
        return 0;
    const Eigen::Vector3d foot = faceMiddle(box, Face::bottom);
    const float ground = index.ground().heightAt(static_cast<float>(foot.x()), static_cast<float>(foot.y()));
    return agreement((static_cast<float>(foot.z()) - ground) * static_cast<float>(axisOf(box, 2).z()));
}

}  // namespace

FaceEvidence faceEvidence(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float roofShare = 0.35F;  // of an object's length that is as high as its top: a car has a bonnet
    const auto profiles = faceProfiles(index, box);
    FaceEvidence evidence{};
    for (const Face face : {Face::back, Face::front, Face::right, Face::left})
        evidence[static_cast<std::size_t>(face)] =
            turnedTo(facing(box, face, index.sensor_m())) * supported(profiles[static_cast<std::size_t>(face)], 1);
    evidence[static_cast<std::size_t>(Face::top)] = supported(profiles[static_cast<std::size_t>(Face::top)], roofShare);
    evidence[static_cast<std::size_t>(Face::bottom)] = standsOnGround(index, box);
    return evidence;
}

SeenFaces seenFaces(const FaceEvidence& evidence)
{
    SeenFaces seen{};
    std::ranges::transform(evidence, seen.begin(), [](float one) { return one >= seenEvidence; });
    return seen;
}

SeenFaces seenFaces(const CloudIndex& index, const OrientedBox& box)
{
    return seenFaces(faceEvidence(index, box));
}

}  // namespace pointloom
