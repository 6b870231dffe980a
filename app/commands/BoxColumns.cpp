// SPDX-License-Identifier: Apache-2.0
#include "app/commands/BoxColumns.h"

#include "core/base/Text.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 7> boxColumnNames{"cx", "cy", "cz", "length", "width", "height", "yaw_rad"};
constexpr std::array<std::string_view, 2> tiltColumnNames{"pitch_rad", "roll_rad"};

constexpr bool isSizeColumn(std::size_t column)
{
    return column >= 3 && column < 6;
}

std::unexpected<Error> noValue(std::string_view text, std::string_view name)
{
    return fail(PL_TEXT("core", "\"%1\" is no value for \"%2\""), std::string(text), std::string(name));
}

}  // namespace

std::optional<std::size_t> columnNamed(std::string_view name, const CsvRow& header)
{
    const auto found = std::ranges::find_if(header.cells, [&](const CsvCell& cell) { return trimmed(cell.text) == name; });
    return found == header.cells.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.cells.begin()));
}

Result<std::size_t> neededColumn(std::string_view name, const CsvRow& header)
{
    if (const auto column = columnNamed(name, header))
        return *column;
    return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas"), std::string(name));
}

std::string_view cellOf(const CsvRow& row, std::size_t column)
{
    return column < row.cells.size() ? trimmed(row.cells[column].text) : std::string_view();
}

Result<BoxColumns> boxColumnsOf(const CsvRow& header)
{
    BoxColumns columns;
    for (std::size_t i = 0; i < columns.needed.size(); ++i) {
        const auto column = neededColumn(boxColumnNames[i], header);
        if (!column)
            return std::unexpected(column.error());
        columns.needed[i] = *column;
    }
    for (std::size_t i = 0; i < columns.tilt.size(); ++i)
        columns.tilt[i] = columnNamed(tiltColumnNames[i], header);
    return columns;
}

Result<OrientedBox> boxOf(const CsvRow& row, const BoxColumns& columns)
{
    std::array<double, boxColumnNames.size()> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string_view text = cellOf(row, columns.needed[i]);
        const auto value = number<double>(text);
        if (!value || !std::isfinite(*value) || (isSizeColumn(i) && *value < 0))
            return noValue(text, boxColumnNames[i]);
        values[i] = *value;
    }
    std::array<double, tiltColumnNames.size()> tilt{};
    for (std::size_t i = 0; i < tilt.size(); ++i) {
        const std::string_view text = columns.tilt[i] ? cellOf(row, *columns.tilt[i]) : std::string_view();
        const auto value = text.empty() ? 0.0 : number<double>(text);
        if (!value || !std::isfinite(*value))
            return noValue(text, tiltColumnNames[i]);
        tilt[i] = *value;
    }
    const OrientedBox box{{values[0], values[1], values[2]}, {values[3], values[4], values[5]}, values[6], tilt[0], tilt[1]};
    if (const auto plausible = checkPlausible(box); !plausible)
        return std::unexpected(plausible.error());
    return box;
}

}  // namespace pointloom
