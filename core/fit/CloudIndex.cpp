// SPDX-License-Identifier: Apache-2.0
#include "core/fit/CloudIndex.h"

#include "core/base/Parallel.h"
#include "core/fit/Sensor.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

/// Numbers the clusters of the raised points by position; the rest stays -1. Counts and bounds come with it.
std::vector<ClusterBounds> clusterRaised(const std::vector<std::uint32_t>& raised, std::span<const Eigen::Vector3f> positions_m,
                                         double radius_m, std::vector<std::int32_t>& clusterOfPoint)
{
    std::vector<ClusterBounds> clusters;
    const auto numbers = euclideanClusters(positions_m, radius_m);
    for (std::size_t i = 0; i < raised.size(); ++i) {
        const auto number = static_cast<std::size_t>(numbers[i]);
        if (number >= clusters.size())
            clusters.push_back({positions_m[i], positions_m[i], 0});  // clusters are numbered in the order of their first points
        ClusterBounds& bounds = clusters[number];
        bounds.min_m = bounds.min_m.cwiseMin(positions_m[i]);
        bounds.max_m = bounds.max_m.cwiseMax(positions_m[i]);
        ++bounds.points;
        clusterOfPoint[raised[i]] = numbers[i];
    }
    return clusters;
}

}  // namespace

int CloudIndex::columnOf(float value, float origin, int count) const
{
    const float column = (value - origin) / m_column_m;  // compared as float first: a far outlier would overflow the conversion
    return column < 1 ? 0 : column >= static_cast<float>(count) ? count - 1 : static_cast<int>(column);
}

std::shared_ptr<const CloudIndex> CloudIndex::build(const PointCloud& cloud, const IndexParams& params, std::stop_token stop)
{
    auto index = std::make_shared<CloudIndex>();
    index->m_ground = estimateGround(cloud);
    index->m_sensor_m = likelySensor(cloud);
    index->m_aboveGroundByPoint.resize(cloud.size());
    index->layGrid(cloud, params);
    if (stop.stop_requested())
        return index;

    std::vector<std::int32_t> clusterOfPoint(cloud.size(), -1);
    std::vector<std::uint32_t> raised;
    std::vector<Eigen::Vector3f> positions_m;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (index->m_aboveGroundByPoint[i] >= params.objectFloor_m) {
            raised.push_back(static_cast<std::uint32_t>(i));
            positions_m.push_back(cloud.positions_m[i]);
        }
    }
    index->m_clusters = clusterRaised(raised, positions_m, params.clusterRadius_m, clusterOfPoint);
    for (std::size_t k = 0; k < index->size(); ++k)
        index->m_cluster[k] = clusterOfPoint[index->m_pointId[k]];
    return index;
}

void CloudIndex::layGrid(const PointCloud& cloud, const IndexParams& params)
{
    const Raster raster = rasterAround(cloud.positions_m, {.cell_m = params.column_m, .reach_m = params.reach_m, .margin = 0});
    m_originX = raster.originX_m;
    m_originY = raster.originY_m;
    m_column_m = raster.cell_m;
    m_columns = std::max(1, raster.columns);
    m_rows = std::max(1, raster.rows);

    constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
    std::vector<std::uint32_t> cellOf(cloud.size());
    parallelFor(cloud.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = cloud.positions_m[i];
            const bool usable = isUsable(p);
            m_aboveGroundByPoint[i] = usable ? p.z() - m_ground.heightAt(p.x(), p.y()) : std::numeric_limits<float>::quiet_NaN();
            cellOf[i] = usable
                ? static_cast<std::uint32_t>(columnOf(p.y(), m_originY, m_rows) * m_columns + columnOf(p.x(), m_originX, m_columns))
                : nowhere;
        }
    });

    m_start.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
    for (const std::uint32_t cell : cellOf) {
        if (cell != nowhere)
            ++m_start[cell + 1];
    }
    for (std::size_t cell = 0; cell + 1 < m_start.size(); ++cell)
        m_start[cell + 1] += m_start[cell];
    const std::size_t count = m_start.back();
    for (auto* column : {&m_x, &m_y, &m_z, &m_aboveGround})
        column->resize(count);
    m_pointId.resize(count);
    m_cluster.assign(count, -1);
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (cellOf[i] == nowhere)
            continue;
        const std::uint32_t place = next[cellOf[i]]++;
        m_x[place] = cloud.positions_m[i].x();
        m_y[place] = cloud.positions_m[i].y();
        m_z[place] = cloud.positions_m[i].z();
        m_aboveGround[place] = m_aboveGroundByPoint[i];
        m_pointId[place] = static_cast<std::uint32_t>(i);
    }
}

}  // namespace pointloom
