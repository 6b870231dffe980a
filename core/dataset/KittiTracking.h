// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <optional>

namespace pointloom {

/// Where the files of one sequence of the KITTI tracking set lie. What is not there is empty.
struct KittiTrackingFiles
{
    std::string name;             ///< "0000"
    std::filesystem::path split;  ///< the folder with the clouds, labels and calibrations of all sequences
    std::filesystem::path clouds;
    std::filesystem::path labels;       ///< one file for all frames
    std::filesystem::path calibration;  ///< one file for all frames
    std::filesystem::path oxts;
    std::filesystem::path images;  ///< folder
};

/// The sequence that a path means: the folder of its clouds (velodyne/0000 beside label_02/0000.txt), or the split, its parent or its
/// velodyne when there is only one. The clouds may also lie in velodyne or velodyne_pcd itself, as in extracts of one sequence. Nothing
/// when the folder is of another layout; fails when several sequences are meant, and names them.
[[nodiscard]] Result<std::optional<KittiTrackingFiles>> findKittiTracking(const std::filesystem::path& path);

/// Gives the frames of the sequence their labels, calibration and images.
void addTrackingFiles(const KittiTrackingFiles& files, std::vector<FrameSource>& frames);

/// Poses from oxts, one line per frame number, in the world of the cloud of number 0. Without oxts, or without the way from the IMU to the
/// lidar in the calibration, the frames stay as they are.
[[nodiscard]] Result<void> addOxtsPoses(const KittiTrackingFiles& files, std::vector<FrameSource>& frames);

}  // namespace pointloom
