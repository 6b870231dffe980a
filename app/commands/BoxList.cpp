// SPDX-License-Identifier: Apache-2.0
#include "app/commands/BoxList.h"

#include "app/commands/BoxColumns.h"
#include "core/base/Text.h"

namespace pointloom {

Result<std::vector<OrientedBox>> boxesFromCsv(std::string_view text, std::string_view frame)
{
    const auto rows = csvFromText(text);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<OrientedBox> boxes;
    if (rows->empty())
        return boxes;
    const auto columns = boxColumnsOf(rows->front());
    if (!columns)
        return std::unexpected(columns.error());
    const auto frameColumn = columnNamed("frame", rows->front());
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (frameColumn && cellOf(*row, *frameColumn) != frame)
            continue;
        const auto box = boxOf(*row, *columns);
        if (!box)
            return std::unexpected(box.error().in("line " + shown(static_cast<long long>(row->line))));
        boxes.push_back(*box);
    }
    return boxes;
}

}  // namespace pointloom
