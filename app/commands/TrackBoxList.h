// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A box of a track in one frame, as tables list it.
struct ListedTrackBox
{
    std::string frame;  ///< the stem of the frame's file
    std::string track;
    std::string className;
    OrientedBox box;       ///< in the frame's own coordinates
    std::size_t line = 0;  ///< of the table
};

/// Reads a table with the columns frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad (in any order, among others; metres and
/// radians), and pitch_rad,roll_rad where boxes are tilted. Refuses boxes without extent and two boxes of one track in one frame.
[[nodiscard]] Result<std::vector<ListedTrackBox>> trackBoxesFromCsv(std::string_view text);

/// The same columns in this order, a row for each box; those of the tilt only when some box is tilted.
[[nodiscard]] std::string csvOfTrackBoxes(const std::vector<ListedTrackBox>& boxes);

}  // namespace pointloom
