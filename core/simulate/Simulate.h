// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace pointloom {

struct SimulateParams
{
    int frames = 10;
    std::uint64_t seed = 1;  ///< the same seed gives the same bytes on every machine, whatever its number of threads
    int rings = 64;
    int columns = 2048;  ///< firings per turn
    double framePeriod_s = 0.1;
    int cars = 20;              ///< moving and parked together, about so many within 80 m of the sensor; the street holds some seventy
    bool movesInSweep = false;  ///< objects go on moving while the scanner turns; a frame's boxes hold at the beginning of its turn
};

/// Refuses what cannot be simulated: no more than 10000 frames (track numbers have 16 bits in the label files), 1 to 128 rings, 16 to
/// 16384 columns, 0 to 200 cars.
[[nodiscard]] Result<void> check(const SimulateParams& params);

/// Per-point truth.
enum class PointClass : std::uint32_t { none = 0, ground = 1, building = 2, vegetation = 3, pole = 4, object = 5 };

struct SimulatedBox
{
    std::string track;         ///< a number above 0, the same in all frames
    std::string classKey;      ///< of resources/schemes/driving.json
    OrientedBox box;           ///< in the frame of the frame's cloud, exact
    std::uint32_t points = 0;  ///< returns that came from this object
    bool moving = false;
};

struct SimulatedFrame
{
    PointCloud cloud;                         ///< sensor frame; intensity, ring, time, label (PointClass)
    std::vector<std::int32_t> objectOfPoint;  ///< index into boxes, -1 for the background
    std::vector<SimulatedBox> boxes;          ///< every object in range, also those without points
    Pose world_T_cloud = Pose::Identity();
};

/// A street with exact truth: moving and parked cars, trucks, pedestrians, cyclists, poles, walls, trees, a slope and an ego path,
/// scanned by a spinning LiDAR with rings, range noise, dropouts and occlusion.
///
/// The sensor frame is level: x forward along the street, z up, turned against the world about the vertical alone, 1.73 m above the ground.
/// The world stands still during a turn, as in a cloud that has been corrected for motion within the sweep, unless movesInSweep says else;
/// the time column tells when a point was fired. Boxes stand upright with their bottom on the ground under their middle; size is the same
/// in all frames. Objects are listed within 80 m, and farther away when they have points. A longer run begins with the frames of a shorter
/// one. Frame may be any number from 0 on; the params must be ones that check() accepts.
[[nodiscard]] SimulatedFrame simulateFrame(const SimulateParams& params, int frame);

/// Writes frames as a plain-frames dataset: NNNNNN.pcd (binary), poses.txt, boxes.csv (the columns of the CSV export and
/// points_in_box, by the closed test), points/NNNNNN.label (uint32 per point: PointClass in the low, track number or 0 in the high 16
/// bits), simulation.json (the parameters). The folder appears, or takes the place of an earlier simulation, as a whole once all is
/// written; when stopped, the frames written so far make a complete dataset. A folder that holds anything else than an earlier simulation
/// is refused.
[[nodiscard]] Result<void> simulateDataset(const std::filesystem::path& folder, const SimulateParams& params,
                                           const std::function<void(double)>& progress = {}, const std::stop_token& stop = {});

}  // namespace pointloom
