// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/KittiBox.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// One line of a KITTI label file that holds a box.
struct KittiObject
{
    std::string type;
    int occluded = -1;       ///< 0 visible, 1 partly, 2 largely, 3 unknown, -1 not said
    double alpha_rad = -10;  ///< observation angle, -10 not said
    ImageBox image;          ///< -1 where the object is not in the image
    KittiBox box;
    std::optional<double> score;  ///< of results, not of ground truth
};

/// "type truncated occluded alpha left top right bottom height width length x y z rotation_y", numbers with fixed decimals.
[[nodiscard]] std::string toLine(const KittiObject& object);

struct KittiLabels
{
    std::vector<KittiObject> objects;
    std::vector<std::string> keptLines;  ///< DontCare regions and other lines whose sizes say that there is no box
};

/// Reads a label file: 15 columns, or 16 with a score. Errors say the line.
[[nodiscard]] Result<KittiLabels> kittiLabelsFromText(std::string_view text);

/// A calibration file that says the same: P0 to P3 (all four the camera's), R0_rect, Tr_velo_to_cam and Tr_imu_to_velo, in the order in
/// which readers that count lines expect them.
[[nodiscard]] std::string toText(const KittiCalibration& calibration);

}  // namespace pointloom
