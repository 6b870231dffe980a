// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

/// What KITTI's layouts have in common: two colour cameras and one calibration file.
namespace pointloom {

inline constexpr const char* leftKittiCamera = "camera_2";   ///< the one of P2, in whose pictures KITTI's labels are
inline constexpr const char* rightKittiCamera = "camera_3";  ///< of P3

/// Gives frames their pictures of a camera by the stems of their clouds, where there are some.
void addKittiImages(Sequence& sequence, const char* camera, const std::filesystem::path& folder);

/// The cameras of frames that have files, as sensors.
void addKittiCameras(Sequence& sequence);

/// A camera by the frame's calibration file; nothing without one, or where it does not hold this camera.
[[nodiscard]] Result<std::optional<CameraModel>> readKittiCamera(const FrameSource& frame, std::string_view camera);

}  // namespace pointloom
