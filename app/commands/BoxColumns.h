// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/CsvText.h"
#include "core/geometry/OrientedBox.h"

#include <array>
#include <optional>
#include <string_view>

namespace pointloom {

/// Where a table has the column of this name; blanks around it do not count.
[[nodiscard]] std::optional<std::size_t> columnNamed(std::string_view name, const CsvRow& header);

/// The same for a column that has to be there.
[[nodiscard]] Result<std::size_t> neededColumn(std::string_view name, const CsvRow& header);

/// The text of a cell without the blanks around it; empty where the row is too short.
[[nodiscard]] std::string_view cellOf(const CsvRow& row, std::size_t column);

/// Where a table has the numbers of a box: cx,cy,cz,length,width,height,yaw_rad and, where boxes are tilted, pitch_rad,roll_rad. Metres and
/// radians.
struct BoxColumns
{
    std::array<std::size_t, 7> needed{};
    std::array<std::optional<std::size_t>, 2> tilt{};
};

[[nodiscard]] Result<BoxColumns> boxColumnsOf(const CsvRow& header);

/// The box of a row; an empty cell of the tilt is none. Refuses numbers that are not finite and sizes below 0.
[[nodiscard]] Result<OrientedBox> boxOf(const CsvRow& row, const BoxColumns& columns);

}  // namespace pointloom
