// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/simulate/Resident.h"
#include "core/simulate/Terrain.h"

#include <vector>

namespace pointloom::simulation {

/// A spinning LiDAR in the manner of the HDL-64E (Velodyne's manual 63-HDL64ES3): the upper half of the lasers three to a degree, the lower
/// half two to a degree, one turn in a tenth of a second, clockwise, starting behind.
struct ScannerParams
{
    int rings = 64;
    int columns = 2048;
    double turn_s = 0.1;
    double highest_deg = 2.0;
    double upperEnd_deg = -8.33;
    double lowerBegin_deg = -8.83;
    double lowest_deg = -24.8;
    double rangeNoise_m = 0.02;  ///< one deviation
    double nearest_m = 0.9;
    double farthest_m = 120;
    double farthestAt10Percent_m = 70;  ///< where a surface that sends back 10 % is lost for good
    double strayLoss = 0.012;           ///< of the returns, lost for no reason
    bool movesWithin = false;           ///< residents go on moving while the scanner turns
};

/// Returns in the order of firing: column by column, the highest ring first. A ring without return leaves no point.
struct Scan
{
    PointCloud cloud;                    ///< sensor frame; intensity 0..1, ring (0 highest), time, label (PointClass)
    std::vector<std::int32_t> resident;  ///< whom each point is on; -1: the ground
};

/// Where the scanner stands: level, turned about the vertical alone.
struct ScannerPlace
{
    Eigen::Vector3d position_m = Eigen::Vector3d::Zero();
    double yaw_rad = 0;
};

/// Fires once around. The scanner's own motion is taken out, as from a cloud that has been corrected for it; the world stands still
/// meanwhile unless residents move within the turn. time_s of a point tells when its column was fired. The answer does not depend on the
/// number of threads: each column has a seed of its own.
[[nodiscard]] Scan scan(const std::vector<Resident>& street, const Terrain& terrain, const ScannerPlace& place, const ScannerParams& params,
                        std::uint64_t seed, double start_s);

}  // namespace pointloom::simulation
