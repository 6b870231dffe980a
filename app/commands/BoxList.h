// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <string_view>
#include <vector>

namespace pointloom {

/// Reads boxes from a table with the columns cx,cy,cz,length,width,height,yaw_rad (in any order, among others; metres and radians; also
/// pitch_rad,roll_rad where boxes are tilted) in the cloud's own frame. Where there is a column "frame", only the rows of the frame that is
/// asked for count.
[[nodiscard]] Result<std::vector<OrientedBox>> boxesFromCsv(std::string_view text, std::string_view frame);

}  // namespace pointloom
