// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines/PclCloud.h"

#include <pcl/kdtree/kdtree_flann.h>
#include <pcl/octree/octree_search.h>

namespace pointloom::bench {
namespace {

/// Asks a search structure of PCL; what it finds goes into memory that is kept from question to question.
template <class Structure> class PclSearch final : public RadiusSearch
{
public:
    explicit PclSearch(Structure structure) : m_structure(std::move(structure)) {}

    [[nodiscard]] std::size_t within(const Eigen::Vector3f& place_m, float radius_m) const override
    {
        return static_cast<std::size_t>(
            m_structure->radiusSearch(pcl::PointXYZ(place_m.x(), place_m.y(), place_m.z()), radius_m, m_found, m_squared_m2));
    }

private:
    Structure m_structure;
    mutable pcl::Indices m_found;
    mutable std::vector<float> m_squared_m2;
};

}  // namespace

std::unique_ptr<RadiusSearch> pclKdTree(const PclCloud& cloud)
{
    auto tree = std::make_unique<pcl::KdTreeFLANN<pcl::PointXYZ>>(false);  // unsorted
    tree->setInputCloud(cloud.points);
    return std::make_unique<PclSearch<decltype(tree)>>(std::move(tree));
}

std::unique_ptr<RadiusSearch> pclOctree(const PclCloud& cloud)
{
    constexpr double leaf_m = 0.4;  // as Pointloom's columns
    auto octree = std::make_unique<pcl::octree::OctreePointCloudSearch<pcl::PointXYZ>>(leaf_m);
    octree->setInputCloud(cloud.points);
    octree->addPointsFromInputCloud();
    return std::make_unique<PclSearch<decltype(octree)>>(std::move(octree));
}

}  // namespace pointloom::bench
