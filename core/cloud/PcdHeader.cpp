// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PcdHeader.h"

#include "core/base/Text.h"

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 10> knownKeys = {"VERSION", "FIELDS", "COLUMNS", "SIZE",      "TYPE",
                                                        "COUNT",   "WIDTH",  "HEIGHT",  "VIEWPOINT", "POINTS"};

/// The lines above the data, by key, and where the data starts.
struct RawHeader
{
    std::map<std::string, std::vector<std::string_view>, std::less<>> values;
    std::string data;  ///< in small letters
    std::size_t dataOffset = 0;
    std::size_t lines = 0;
};

std::string uppered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

/// Whether a line is something that a program wrote for itself: words that begin with a letter.
bool isForeign(std::string_view line)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return isLetter(line.front()) && std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; });
}

Result<RawHeader> rawHeader(std::string_view text)
{
    RawHeader out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(text.substr(at, end - at));
        at = std::min(end + 1, text.size());
        ++out.lines;
        if (line.empty() || line.starts_with('#'))
            continue;
        auto values = words(line);
        const std::string key = uppered(values.front());
        values.erase(values.begin());
        if (key == "DATA") {
            out.data = values.empty() ? std::string() : lowered(values.front());
            out.dataOffset = at;
            return out;
        }
        if (std::ranges::find(knownKeys, key) == knownKeys.end() && isForeign(line))
            continue;
        if (std::ranges::find(knownKeys, key) == knownKeys.end())
            return fail(PL_TEXT("core", "line %1 is not part of a PCD header; the header (VERSION ... DATA) is missing or damaged"),
                        out.lines);
        out.values.insert_or_assign(key == "COLUMNS" ? "FIELDS" : key, std::move(values));
    }
    return fail(PL_TEXT("core", "the PCD header has no DATA line; the file is cut short or is no PCD file"));
}

std::optional<NumberType> numberType(std::string_view type, std::string_view size)
{
    static const std::map<std::pair<std::string, std::string_view>, NumberType> types = {
        {{"I", "1"}, NumberType::i8},  {{"I", "2"}, NumberType::i16}, {{"I", "4"}, NumberType::i32}, {{"I", "8"}, NumberType::i64},
        {{"U", "1"}, NumberType::u8},  {{"U", "2"}, NumberType::u16}, {{"U", "4"}, NumberType::u32}, {{"U", "8"}, NumberType::u64},
        {{"F", "4"}, NumberType::f32}, {{"F", "8"}, NumberType::f64}};
    const auto found = types.find({uppered(type), size});
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

Result<std::size_t> wholeNumber(std::string_view key, std::string_view text)
{
    const auto value = number<std::size_t>(text);
    if (!value)
        return fail(PL_TEXT("core", "%1 is '%2' in the header, which is no count"), std::string(key), std::string(text.substr(0, 40)));
    return *value;
}

Result<std::vector<Column>> columnsOf(RawHeader& raw)
{
    const auto& names = raw.values["FIELDS"];
    const auto& sizes = raw.values["SIZE"];
    const auto& types = raw.values["TYPE"];
    const auto& counts = raw.values["COUNT"];
    if (names.empty())
        return fail(PL_TEXT("core", "the PCD header names no FIELDS"));
    if (sizes.size() != names.size() || types.size() != names.size() || (!counts.empty() && counts.size() != names.size()))
        return fail(PL_TEXT("core", "FIELDS, SIZE, TYPE and COUNT of the PCD header have different lengths (%1, %2, %3, %4)"), names.size(),
                    sizes.size(), types.size(), counts.size());

    std::vector<Column> columns;
    columns.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto type = numberType(types[i], sizes[i]);
        if (!type)
            return fail(PL_TEXT("core", "the field %1 has TYPE %2 and SIZE %3, which is no number type of PCD"), std::string(names[i]),
                        std::string(types[i]), std::string(sizes[i]));
        const auto count = counts.empty() ? Result<std::size_t>(1) : wholeNumber("COUNT", counts[i]);
        if (!count)
            return std::unexpected(count.error());
        columns.push_back({std::string(names[i]), *type, *count});
    }
    return columns;
}

/// The bytes of one point, unless no file could hold it.
std::optional<std::size_t> recordBytesOf(std::span<const Column> columns)
{
    constexpr std::size_t largest = std::size_t{1} << 30;
    std::size_t sum = 0;
    for (const Column& column : columns) {
        const auto bytes = checkedProduct(sizeOf(column.type), column.count);
        if (!bytes || *bytes > largest)
            return std::nullopt;
        sum += *bytes;
        if (sum > largest)
            return std::nullopt;
    }
    return sum;
}

Result<std::optional<std::size_t>> single(RawHeader& raw, std::string_view key)
{
    const auto& values = raw.values[std::string(key)];
    if (values.empty())
        return std::nullopt;
    const auto value = wholeNumber(key, values.front());
    if (!value)
        return std::unexpected(value.error());
    return *value;
}

/// POINTS decides. The cloud is organised where width and height agree with it.
Result<void> readShape(RawHeader& raw, PcdHeader& header)
{
    const auto points = single(raw, "POINTS");
    const auto width = single(raw, "WIDTH");
    const auto height = single(raw, "HEIGHT");
    for (const auto* value : {&points, &width, &height}) {
        if (!*value)
            return std::unexpected(value->error());
    }
    if (!*points && !*width)
        return fail(PL_TEXT("core", "the PCD header has neither POINTS nor WIDTH"));
    const auto shape = checkedProduct(width->value_or(points->value_or(0)), height->value_or(1));
    if (!*points && !shape)
        return fail(PL_TEXT("core", "WIDTH times HEIGHT of the PCD header is more than any file can hold"));
    header.points = points->value_or(shape.value_or(0));
    const bool organised = *width && shape == header.points;
    header.width = organised ? **width : header.points;
    header.height = organised ? height->value_or(1) : 1;
    if (*points && *width && shape != header.points)
        header.remark = message(PL_TEXT("core",
                                        "its header contradicts itself: POINTS is %1, but WIDTH times HEIGHT is %2 x %3 points; %1 "
                                        "points were read"),
                                header.points, **width, height->value_or(1));
    return {};
}

}  // namespace

Result<PcdHeader> pcdHeaderFrom(std::string_view text)
{
    auto raw = rawHeader(text);
    if (!raw)
        return std::unexpected(raw.error());
    static const std::map<std::string_view, PcdData> encodings = {
        {"ascii", PcdData::ascii}, {"binary", PcdData::binary}, {"binary_compressed", PcdData::binaryCompressed}};
    const auto encoding = encodings.find(std::string_view(raw->data));
    if (encoding == encodings.end())
        return fail(PL_TEXT("core", "DATA is '%1' in the header; only ascii, binary and binary_compressed can be read"),
                    raw->data.substr(0, 40));
    auto columns = columnsOf(*raw);
    if (!columns)
        return std::unexpected(columns.error());
    const auto recordBytes = recordBytesOf(*columns);
    if (!recordBytes)
        return fail(PL_TEXT("core", "SIZE and COUNT of the PCD header add up to more than any point can hold"));

    PcdHeader header;
    header.columns = std::move(*columns);
    header.recordBytes = *recordBytes;
    header.data = encoding->second;
    header.dataOffset = raw->dataOffset;
    header.lines = raw->lines;
    if (const auto shape = readShape(*raw, header); !shape)
        return std::unexpected(shape.error());
    return header;
}

}  // namespace pointloom
