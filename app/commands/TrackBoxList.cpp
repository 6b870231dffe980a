// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TrackBoxList.h"

#include "core/base/Text.h"
#include "core/formats/CsvText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 10> trackColumnNames{"frame", "track_id", "class", "cx",     "cy",
                                                       "cz",    "length",   "width", "height", "yaw_rad"};
constexpr std::size_t words = 3;  // the first columns; numbers follow

using TrackColumns = std::array<std::size_t, trackColumnNames.size()>;

Result<TrackColumns> columnsOf(const CsvRow& header)
{
    TrackColumns columns{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::ranges::find_if(header.cells, [&](const CsvCell& cell) { return trimmed(cell.text) == trackColumnNames[i]; });
        if (found == header.cells.end())
            return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas"),
                        std::string(trackColumnNames[i]));
        columns[i] = static_cast<std::size_t>(found - header.cells.begin());
    }
    return columns;
}

Result<ListedTrackBox> trackBoxOf(const CsvRow& row, const TrackColumns& columns)
{
    const auto text = [&](std::size_t i) {
        return columns[i] < row.cells.size() ? std::string(trimmed(row.cells[columns[i]].text)) : std::string();
    };
    std::array<double, trackColumnNames.size() - words> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = number<double>(text(words + i));
        const bool isSize = i >= 3 && i < 6;
        if (!value || !std::isfinite(*value) || (isSize && *value <= 0))
            return fail(PL_TEXT("core", "\"%1\" is no value for \"%2\""), text(words + i), std::string(trackColumnNames[words + i]));
        values[i] = *value;
    }
    return ListedTrackBox{.frame = text(0),
                          .track = text(1),
                          .className = text(2),
                          .box = {{values[0], values[1], values[2]}, {values[3], values[4], values[5]}, values[6]},
                          .line = row.line};
}

}  // namespace

Result<std::vector<ListedTrackBox>> trackBoxesFromCsv(std::string_view text)
{
    const auto rows = csvFromText(text);
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->empty())
        return fail(PL_TEXT("core", "the table is empty"));
    const auto columns = columnsOf(rows->front());
    if (!columns)
        return std::unexpected(columns.error());
    std::vector<ListedTrackBox> boxes;
    std::set<std::pair<std::string, std::string>> known;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        auto box = trackBoxOf(*row, *columns);
        if (box && !known.emplace(box->frame, box->track).second)
            box = fail(PL_TEXT("core", "track \"%1\" has a box in frame \"%2\" already"), box->track, box->frame);
        if (!box)
            return std::unexpected(box.error().in("line " + shown(static_cast<long long>(row->line))));
        boxes.push_back(std::move(*box));
    }
    return boxes;
}

std::string csvOfTrackBoxes(const std::vector<ListedTrackBox>& boxes)
{
    std::string out;
    for (const std::string_view name : trackColumnNames)
        out += (out.empty() ? "" : ",") + std::string(name);
    out += "\n";
    for (const ListedTrackBox& one : boxes) {
        out += csvCell(one.frame) + "," + csvCell(one.track) + "," + csvCell(one.className);
        for (const double metres :
             {one.box.centre_m.x(), one.box.centre_m.y(), one.box.centre_m.z(), one.box.size_m.x(), one.box.size_m.y(), one.box.size_m.z()})
            out += "," + fixed(metres, 4);
        out += "," + fixed(one.box.yaw_rad, 6) + "\n";
    }
    return out;
}

}  // namespace pointloom
