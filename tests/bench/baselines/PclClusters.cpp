// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines/PclCloud.h"

#include <pcl/features/moment_of_inertia_estimation.h>
#include <pcl/filters/crop_box.h>
#include <pcl/search/kdtree.h>
#include <pcl/segmentation/extract_clusters.h>

namespace pointloom::bench {
namespace {

using Cloud = pcl::PointCloud<pcl::PointXYZ>;

std::vector<pcl::PointIndices> extract(const Cloud::ConstPtr& cloud, double radius_m)
{
    const auto tree = pcl::make_shared<pcl::search::KdTree<pcl::PointXYZ>>(false);  // unsorted: the fair way to ask it
    tree->setInputCloud(cloud);
    pcl::EuclideanClusterExtraction<pcl::PointXYZ> extraction;
    extraction.setClusterTolerance(radius_m);
    extraction.setMinClusterSize(1);
    extraction.setSearchMethod(tree);
    extraction.setInputCloud(cloud);
    std::vector<pcl::PointIndices> found;
    extraction.extract(found);
    return found;
}

/// The point that is nearest to a place.
pcl::index_t nearest(const Cloud& cloud, const Eigen::Vector3f& place_m)
{
    pcl::index_t best = 0;
    for (std::size_t i = 1; i < cloud.size(); ++i) {
        if ((cloud[i].getVector3fMap() - place_m).squaredNorm()
            < (cloud[static_cast<std::size_t>(best)].getVector3fMap() - place_m).squaredNorm())
            best = static_cast<pcl::index_t>(i);
    }
    return best;
}

}  // namespace

std::vector<std::int32_t> pclClusters(const PclCloud& cloud, double radius_m)
{
    std::vector<std::int32_t> clusterOf(cloud.points->size(), -1);
    if (cloud.points->empty())
        return clusterOf;
    const auto found = extract(cloud.points, radius_m);
    for (std::size_t number = 0; number < found.size(); ++number) {
        for (const auto member : found[number].indices)
            clusterOf[static_cast<std::size_t>(member)] = static_cast<std::int32_t>(number);
    }
    return clusterOf;
}

bool pclBoxAt(const PclCloud& cloud, const Eigen::Vector3f& click_m, double radius_m)
{
    constexpr float half_m = 5;  // a car and its surroundings
    pcl::CropBox<pcl::PointXYZ> crop;
    crop.setMin({click_m.x() - half_m, click_m.y() - half_m, click_m.z() - half_m, 1});
    crop.setMax({click_m.x() + half_m, click_m.y() + half_m, click_m.z() + half_m, 1});
    crop.setInputCloud(cloud.points);
    const auto around = pcl::make_shared<Cloud>();
    crop.filter(*around);
    if (around->empty())
        return false;

    const pcl::index_t clicked = nearest(*around, click_m);
    for (const auto& cluster : extract(around, radius_m)) {
        if (std::find(cluster.indices.begin(), cluster.indices.end(), clicked) == cluster.indices.end())
            continue;
        pcl::MomentOfInertiaEstimation<pcl::PointXYZ> moments;
        moments.setInputCloud(around);
        moments.setIndices(pcl::make_shared<pcl::PointIndices>(cluster));
        moments.compute();
        pcl::PointXYZ low;
        pcl::PointXYZ high;
        pcl::PointXYZ middle;
        Eigen::Matrix3f axes;
        return moments.getOBB(low, high, middle, axes);
    }
    return false;
}

}  // namespace pointloom::bench
