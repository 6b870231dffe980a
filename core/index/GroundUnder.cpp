// SPDX-License-Identifier: Apache-2.0
#include "core/index/GroundUnder.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

double heightUnder(const Ground& ground, const Eigen::Vector3d& place_m)
{
    return ground.heightAt(static_cast<float>(place_m.x()), static_cast<float>(place_m.y()));
}

}  // namespace

double clearance_m(const Ground& ground, const OrientedBox& box)
{
    const Eigen::Vector3d foot = faceMiddle(box, Face::bottom);
    return (foot.z() - heightUnder(ground, foot)) * axisOf(box, 2).z();
}

OrientedBox standingOn(const Ground& ground, const OrientedBox& box)
{
    OrientedBox standing = box;
    standing.centre_m.z() = heightUnder(ground, faceMiddle(box, Face::bottom)) + axisOf(box, 2).z() * (box.size_m.z() / 2);
    return standing;
}

OrientedBox onSlope(const Ground& ground, const OrientedBox& box)
{
    constexpr double leastHalf_m = 0.5;  // under a person the ground's own noise would look like a slope
    if (!ground.known())
        return box;
    OrientedBox leaning = levelled(box);
    const double along = std::max(leastHalf_m, box.size_m.x() / 2);
    const double across = std::max(leastHalf_m, box.size_m.y() / 2);
    // The least squares plane through the middle and four corners that lie evenly around it: the middle says nothing about the slope.
    double ahead = 0;
    double left = 0;
    for (const double u : {-1.0, 1.0}) {
        for (const double v : {-1.0, 1.0}) {
            const double height = heightUnder(ground, fromBox(leaning, {u * along, v * across, 0}));
            ahead += u * height / (4 * along);
            left += v * height / (4 * across);
        }
    }
    // Ry(pitch) Rx(roll) has to take z to the plane's normal (-ahead, -left, 1).
    leaning.pitch_rad = std::atan(-ahead);
    leaning.roll_rad = std::atan2(left, std::hypot(ahead, 1));
    return leaning;
}

}  // namespace pointloom
