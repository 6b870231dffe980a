// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvLayout.h"

#include "core/base/Text.h"

#include <algorithm>

namespace pointloom {
namespace {

using enum CsvTable::Column;

/// A heading under another name, in radians unless it says so.
struct HeadingName
{
    std::string_view name;
    bool degrees;
};
constexpr std::array<HeadingName, 6> headingNames{
    {{"yaw", false}, {"heading", false}, {"heading_rad", false}, {"yaw_deg", true}, {"yaw_degrees", true}, {"heading_deg", true}}};

/// "Track Id" is track_id.
std::string columnName(std::string_view told)
{
    std::string out = lowered(trimmed(told));
    std::ranges::replace_if(out, [](char c) { return c == ' ' || c == '-'; }, '_');
    return out;
}

std::size_t knownColumn(std::string_view told)
{
    return static_cast<std::size_t>(std::ranges::find(CsvTable::names, columnName(told)) - CsvTable::names.begin());
}

/// A column of the heading that is called otherwise becomes it.
void findHeading(CsvLayout& layout)
{
    for (const HeadingName& heading : headingNames) {
        const auto named =
            std::ranges::find_if(layout.attributes, [&](const auto& attribute) { return columnName(attribute.second) == heading.name; });
        if (layout.at[yaw] || named == layout.attributes.end())
            continue;
        layout.at[yaw] = named->first;
        layout.degrees = heading.degrees;
        layout.attributes.erase(named);
    }
}

}  // namespace

std::optional<double> CsvLayout::numberIn(std::string_view cell) const
{
    const std::string_view told = trimmed(cell);
    if (decimalComma && told.find('.') == std::string_view::npos && std::ranges::count(told, ',') == 1) {
        std::string pointed(told);
        std::ranges::replace(pointed, ',', '.');
        return number<double>(pointed);
    }
    return number<double>(told);
}

bool csvSaysSeparator(const std::string& firstLine)
{
    constexpr std::string_view says = "sep=";
    return lowered(firstLine).starts_with(says) && firstLine.size() == says.size() + 1;
}

char csvSeparatorOf(const std::string& firstLine)
{
    if (csvSaysSeparator(firstLine))
        return firstLine.back();
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t'}) {
        const auto rows = csvFromText(firstLine, 1, separator);
        if (!rows || rows->empty())
            continue;
        const auto known =
            std::ranges::count_if(rows->front().cells, [](const CsvCell& cell) { return knownColumn(cell.text) < CsvTable::fixedColumns; });
        if (known > most) {
            most = known;
            best = separator;
        }
    }
    return best;
}

Result<CsvLayout> csvLayoutOf(const CsvRow& header, char separator)
{
    using Attribute = std::pair<std::size_t, std::string>;
    CsvLayout out;
    out.decimalComma = separator != ',';
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string name(trimmed(header.cells[i].text));
        const std::size_t known = knownColumn(name);
        if (known < fixedColumns && !out.at[known]) {
            out.at[known] = i;
            continue;
        }
        if (known < fixedColumns)
            out.doubled.push_back(name);  // an attribute may be called like a column
        if (!name.empty() && std::ranges::find(out.attributes, name, &Attribute::second) != out.attributes.end())
            return fail(PL_TEXT("core", "the first line names the column \"%1\" twice; take one of them out"), name);
        if (!name.empty())
            out.attributes.emplace_back(i, name);
    }
    findHeading(out);
    for (std::size_t i = 0; i < fixedColumns; ++i) {
        if (!out.at[i] && i != trackColumn && i < score)
            return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas, semicolons or tabs"),
                        std::string(CsvTable::names[i]));
    }
    return out;
}

}  // namespace pointloom
