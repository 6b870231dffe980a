// SPDX-License-Identifier: Apache-2.0
#include "tests/core/index/PclClusters.h"

#include <pcl/search/kdtree.h>
#include <pcl/segmentation/extract_clusters.h>

namespace pointloom::test {

std::vector<std::int32_t> pclClusters(std::span<const Eigen::Vector3f> positions_m, double radius_m)
{
    const auto cloud = pcl::make_shared<pcl::PointCloud<pcl::PointXYZ>>();
    std::vector<std::size_t> numberOf;
    for (std::size_t i = 0; i < positions_m.size(); ++i) {
        if (positions_m[i].allFinite()) {
            cloud->emplace_back(positions_m[i].x(), positions_m[i].y(), positions_m[i].z());
            numberOf.push_back(i);
        }
    }
    std::vector<std::int32_t> cluster(positions_m.size(), -1);
    if (cloud->empty())
        return cluster;

    const auto tree = pcl::make_shared<pcl::search::KdTree<pcl::PointXYZ>>(false);  // unsorted: the fair way to ask it
    tree->setInputCloud(cloud);
    pcl::EuclideanClusterExtraction<pcl::PointXYZ> extraction;
    extraction.setClusterTolerance(radius_m);
    extraction.setMinClusterSize(1);
    extraction.setSearchMethod(tree);
    extraction.setInputCloud(cloud);
    std::vector<pcl::PointIndices> found;
    extraction.extract(found);
    for (std::size_t number = 0; number < found.size(); ++number) {
        for (const auto member : found[number].indices)
            cluster[numberOf[static_cast<std::size_t>(member)]] = static_cast<std::int32_t>(number);
    }
    return cluster;
}

}  // namespace pointloom::test
