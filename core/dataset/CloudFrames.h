// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/CloudFolder.h"
#include "core/dataset/Sequence.h"

namespace pointloom {

/// The key of the only lidar, whose own frame is the ego frame where a dataset knows no other.
inline constexpr const char* onlyLidar = "lidar";

/// The clouds of a folder as frames in natural order: what is the same in every layout that has one folder of clouds. One frame per scan,
/// named by the stem of its cloud. Where a scan lies there in several formats the one that says most is taken (PCD, PLY, nuScenes, KITTI),
/// and it is noted. Fails, with what lies below root, when there is no cloud.
[[nodiscard]] Result<Sequence> sequenceOfClouds(const std::filesystem::path& folder, const std::filesystem::path& root,
                                                std::string_view layout);

/// The same for one cloud. Poses stay behind: they belong to the folder.
[[nodiscard]] Result<Sequence> sequenceOfCloud(const std::filesystem::path& file, std::string_view layout);

/// The pictures of a folder: .png, .jpg, .jpeg, .bmp in any case.
[[nodiscard]] FilesByStem picturesIn(const std::filesystem::path& folder);

/// Adds the cameras that frames have pictures of, and those named in any case, as sensors whose calibration belongs to each frame.
void addCameras(Sequence& sequence, const std::vector<std::string>& inAnyCase = {});

}  // namespace pointloom
