// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/index/Ground.h"

namespace pointloom {

/// Where a scan was most likely taken from, seen from above, relative to the cloud's origin: the zero of the file's frame for clouds
/// in sensor coordinates; the middle of the cloud where coordinates are so large (UTM) that the sensor cannot be there.
[[nodiscard]] inline Eigen::Vector2f likelySensor(const PointCloud& cloud)
{
    if (cloud.origin_m.isZero())
        return Eigen::Vector2f::Zero();
    const Bounds bounds = boundsOf(cloud);
    return bounds.empty() ? Eigen::Vector2f::Zero() : Eigen::Vector2f((bounds.min_m + bounds.max_m).head<2>() / 2);
}

/// The same with its height: zero where that lies as high above the ground as scanners are carried, else so high above the ground.
[[nodiscard]] inline Eigen::Vector3f likelySensorAbove(const PointCloud& cloud, const Ground& ground)
{
    constexpr float lowest_m = 1;
    constexpr float highest_m = 3;
    constexpr float usual_m = 1.8F;
    const Eigen::Vector2f place = likelySensor(cloud);
    const float ground_m = ground.heightAt(place.x(), place.y());
    const bool isSensorFrame = cloud.origin_m.isZero() && ground_m > -highest_m && ground_m < -lowest_m;
    return {place.x(), place.y(), isSensorFrame ? 0 : ground_m + usual_m};
}

}  // namespace pointloom
