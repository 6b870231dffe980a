// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"
#include "core/cloud/PointCloud.h"
#include "core/index/Clusters.h"
#include "core/index/ColumnGrid.h"
#include "core/index/Ground.h"
#include "core/index/ScanRays.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace pointloom {

struct IndexParams
{
    ColumnGridParams grid;
    double clusterRadius_m = 0.5;
    float objectFloor_m = 0.2F;  ///< points lower than this above ground belong to no cluster
    bool oneScan = true;         ///< all points were seen from one place: else light that passed by says nothing
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
    [[nodiscard]] const ColumnGrid& grid() const { return m_grid; }
    [[nodiscard]] std::size_t size() const { return m_grid.size(); }
    /// The rays of the scan; they know nothing where coordinates are so large that the sensor cannot be at their zero.
    [[nodiscard]] const ScanRays& sight() const { return m_sight; }
    /// Where the scan was likely taken from, seen from above.
    [[nodiscard]] const Eigen::Vector2f& sensor_m() const { return m_sensor_m; }

    [[nodiscard]] std::span<const float> x() const { return m_grid.x(); }
    [[nodiscard]] std::span<const float> y() const { return m_grid.y(); }
    [[nodiscard]] std::span<const float> z() const { return m_grid.z(); }
    [[nodiscard]] std::span<const float> aboveGround() const { return m_aboveGround; }         ///< metres
    [[nodiscard]] std::span<const std::uint32_t> pointId() const { return m_grid.pointId(); }  ///< number in the cloud
    [[nodiscard]] std::span<const std::int32_t> cluster() const { return m_cluster; }          ///< -1: ground
    [[nodiscard]] std::span<const ClusterBounds> clusters() const { return m_clusters; }

    /// Whether the column of the grid at a place shows the ground and nothing above it, as high as objects are.
    [[nodiscard]] bool isBare(float x_m, float y_m) const { return m_grid.size() > 0 && m_bare[m_grid.columnAt(x_m, y_m)] != 0; }

    /// By number in the cloud: height above ground in metres; NaN for points that are not finite.
    [[nodiscard]] std::span<const float> aboveGroundByPoint() const { return m_aboveGroundByPoint; }

    /// Calls visit(first, last) for runs of positions that together hold every point within the square of half-width reach
    /// around (x, y), and some more.
    template <class Visit> void forEachRun(float x, float y, float reach_m, Visit&& visit) const
    {
        m_grid.forEachRun(x, y, reach_m, std::forward<Visit>(visit));
    }

private:
    void measureHeights(const PointCloud& cloud);
    void findBareColumns();
    void clusterRaised(const IndexParams& params);

    Ground m_ground;
    ScanRays m_sight;
    Eigen::Vector2f m_sensor_m = Eigen::Vector2f::Zero();
    ColumnGrid m_grid;
    Buffer<float> m_aboveGround;
    std::vector<std::uint8_t> m_bare;  ///< by column of the grid
    std::vector<std::int32_t> m_cluster;
    std::vector<ClusterBounds> m_clusters;
    std::vector<float> m_aboveGroundByPoint;
};

}  // namespace pointloom
