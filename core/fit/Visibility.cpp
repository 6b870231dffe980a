// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Visibility.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr float beam_m = 0.25F;  // half-width of what is looked through
constexpr float step_m = 0.4F;

/// Whether some point at least so high above ground lies by a place.
bool isPointAt(const CloudIndex& index, const Eigen::Vector2f& place_m, float lowest_m)
{
    bool found = false;
    index.forEachRun(place_m.x(), place_m.y(), beam_m, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last && !found; ++k) {
            found = index.aboveGround()[k] >= lowest_m && std::abs(index.x()[k] - place_m.x()) < beam_m
                && std::abs(index.y()[k] - place_m.y()) < beam_m;
        }
    });
    return found;
}

}  // namespace

bool isOpenView(const CloudIndex& index, const Eigen::Vector2f& sensor_m, const Eigen::Vector2f& place_m)
{
    constexpr float egoReach_m = 2.5F;     // returns from the vehicle that carries the sensor
    constexpr float occluderReach_m = 20;  // what hides an object stands near it as a rule
    constexpr float occluderHeight_m = 0.5F;
    constexpr float behind_m = 8;
    constexpr float anyHeight_m = -1;
    const float distance = (sensor_m - place_m).norm();
    if (distance < egoReach_m)
        return true;
    const Eigen::Vector2f towards = (sensor_m - place_m) / distance;
    for (float s = 2 * step_m; s < std::min(distance - egoReach_m, occluderReach_m); s += step_m) {
        if (isPointAt(index, place_m + s * towards, occluderHeight_m))
            return false;
    }
    for (float s = 0; s < behind_m; s += step_m) {
        if (isPointAt(index, place_m - s * towards, anyHeight_m))
            return true;
    }
    return false;
}

}  // namespace pointloom
