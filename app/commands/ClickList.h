// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/schema/LabelSchema.h"

#include <Eigen/Core>

#include <string_view>
#include <vector>

namespace pointloom {

/// One click to fit a box at.
struct ListedClick
{
    Eigen::Vector3d place_m;         ///< in the frame of the cloud's file
    const ClassDef* what = nullptr;  ///< of the scheme the list was read with
};

/// Reads clicks from CSV: x,y,z,class, metres. A header row, blank lines, CRLF and more columns are tolerated; the class may be called by
/// its key or by any format's name for it. The error says which line is wrong.
[[nodiscard]] Result<std::vector<ListedClick>> clicksFromCsv(std::string_view text, const LabelSchema& schema);

}  // namespace pointloom
