// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"

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

}  // namespace pointloom
