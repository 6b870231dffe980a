// SPDX-License-Identifier: Apache-2.0
#include "app/commands/ClickList.h"

#include "core/base/Text.h"
#include "core/geometry/Plausible.h"
#include "core/schema/ClassNames.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace pointloom {
namespace {

/// Without the quotes that spreadsheets put around words.
std::string_view unquoted(std::string_view field)
{
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        return trimmed(field.substr(1, field.size() - 2));
    return field;
}

bool isHeader(const std::vector<std::string_view>& row)
{
    return lowered(unquoted(row.front())) == "x";
}

Result<ListedClick> clickOf(const std::vector<std::string_view>& row, const LabelSchema& schema)
{
    if (row.size() < 4)
        return fail(PL_TEXT("core", "%1 columns where x,y,z,class are expected"), static_cast<unsigned long long>(row.size()));
    ListedClick click;
    for (int axis = 0; axis < 3; ++axis) {
        const auto field = unquoted(row[static_cast<std::size_t>(axis)]);
        const auto value = number<double>(field);
        if (!value || !std::isfinite(*value))
            return fail(PL_TEXT("core", "\"%1\" is not a coordinate in metres"), std::string(field));
        click.place_m[axis] = *value;
    }
    if (const auto plausible = checkPlausible(click.place_m); !plausible)
        return std::unexpected(plausible.error());
    const std::string name(unquoted(row[3]));
    click.what = findClassCalled(schema, name);
    if (click.what == nullptr)
        return fail(PL_TEXT("core", "the scheme has no class called \"%1\""), name);
    return click;
}

}  // namespace

Result<std::vector<ListedClick>> clicksFromCsv(std::string_view text, const LabelSchema& schema)
{
    std::vector<ListedClick> clicks;
    bool first = true;
    for (long long line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view content = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (content.empty())
            continue;
        const auto row = fields(content);
        if (std::exchange(first, false) && isHeader(row))
            continue;
        auto click = clickOf(row, schema);
        if (!click)
            return std::unexpected(click.error().in("line " + shown(line)));
        clicks.push_back(*click);
    }
    return clicks;
}

}  // namespace pointloom
