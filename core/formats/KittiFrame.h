// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/camera/KittiCalibration.h"
#include "core/formats/LabelSet.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// Under which key frames keep what only KITTI's formats give back.
inline const std::string kittiKeepsake = "kitti";

/// The camera whose calibration KITTI's labels are made with: the left colour camera.
inline const std::string kittiCamera = "camera_2";

/// A frame as KITTI's formats see it: what of it is in the keepsake and in the cameras.
struct KittiFrame
{
    KittiCalibration calibration;         ///< of the calibration file, else of a camera of the frame without distortion, else an ideal one
    bool isCalibrated = false;            ///< not the ideal one
    std::optional<CameraModel> camera{};  ///< nothing where the calibration says that there is none
    std::optional<Eigen::Vector2i> image_px{};  ///< where the frame has an image
    std::string calibrationText{};              ///< the file that the calibration was read from; may be empty
    std::vector<std::string> keptLines{};       ///< lines of the label file that hold no box (DontCare)
};

[[nodiscard]] KittiFrame kittiFrameOf(const LabelledFrame& frame);

/// Puts what only KITTI understands into the frame's keepsake, in place of what it kept before.
void keepForKitti(const std::string& calibrationText, const std::vector<std::string>& keptLines, LabelledFrame& frame);

/// Reads the calibration that stands beside the labels into the frame's camera and keepsake; the frame stays as it is when there is no
/// such file.
[[nodiscard]] Result<void> readCalibrationFile(const std::filesystem::path& path, LabelledFrame& frame);

/// The left colour camera of a calibration; nothing where it says that there is none, or what no pinhole is.
[[nodiscard]] std::optional<CameraModel> cameraOf(const KittiCalibration& calibration);

}  // namespace pointloom
