// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiNotes.h"

#include "core/formats/KittiText.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double turnWorthTelling_rad = 0.035;  // 2 degrees; KITTI's own cameras stay below 1

/// By how much the camera looks away from the cloud's x axis, seen from above.
double cameraTurn_rad(const KittiCalibration& calibration)
{
    const Eigen::Vector3d forward = calibration.camera_T_lidar.linear().row(2);  // the camera's z axis in the cloud's frame
    return std::abs(std::atan2(forward.y(), forward.x()));
}

}  // namespace

void KittiNotes::count(const KittiFrame& frame)
{
    m_withoutCalibration += frame.isCalibrated ? 0 : 1;
    m_withoutImage += frame.isCalibrated && !frame.image_px ? 1 : 0;
    m_flatLines += static_cast<std::size_t>(
        std::ranges::count_if(frame.keptLines, [](const std::string& line) { return !line.starts_with(kittiRegion); }));
    if (frame.isCalibrated)
        m_largestTurn_rad = std::max(m_largestTurn_rad, cameraTurn_rad(frame.calibration));
}

void KittiNotes::tell(const FormatOptions& options, FormatNotes& notes) const
{
    const bool kept = options.isOn(kittiOutsideView);
    if (m_outside > 0 && !kept)
        notes.losses.push_back(message(PL_TEXT("core", "%1 boxes outside the camera's view are left out"), m_outside));
    if (m_outside > 0 && kept)
        notes.remarks.push_back(
            message(PL_TEXT("core", "%1 boxes outside the camera's view are kept, with -1 for their image rectangle"), m_outside));
    if (m_withoutCalibration > 0)
        notes.remarks.push_back(message(
            PL_TEXT("core",
                    "%1 frames have no calibration: their boxes are in ideal camera axes along the cloud's own, as their calib files say"),
            m_withoutCalibration));
    if (m_withoutImage > 0)
        notes.remarks.push_back(message(PL_TEXT("core", "%1 frames have no image: it is taken to be %2 x %3 pixels"), m_withoutImage,
                                        kittiImage_px.x(), kittiImage_px.y()));
    if (m_flatLines > 0)
        notes.remarks.push_back(
            message(PL_TEXT("core", "lines of objects without a volume, which the dataset's labels hold, are written as they were: %1"),
                    m_flatLines));
    if (m_largestTurn_rad > turnWorthTelling_rad)
        notes.remarks.push_back(message(PL_TEXT("core",
                                                "the camera looks %1 degrees away from the cloud's x axis: rotation_y is -yaw - 90 degrees "
                                                "all the same, as training code expects"),
                                        std::round(m_largestTurn_rad * 180 / std::numbers::pi)));
}

}  // namespace pointloom
