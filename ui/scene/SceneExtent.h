// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"

namespace pointloom {

/// A ball around what is drawn: the clipping planes enclose it.
struct SceneExtent
{
    Eigen::Vector3d centre_m = Eigen::Vector3d::Zero();
    double radius_m = 100;
};

/// Around every finite point.
[[nodiscard]] SceneExtent wholeExtent(const PointCloud& cloud);

/// Around the bulk of the points (2nd to 98th percentile of each axis): what "show all" should frame. A few far points would make
/// the street a speck.
[[nodiscard]] SceneExtent bulkExtent(const PointCloud& cloud);

[[nodiscard]] inline SceneExtent extentOf(const OrientedBox& box)
{
    return {box.centre_m, box.size_m.norm() / 2};
}

}  // namespace pointloom
