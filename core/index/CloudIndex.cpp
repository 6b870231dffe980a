// SPDX-License-Identifier: Apache-2.0
#include "core/index/CloudIndex.h"

#include "core/base/Parallel.h"
#include "core/index/Sensor.h"

#include <limits>

namespace pointloom {

std::shared_ptr<const CloudIndex> CloudIndex::build(const PointCloud& cloud, const IndexParams& params, std::stop_token stop)
{
    auto index = std::make_shared<CloudIndex>();
    index->m_sensor_m = likelySensor(cloud);
    sideBySide([&] { index->m_ground = estimateGround(cloud); }, [&] { index->m_grid = ColumnGrid(cloud.positions_m, params.grid); });
    index->measureHeights(cloud);
    index->findBareColumns();
    index->m_cluster.assign(index->size(), -1);
    if (stop.stop_requested())
        return index;
    sideBySide([&] { index->clusterRaised(params); },
               [&] {
                   if (params.oneScan && cloud.origin_m.isZero())
                       index->m_sight = ScanRays(cloud.positions_m, likelySensorAbove(cloud, index->m_ground));
               });
    return index;
}

void CloudIndex::measureHeights(const PointCloud& cloud)
{
    m_aboveGround = Buffer<float>(size());
    m_aboveGroundByPoint.assign(cloud.size(), std::numeric_limits<float>::quiet_NaN());
    parallelFor(size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t k = first; k < last; ++k) {
            m_aboveGround[k] = z()[k] - m_ground.heightAt(x()[k], y()[k]);
            m_aboveGroundByPoint[pointId()[k]] = m_aboveGround[k];
        }
    });
}

void CloudIndex::findBareColumns()
{
    constexpr float ground_m = 0.15F;
    constexpr float highest_m = 3;  // boughs above hide nothing
    m_bare.assign(m_grid.columns(), 0);
    parallelFor(m_grid.columns(), [&](std::size_t firstColumn, std::size_t lastColumn) {
        for (std::size_t column = firstColumn; column < lastColumn; ++column) {
            bool hasGround = false;
            bool isCovered = false;
            for (std::uint32_t k = m_grid.firstIn(column); k < m_grid.endOf(column); ++k) {
                hasGround = hasGround || m_aboveGround[k] < ground_m;
                isCovered = isCovered || (m_aboveGround[k] >= ground_m && m_aboveGround[k] < highest_m);
            }
            m_bare[column] = hasGround && !isCovered ? 1 : 0;
        }
    });
}

void CloudIndex::clusterRaised(const IndexParams& params)
{
    std::vector<std::uint32_t> raised;
    std::vector<Eigen::Vector3f> positions_m;
    for (std::uint32_t k = 0; k < size(); ++k) {
        if (m_aboveGround[k] >= params.objectFloor_m) {
            raised.push_back(k);
            positions_m.emplace_back(x()[k], y()[k], z()[k]);
        }
    }
    const auto numbers = euclideanClusters(positions_m, params.clusterRadius_m);
    for (std::size_t i = 0; i < raised.size(); ++i) {
        const auto number = static_cast<std::size_t>(numbers[i]);
        if (number >= m_clusters.size())
            m_clusters.push_back({positions_m[i], positions_m[i], 0});  // clusters are numbered in the order of their first points
        ClusterBounds& bounds = m_clusters[number];
        bounds.min_m = bounds.min_m.cwiseMin(positions_m[i]);
        bounds.max_m = bounds.max_m.cwiseMax(positions_m[i]);
        ++bounds.points;
        m_cluster[raised[i]] = numbers[i];
    }
}

}  // namespace pointloom
