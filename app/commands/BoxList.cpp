// SPDX-License-Identifier: Apache-2.0
#include "app/commands/BoxList.h"

#include "core/base/Text.h"
#include "core/formats/CsvText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 7> columnNames{"cx", "cy", "cz", "length", "width", "height", "yaw_rad"};

std::optional<std::size_t> columnCalled(const CsvRow& header, std::string_view name)
{
    const auto found = std::ranges::find_if(header.cells, [&](const CsvCell& cell) { return trimmed(cell.text) == name; });
    if (found == header.cells.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.cells.begin());
}

std::string_view textIn(const CsvRow& row, std::size_t column)
{
    return column < row.cells.size() ? trimmed(row.cells[column].text) : std::string_view();
}

Result<OrientedBox> boxOf(const CsvRow& row, const std::array<std::size_t, columnNames.size()>& columns)
{
    std::array<double, columnNames.size()> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = number<double>(textIn(row, columns[i]));
        const bool isSize = i >= 3 && i < 6;
        if (!value || !std::isfinite(*value) || (isSize && *value < 0))
            return fail(PL_TEXT("core", "\"%1\" is no value for \"%2\""), std::string(textIn(row, columns[i])),
                        std::string(columnNames[i]));
        values[i] = *value;
    }
    return OrientedBox{{values[0], values[1], values[2]}, {values[3], values[4], values[5]}, values[6]};
}

}  // namespace

Result<std::vector<OrientedBox>> boxesFromCsv(std::string_view text, std::string_view frame)
{
    const auto rows = csvFromText(text);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<OrientedBox> boxes;
    if (rows->empty())
        return boxes;
    std::array<std::size_t, columnNames.size()> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = columnCalled(rows->front(), columnNames[i]);
        if (!column)
            return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas"),
                        std::string(columnNames[i]));
        columns[i] = *column;
    }
    const auto frameColumn = columnCalled(rows->front(), "frame");
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (frameColumn && textIn(*row, *frameColumn) != frame)
            continue;
        const auto box = boxOf(*row, columns);
        if (!box)
            return std::unexpected(box.error().in("line " + shown(static_cast<long long>(row->line))));
        boxes.push_back(*box);
    }
    return boxes;
}

}  // namespace pointloom
