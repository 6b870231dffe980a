// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/layouts/KittiCameras.h"

#include "core/base/File.h"
#include "core/camera/KittiCalibration.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"

#include <algorithm>

namespace pointloom {

void addKittiImages(Sequence& sequence, const char* camera, const std::filesystem::path& folder)
{
    const FilesByStem pictures = picturesIn(folder);
    for (FrameSource& frame : sequence.frames) {
        if (auto file = pictures.of(stemOf(frame.cloud())); !file.empty())
            frame.images.push_back({.camera = camera, .file = std::move(file)});
    }
}

void addKittiCameras(Sequence& sequence)
{
    const bool calibrated = std::ranges::any_of(sequence.frames, [](const FrameSource& frame) { return !frame.calibration.empty(); });
    addCameras(sequence, calibrated ? std::vector<std::string>{leftKittiCamera} : std::vector<std::string>{});
}

Result<std::optional<CameraModel>> readKittiCamera(const FrameSource& frame, std::string_view camera)
{
    if (frame.calibration.empty() || (camera != leftKittiCamera && camera != rightKittiCamera))
        return std::nullopt;
    const auto text = readText(frame.calibration);
    if (!text)
        return std::unexpected(text.error());
    const auto calibration = kittiCalibrationFromText(*text);
    if (!calibration)
        return std::unexpected(calibration.error().in(frame.calibration));
    if (camera == rightKittiCamera && !calibration->P3)
        return std::nullopt;
    auto model = cameraFromProjection(camera == leftKittiCamera ? calibration->P2 : *calibration->P3, calibration->camera_T_lidar);
    if (!model)
        return std::unexpected(model.error().in(frame.calibration));
    return model;
}

}  // namespace pointloom
