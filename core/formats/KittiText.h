// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/KittiBox.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
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
    BoxInImage image;        ///< -1 where the object is not in the image
    KittiBox box;
    std::optional<double> score;  ///< of results, not of ground truth
    std::string oddNumber{};      ///< "column 14: nan", where a number is none: such a line holds no box
    std::string oddVisibility{};  ///< "occluded 9", a value that KITTI does not have; such a one is taken as not said
};

/// Whether a line holds a box: no DontCare region, every number one, sizes that a box can have, and a place.
[[nodiscard]] bool holdsBox(const KittiObject& object);

/// Why a line without a box is left out: a pattern for the tally, and what of the line shows it. Empty for a DontCare region, which is
/// no label.
struct KittiNoBox
{
    std::string why{};
    std::string where{};
};
[[nodiscard]] KittiNoBox whyNoBox(const KittiObject& object);

/// For the tally of boxes whose occlusion or truncation is blank because of its value.
inline const std::string kittiOddVisibility =
    PL_TEXT("core", "values of occlusion and truncation that KITTI does not have, left blank: %1 (%2)");

/// A region that is not labelled, in the image.
inline constexpr std::string_view kittiRegion = "DontCare";

/// "type truncated occluded alpha left top right bottom height width length x y z rotation_y", numbers with fixed decimals.
[[nodiscard]] std::string toLine(const KittiObject& object);

/// A line of an object that has no box, or a place in a line that is worth knowing.
struct KittiLineNote
{
    std::size_t line = 0;
    std::string why{};  ///< a pattern for the tally
    std::string where{};
};

struct KittiLabels
{
    std::vector<KittiObject> objects;
    std::vector<std::string> keptLines;    ///< DontCare regions and other lines that say that there is no box
    std::vector<KittiLineNote> left{};     ///< those others, and lines whose numbers are none
    std::vector<KittiLineNote> remarks{};  ///< on lines of boxes
};

/// Reads a label file: 15 columns, or 16 with a score. A line with nan or inf costs its own box alone. Errors say the line.
[[nodiscard]] Result<KittiLabels> kittiLabelsFromText(std::string_view text);

/// The object that the words of a line tell, 15 or 16 of them from the type on; errors count columns from that many before it.
[[nodiscard]] Result<KittiObject> kittiObjectFrom(std::span<const std::string_view> words, std::size_t columnsBefore = 0);

/// Whether a kept line can be written again: one whose numbers are none cannot.
[[nodiscard]] inline bool mayBeKept(const KittiObject& object)
{
    return object.oddNumber.empty() || object.type == kittiRegion;
}

/// Takes a label file apart: its lines and their numbers from 1, until a line is refused; the error says which.
[[nodiscard]] Result<void> forEachLine(std::string_view text, const std::function<Result<void>(std::string_view line)>& read);

/// The columns behind the image's truncation: "occluded alpha left top right bottom ... rotation_y", and the score where there is one.
[[nodiscard]] std::string columnsAfterTruncation(const KittiObject& object);

/// A calibration file that says the same: P0 to P3 (all the camera's but for a P3 of its own), R0_rect, Tr_velo_to_cam and Tr_imu_to_velo,
/// in the order in which readers that count lines expect them.
[[nodiscard]] std::string toText(const KittiCalibration& calibration);

/// The same as the tracking set spells it: R_rect, Tr_velo_cam and Tr_imu_velo without a colon.
[[nodiscard]] std::string toTrackingText(const KittiCalibration& calibration);

}  // namespace pointloom
