// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/Baselines.h"

#include <pcl/point_cloud.h>
#include <pcl/point_types.h>

namespace pointloom::bench {

struct PclCloud
{
    pcl::PointCloud<pcl::PointXYZ>::Ptr points;
};

/// The parts of Baselines, each in a file of its own: PCL's headers cost seconds of compile time.
[[nodiscard]] std::size_t pclLoad(const std::string& path);
[[nodiscard]] std::unique_ptr<RadiusSearch> pclKdTree(const PclCloud& cloud);
[[nodiscard]] std::unique_ptr<RadiusSearch> pclOctree(const PclCloud& cloud);
[[nodiscard]] std::size_t pclPlane(const PclCloud& cloud);
[[nodiscard]] std::vector<std::int32_t> pclClusters(const PclCloud& cloud, double radius_m);
[[nodiscard]] bool pclBoxAt(const PclCloud& cloud, const Eigen::Vector3f& click_m, double radius_m);

}  // namespace pointloom::bench
