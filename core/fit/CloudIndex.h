// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/fit/Clusters.h"
#include "core/fit/Ground.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace pointloom {

struct IndexParams
{
    float column_m = 0.4F;  ///< edge of a bird's-eye grid cell
    float reach_m = 100;    ///< the grid covers at most +-reach around the middle of the cloud
    double clusterRadius_m = 0.5;
    float objectFloor_m = 0.2F;  ///< points lower than this above ground belong to no cluster
};

/// What is prepared once per frame, on a worker, so that a click is answered in less than a millisecond.
/// Points are sorted by column of a dense bird's-eye grid; x/y/z stand in columns of their own. Only finite points are in it.
/// Coordinates are relative to the cloud's origin. Immutable after building; any number of threads may ask it.
class CloudIndex
{
public:
    /// O(n). Answers an index of what was done so far, with no clusters, when stop is requested.
    [[nodiscard]] static std::shared_ptr<const CloudIndex> build(const PointCloud& cloud, const IndexParams& params = {},
                                                                 std::stop_token stop = {});

    [[nodiscard]] const Ground& ground() const { return m_ground; }
    [[nodiscard]] std::size_t size() const { return m_x.size(); }
    /// Where the scan was likely taken from, seen from above.
    [[nodiscard]] const Eigen::Vector2f& sensor_m() const { return m_sensor_m; }

    [[nodiscard]] std::span<const float> x() const { return m_x; }
    [[nodiscard]] std::span<const float> y() const { return m_y; }
    [[nodiscard]] std::span<const float> z() const { return m_z; }
    [[nodiscard]] std::span<const float> aboveGround() const { return m_aboveGround; }  ///< metres
    [[nodiscard]] std::span<const std::uint32_t> pointId() const { return m_pointId; }  ///< number in the cloud
    [[nodiscard]] std::span<const std::int32_t> cluster() const { return m_cluster; }   ///< -1: ground
    [[nodiscard]] std::span<const ClusterBounds> clusters() const { return m_clusters; }

    /// By number in the cloud: height above ground in metres; NaN for points that are not finite.
    [[nodiscard]] std::span<const float> aboveGroundByPoint() const { return m_aboveGroundByPoint; }

    /// Calls visit(first, last) for runs of positions that together hold every point within the square of half-width reach
    /// around (x, y), and some more.
    template <class Visit> void forEachRun(float x, float y, float reach_m, Visit&& visit) const
    {
        const int firstColumn = columnOf(x - reach_m, m_originX, m_columns);
        const int lastColumn = columnOf(x + reach_m, m_originX, m_columns);
        const int lastRow = columnOf(y + reach_m, m_originY, m_rows);
        for (int row = columnOf(y - reach_m, m_originY, m_rows); row <= lastRow; ++row) {
            const std::uint32_t first = m_start[static_cast<std::size_t>(row) * m_columns + firstColumn];
            const std::uint32_t last = m_start[static_cast<std::size_t>(row) * m_columns + lastColumn + 1];
            if (first < last)
                visit(first, last);
        }
    }

private:
    [[nodiscard]] int columnOf(float value, float origin, int count) const;
    void layGrid(const PointCloud& cloud, const IndexParams& params);  ///< fills everything but the clusters

    Ground m_ground;
    Eigen::Vector2f m_sensor_m = Eigen::Vector2f::Zero();
    float m_originX = 0;
    float m_originY = 0;
    float m_column_m = 0.4F;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<std::uint32_t> m_start;  ///< first position of each cell, one more at the end (CSR)
    std::vector<float> m_x, m_y, m_z, m_aboveGround;
    std::vector<std::uint32_t> m_pointId;
    std::vector<std::int32_t> m_cluster;
    std::vector<ClusterBounds> m_clusters;
    std::vector<float> m_aboveGroundByPoint;
};

}  // namespace pointloom
