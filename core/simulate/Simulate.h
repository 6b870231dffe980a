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
    std::uint64_t seed = 1;       ///< the same seed gives the same bytes on every machine
    int rings = 64;
    int columns = 2048;           ///< firings per turn
    double framePeriod_s = 0.1;
    int cars = 20;                ///< moving and parked together
};

/// Per-point truth.
enum class PointClass : std::uint32_t { none = 0, ground = 1, building = 2, vegetation = 3, pole = 4, object = 5 };

struct SimulatedBox
{
    std::string track;
    std::string classKey;         ///< of resources/schemes/driving.json
    OrientedBox box;              ///< in the frame of the frame's cloud, exact
    std::uint32_t points = 0;     ///< returns that came from this object
    bool moving = false;
};

struct SimulatedFrame
{
    PointCloud cloud;                          ///< sensor frame; intensity, ring, time, label (PointClass)
    std::vector<std::int32_t> objectOfPoint;   ///< index into boxes, -1 for the background
    std::vector<SimulatedBox> boxes;           ///< every object in range, also those without points
    Pose world_T_cloud = Pose::Identity();
};

/// A street with exact truth: moving and parked cars, trucks, pedestrians, cyclists, poles, walls, trees, a slope and an ego path,
/// scanned by a spinning LiDAR with rings, range noise, dropouts and occlusion.
[[nodiscard]] SimulatedFrame simulateFrame(const SimulateParams& params, int frame);

/// Writes frames as a plain-frames dataset: NNNNNN.pcd (binary), poses.txt, boxes.csv (the columns of the CSV export and
/// points_in_box), points/NNNNNN.label (uint32 per point: class in the low, object number + 1 in the high 16 bits).
[[nodiscard]] Result<void> simulateDataset(const std::filesystem::path& folder, const SimulateParams& params,
                                           const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
