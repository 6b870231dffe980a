// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiNotes.h"

#include "core/formats/FormatSupport.h"

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

void KittiNotes::count(const LabelledFrame& frame)
{
    m_withoutCalibration += frame.calibration ? 0 : 1;
    m_withoutImage += frame.calibration && !frame.image_px ? 1 : 0;
    if (frame.calibration)
        m_largestTurn_rad = std::max(m_largestTurn_rad, cameraTurn_rad(*frame.calibration));
}

void KittiNotes::count(const LabelledBox& box)
{
    m_tracked += box.track.empty() ? 0 : 1;
    m_scored += box.score == 1 ? 0 : 1;
    m_tilted += isUpright(box.box) ? 0 : 1;
    for (const auto& [key, value] : box.attributes) {
        if (key != occlusionKey && key != truncationKey)
            m_lostAttributes.insert(key);
    }
}

void KittiNotes::tell(const FormatOptions& options, FormatNotes& notes) const
{
    tellLosses(options, notes);
    tellRemarks(options, notes);
}

void KittiNotes::tellLosses(const FormatOptions& options, FormatNotes& notes) const
{
    if (m_tracked > 0 && !m_keepsTracks)
        notes.losses.push_back(message(PL_TEXT("core", "track ids are not in the format: boxes of one object are no longer connected")));
    if (!m_lostAttributes.empty())
        notes.losses.push_back(message(PL_TEXT("core", "these attributes are not in the format: %1"), listed(m_lostAttributes)));
    if (m_scored > 0)
        notes.losses.push_back(message(PL_TEXT("core", "the scores of %1 boxes are not in the format"), m_scored));
    if (m_tilted > 0)
        notes.losses.push_back(message(PL_TEXT("core", "%1 tilted boxes are written upright"), m_tilted));
    if (m_outside > 0 && !options.keepLidarOnly)
        notes.losses.push_back(message(PL_TEXT("core", "%1 boxes outside the camera's view are left out"), m_outside));
}

void KittiNotes::tellRemarks(const FormatOptions& options, FormatNotes& notes) const
{
    if (m_outside > 0 && options.keepLidarOnly)
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
    if (m_largestTurn_rad > turnWorthTelling_rad)
        notes.remarks.push_back(message(PL_TEXT("core",
                                                "the camera looks %1 degrees away from the cloud's x axis: rotation_y is -yaw - 90 degrees "
                                                "all the same, as training code expects"),
                                        std::round(m_largestTurn_rad * 180 / std::numbers::pi)));
}

}  // namespace pointloom
