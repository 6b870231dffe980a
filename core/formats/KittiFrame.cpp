// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiFrame.h"

#include "core/base/File.h"
#include "core/formats/KittiBox.h"

#include <algorithm>

namespace pointloom {
namespace {

bool isPinhole(const LabelledCamera& camera)
{
    return kittiCalibrationOf(camera.model).has_value();
}

/// The camera that KITTI's calibration is about, or one that can stand in for it.
const LabelledCamera* cameraForKitti(const LabelledFrame& frame)
{
    if (const LabelledCamera* own = frame.findCamera(kittiCamera); own != nullptr && isPinhole(*own))
        return own;
    const auto found = std::ranges::find_if(frame.cameras, isPinhole);
    return found == frame.cameras.end() ? nullptr : &*found;
}

/// The keepsake holds a line for each kept line, an empty one, and the calibration file.
void takeApart(const std::string& text, KittiFrame& out)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end == at) {
            out.calibrationText = text.substr(at + 1);
            return;
        }
        out.keptLines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

KittiFrame kittiFrameOf(const LabelledFrame& frame)
{
    KittiFrame out{.calibration = idealCalibration()};
    if (const auto kept = frame.keepsakes.find(kittiKeepsake); kept != frame.keepsakes.end())
        takeApart(kept->second.text, out);
    const LabelledCamera* camera = cameraForKitti(frame);
    if (camera != nullptr)
        out.image_px = camera->image_px;
    if (!out.calibrationText.empty()) {
        if (const auto read = kittiCalibrationFromText(out.calibrationText)) {
            out.calibration = *read;
            out.isCalibrated = true;
            out.camera = cameraOf(*read);
            return out;
        }
    }
    if (camera != nullptr) {
        out.calibration = *kittiCalibrationOf(camera->model);
        out.isCalibrated = true;
        out.camera = camera->model;
    }
    return out;
}

void keepForKitti(const std::string& calibrationText, const std::vector<std::string>& keptLines, LabelledFrame& frame)
{
    if (calibrationText.empty() && keptLines.empty()) {
        frame.keepsakes.erase(kittiKeepsake);
        return;
    }
    Keepsake& kept = frame.keepsakes[kittiKeepsake];
    kept = {.text = {}, .objects = keptLines.size()};
    for (const std::string& line : keptLines)
        kept.text += line + '\n';
    kept.text += '\n' + calibrationText;
}

Result<void> readCalibrationFile(const std::filesystem::path& path, LabelledFrame& frame)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return {};
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    const Result<KittiCalibration> calibration = kittiCalibrationFromText(*text);
    if (!calibration)
        return std::unexpected(calibration.error().in(path));
    keepForKitti(*text, kittiFrameOf(frame).keptLines, frame);
    const auto model = cameraOf(*calibration);
    if (!model)
        return {};
    const auto known = std::ranges::find(frame.cameras, kittiCamera, &LabelledCamera::key);
    LabelledCamera& camera =
        known == frame.cameras.end() ? frame.cameras.emplace_back(LabelledCamera{.key = kittiCamera, .model = {}}) : *known;
    const auto size_px = camera.model.size_px;
    camera.model = *model;
    camera.model.size_px = size_px;
    return {};
}

std::optional<CameraModel> cameraOf(const KittiCalibration& calibration)
{
    return cameraFromProjection(calibration.P2, calibration.camera_T_lidar).value_or(std::nullopt);
}

}  // namespace pointloom
