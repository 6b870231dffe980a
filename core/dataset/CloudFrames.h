// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

namespace pointloom {

/// The key of the only lidar, whose own frame is the ego frame where a dataset knows no other.
inline constexpr const char* onlyLidar = "lidar";

/// The clouds of a folder as frames in natural order, with the poses that lie beside them and the times that their names tell: what is the
/// same in every layout that has one folder of clouds. One frame per cloud, named by its stem; by its whole file name where two clouds have
/// the same stem. Fails, with what lies below root, when there is no cloud.
[[nodiscard]] Result<Sequence> sequenceOfClouds(const std::filesystem::path& folder, const std::filesystem::path& root,
                                                std::string_view layout);

/// The same for one cloud. Poses stay behind: they belong to the folder.
[[nodiscard]] Result<Sequence> sequenceOfCloud(const std::filesystem::path& file, std::string_view layout);

/// The first of the files FOLDER/STEM.png, .jpg, .jpeg that is there; else empty.
[[nodiscard]] std::filesystem::path imageIn(const std::filesystem::path& folder, const std::string& stem);

/// Adds the cameras that frames have pictures of, and those named in any case, as sensors whose calibration belongs to each frame.
void addCameras(Sequence& sequence, const std::vector<std::string>& inAnyCase = {});

}  // namespace pointloom
