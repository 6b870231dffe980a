// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// What the light of a scan says about a box: of the rays that cross its lower body.
struct SightVerdict
{
    float stopped = 0;  ///< rays that end in it
    float passed = 0;   ///< rays that go on behind it: the place is empty
    float blocked = 0;  ///< rays that end before it: nothing is known
    float depth_m = 0;  ///< mean way of the stopped ones from entering the box to their end; opaque bodies stop light near their surface
    float empty = 0;    ///< share of the azimuths across the box in which light only passed
    [[nodiscard]] float passedShare() const { return stopped + passed > 0 ? passed / (stopped + passed) : 0; }
};

/// The rays of one scan, sorted by azimuth around the sensor. Coordinates are relative to the cloud's origin. Immutable.
class ScanRays
{
public:
    ScanRays() = default;  ///< knows nothing
    [[nodiscard]] bool isKnown() const { return !m_start.empty(); }
    /// O(n). Points that are not finite are left out.
    ScanRays(std::span<const Eigen::Vector3f> positions_m, const Eigen::Vector3f& sensor_m);

    /// Asks the rays between two heights (of the frame) that cross a footprint at least so far inside its sides. Nothing is known of a
    /// box around the sensor. A tilted box is taken as its footprint sheared: the heights are those at its middle, and lean with it.
    [[nodiscard]] SightVerdict through(const OrientedBox& footprint, float inside_m, float lowest_m, float highest_m) const;

private:
    Eigen::Vector3f m_sensor_m = Eigen::Vector3f::Zero();
    std::vector<std::uint32_t> m_start;  ///< first ray by azimuth and, in it, slope; one more at the end; empty: nothing known
    std::vector<float> m_range_m;        ///< seen from above
    std::vector<float> m_slope;          ///< rise by range
};

}  // namespace pointloom
