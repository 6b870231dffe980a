// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/KittiText.h"
#include "core/formats/LabelFormat.h"

#include <filesystem>
#include <string>

/// What KITTI's labels of objects and of tracks have in common.
namespace pointloom {

/// Under which key a scheme says what KITTI calls a class.
inline const std::string kittiClassNames = "kitti";

/// The frame's own calibration, else that of an ideal camera.
[[nodiscard]] const KittiCalibration& calibrationOf(const LabelledFrame& frame);

/// The camera in whose pictures KITTI's labels are; nothing for a frame without one.
[[nodiscard]] std::optional<CameraModel> cameraOf(const LabelledFrame& frame);

/// Whether the object has a rectangle in the image.
[[nodiscard]] bool isSeen(const KittiObject& object);

[[nodiscard]] KittiObject toKittiObject(const LabelledFrame& frame, const LabelledBox& box, const LabelSchema* schema);

/// A box without a track. Classes that the scheme does not know keep KITTI's name.
[[nodiscard]] LabelledBox fromKittiObject(const KittiObject& object, const Pose& camera_T_lidar, const LabelSchema* schema);

/// What the columns for occlusion and truncation say, for a scheme that asks it.
[[nodiscard]] AttributeMap answersIn(const KittiObject& object, const LabelSchema* schema);

/// Whether the name of a class can stand in a line.
[[nodiscard]] Result<void> checkKittiType(const std::string& type, const std::string& classKey);

/// The calibration that stands beside the labels; the frame keeps what it has when there is no such file.
[[nodiscard]] Result<void> readCalibrationFile(const std::filesystem::path& path, LabelledFrame& frame);

}  // namespace pointloom
