// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/KittiFrame.h"
#include "core/formats/LabelFormat.h"

#include <Eigen/Core>

#include <cstddef>
#include <string>

namespace pointloom {

/// The attributes that KITTI has columns for, by their keys in a scheme.
inline const std::string occlusionKey = "occlusion";
inline const std::string truncationKey = "truncation";

/// The size of KITTI's images, taken where there is a camera but no image to measure.
inline const Eigen::Vector2i kittiImage_px(1242, 375);

/// Whether objects that the camera does not see are written, and frames without a calibration.
inline const FormatOption kittiOutsideView{
    .key = "outside-view", .title = PL_TEXT("core", "Also objects that the camera does not see"), .standard = true};

/// What is worth knowing about a KITTI export beyond what the capabilities say, counted in the survey and told once.
class KittiNotes
{
public:
    void count(const KittiFrame& frame);
    void countOutside() { ++m_outside; }  ///< a box that the camera does not see
    void tell(const FormatOptions& options, FormatNotes& notes) const;

private:
    std::size_t m_outside = 0;
    std::size_t m_withoutCalibration = 0;
    std::size_t m_withoutImage = 0;
    std::size_t m_flatLines = 0;  ///< kept lines of objects without a volume
    double m_largestTurn_rad = 0;
};

}  // namespace pointloom
