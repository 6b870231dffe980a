// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TrackBoxList.h"

#include "app/commands/BoxColumns.h"
#include "core/base/Text.h"
#include "core/formats/CsvText.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 3> wordColumnNames{"frame", "track_id", "class"};

struct TrackColumns
{
    std::array<std::size_t, wordColumnNames.size()> words{};
    BoxColumns box;
};

Result<TrackColumns> columnsOf(const CsvRow& header)
{
    TrackColumns columns;
    for (std::size_t i = 0; i < columns.words.size(); ++i) {
        const auto column = neededColumn(wordColumnNames[i], header);
        if (!column)
            return std::unexpected(column.error());
        columns.words[i] = *column;
    }
    auto box = boxColumnsOf(header);
    if (!box)
        return std::unexpected(box.error());
    columns.box = *box;
    return columns;
}

Result<ListedTrackBox> trackBoxOf(const CsvRow& row, const TrackColumns& columns)
{
    const auto box = boxOf(row, columns.box);
    if (!box)
        return std::unexpected(box.error());
    if ((box->size_m.array() <= 0).any())
        return fail(PL_TEXT("core", "the box has no volume: length, width and height must be more than 0"));
    const auto word = [&](std::size_t i) { return std::string(cellOf(row, columns.words[i])); };
    return ListedTrackBox{.frame = word(0), .track = word(1), .className = word(2), .box = *box, .line = row.line};
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
    const bool anyTilted = !std::ranges::all_of(boxes, isUpright, &ListedTrackBox::box);
    out += "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad";
    out += anyTilted ? ",pitch_rad,roll_rad\n" : "\n";
    for (const ListedTrackBox& one : boxes) {
        out += csvCell(one.frame) + "," + csvCell(one.track) + "," + csvCell(one.className);
        for (const double metres :
             {one.box.centre_m.x(), one.box.centre_m.y(), one.box.centre_m.z(), one.box.size_m.x(), one.box.size_m.y(), one.box.size_m.z()})
            out += "," + fixed(metres, 4);
        out += "," + fixed(one.box.yaw_rad, 6);
        if (anyTilted)
            out += "," + fixed(one.box.pitch_rad, 6) + "," + fixed(one.box.roll_rad, 6);
        out += "\n";
    }
    return out;
}

}  // namespace pointloom
