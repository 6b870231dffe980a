// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinColumns.h"

#include "core/base/Text.h"

#include <cmath>
#include <map>

namespace pointloom {
namespace {

std::optional<NumberType> typeNamed(std::string_view name)
{
    static const std::map<std::string, NumberType, std::less<>> types = {
        {"i8", NumberType::i8},       {"int8", NumberType::i8},     {"u8", NumberType::u8},     {"uint8", NumberType::u8},
        {"i16", NumberType::i16},     {"int16", NumberType::i16},   {"u16", NumberType::u16},   {"uint16", NumberType::u16},
        {"i32", NumberType::i32},     {"int32", NumberType::i32},   {"u32", NumberType::u32},   {"uint32", NumberType::u32},
        {"i64", NumberType::i64},     {"int64", NumberType::i64},   {"u64", NumberType::u64},   {"uint64", NumberType::u64},
        {"f32", NumberType::f32},     {"float32", NumberType::f32}, {"float", NumberType::f32}, {"f64", NumberType::f64},
        {"float64", NumberType::f64}, {"double", NumberType::f64}};
    const auto found = types.find(lowered(name));
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

/// "name", "name:type" or "name:type*unit".
Result<Column> binColumnFrom(std::string_view text)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    Column column{.name = lowered(trimmed(text.substr(0, colon)))};
    if (column.name.empty())
        return fail(PL_TEXT("core", "a column has no name; columns are told like x,y,z,intensity or x:f64,y:f64,z:f64,_:u16"));
    if (colon == text.size())
        return column;
    const std::string_view rest = text.substr(colon + 1);
    const std::size_t star = std::min(rest.find('*'), rest.size());
    const auto type = typeNamed(trimmed(rest.substr(0, star)));
    if (!type)
        return fail(PL_TEXT("core", "'%1' is no number type of a column; there are i8, u8, i16, u16, i32, u32, i64, u64, f32 and f64"),
                    std::string(trimmed(rest.substr(0, star)).substr(0, 40)));
    column.type = *type;
    if (star == rest.size())
        return column;
    const auto unit_m = number<double>(trimmed(rest.substr(star + 1)));
    if (!unit_m || !std::isfinite(*unit_m) || *unit_m == 0)
        return fail(PL_TEXT("core", "'%1' is no unit of a column in metres, like 0.01"), std::string(rest.substr(star + 1).substr(0, 40)));
    column.unit_m = *unit_m;
    return column;
}

}  // namespace

Result<std::vector<Column>> binColumnsFrom(std::string_view text)
{
    constexpr std::size_t most = 64;
    std::vector<Column> columns;
    for (const std::string_view field : fields(text)) {
        auto column = binColumnFrom(field);
        if (!column)
            return std::unexpected(column.error());
        columns.push_back(std::move(*column));
    }
    if (columns.size() > most)
        return fail(PL_TEXT("core", "%1 columns are more than any point holds"), columns.size());
    if (const auto roles = rolesOf(columns); !roles)
        return std::unexpected(roles.error());
    return columns;
}

std::string binColumnsText(std::span<const Column> columns)
{
    std::string out;
    for (const Column& column : columns) {
        out += (out.empty() ? "" : ",") + column.name;
        if (column.type != NumberType::f32 || column.unit_m != 1)
            out += ':' + std::string(nameOf(column.type));
        if (column.unit_m != 1)
            out += '*' + shown(column.unit_m);
    }
    return out;
}

std::vector<Column> usualBinColumns(CloudFormat format)
{
    std::vector<Column> columns = {{.name = "x"}, {.name = "y"}, {.name = "z"}, {.name = "intensity"}};
    if (format == CloudFormat::nuscenesBin)
        columns.push_back({.name = "ring"});
    return columns;
}

std::size_t bytesPerRecord(std::span<const Column> columns)
{
    std::size_t sum = 0;
    for (const Column& column : columns)
        sum += sizeOf(column.type) * column.count;
    return sum;
}

}  // namespace pointloom
