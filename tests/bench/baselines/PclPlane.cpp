// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines/PclCloud.h"

#include <pcl/ModelCoefficients.h>
#include <pcl/segmentation/sac_segmentation.h>

namespace pointloom::bench {

std::size_t pclPlane(const PclCloud& cloud)
{
    constexpr double tolerance_m = 0.2;
    constexpr int iterations = 100;
    pcl::SACSegmentation<pcl::PointXYZ> segmentation;
    segmentation.setModelType(pcl::SACMODEL_PLANE);
    segmentation.setMethodType(pcl::SAC_RANSAC);
    segmentation.setDistanceThreshold(tolerance_m);
    segmentation.setMaxIterations(iterations);
    segmentation.setInputCloud(cloud.points);
    pcl::ModelCoefficients plane;
    pcl::PointIndices inliers;
    segmentation.segment(inliers, plane);
    return inliers.indices.size();
}

}  // namespace pointloom::bench
