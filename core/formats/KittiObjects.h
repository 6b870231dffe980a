// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/KittiFrame.h"
#include "core/formats/KittiText.h"
#include "core/formats/LabelFormat.h"

#include <string>

/// What KITTI's labels of objects and of tracks have in common.
namespace pointloom {

/// Under which key a scheme says what KITTI calls a class.
inline const std::string kittiClassNames = "kitti";

/// Of label files and of calibrations.
inline const std::string kittiLabelExtension = ".txt";

/// Whether the object has a rectangle in the image.
[[nodiscard]] bool isSeen(const KittiObject& object);

[[nodiscard]] KittiObject toKittiObject(const KittiFrame& frame, const LabelledBox& box, const LabelSchema* schema);

/// A box without a track. Classes that the scheme does not know keep KITTI's name. The numbers are taken as they are meant.
[[nodiscard]] LabelledBox fromKittiObject(const KittiObject& object, const Pose& camera_T_lidar, const LabelSchema* schema,
                                          const BoxReading& reading = {});

/// What a calibration and the boxes that were read by it show, for who looks at the geometry.
void noteKittiGeometry(const KittiFrame& frame, const BoxReading& reading, LabelledFrame& out);

/// What the columns for occlusion and truncation say, for a scheme that asks it.
[[nodiscard]] AttributeMap answersIn(const KittiObject& object, const LabelSchema* schema);

/// Whether the name of a class can stand in a line.
[[nodiscard]] Result<void> checkKittiType(const std::string& type, const std::string& classKey);

/// What is left of a box that was written as this object and is read back without its score.
[[nodiscard]] LabelledBox representableIn(const KittiObject& object, const LabelledBox& box, const LabelSchema* schema);

}  // namespace pointloom
