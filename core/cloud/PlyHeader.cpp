// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PlyHeader.h"

#include "core/base/Text.h"

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

using Words = std::vector<std::string_view>;

std::optional<NumberType> numberType(std::string_view name)
{
    static const std::map<std::string, NumberType, std::less<>> types = {
        {"char", NumberType::i8},    {"int8", NumberType::i8},    {"uchar", NumberType::u8},   {"uint8", NumberType::u8},
        {"short", NumberType::i16},  {"int16", NumberType::i16},  {"ushort", NumberType::u16}, {"uint16", NumberType::u16},
        {"int", NumberType::i32},    {"int32", NumberType::i32},  {"uint", NumberType::u32},   {"uint32", NumberType::u32},
        {"int64", NumberType::i64},  {"uint64", NumberType::u64}, {"float", NumberType::f32},  {"float32", NumberType::f32},
        {"double", NumberType::f64}, {"float64", NumberType::f64}};
    const auto found = types.find(lowered(name));
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

std::unexpected<Error> notUnderstood(std::size_t line)
{
    return fail(PL_TEXT("core", "line %1 of the PLY header cannot be understood"), line);
}

class HeaderParser
{
public:
    /// @returns whether the header goes on
    [[nodiscard]] Result<bool> take(const Words& line, std::size_t number)
    {
        const std::string key = line.empty() ? std::string("comment") : lowered(line.front());
        if (key == "comment" || key == "obj_info")
            return true;
        if (key == "end_header")
            return false;
        const bool understood =
            (key == "format" && format(line)) || (key == "element" && element(line)) || (key == "property" && property(line));
        if (!understood)
            return notUnderstood(number);
        return true;
    }

    [[nodiscard]] Result<PlyHeader> result() &&
    {
        if (!m_hasFormat)
            return fail(PL_TEXT("core", "the PLY header has no format line"));
        return std::move(m_header);
    }

private:
    bool format(const Words& line)
    {
        static const std::map<std::string, PlyData, std::less<>> encodings = {
            {"ascii", PlyData::ascii}, {"binary_little_endian", PlyData::littleEndian}, {"binary_big_endian", PlyData::bigEndian}};
        const auto found = line.size() >= 2 ? encodings.find(lowered(line[1])) : encodings.end();
        if (found == encodings.end())
            return false;
        m_header.data = found->second;
        m_hasFormat = true;
        return true;
    }

    bool element(const Words& line)
    {
        const auto count = line.size() == 3 ? number<std::size_t>(line[2]) : std::nullopt;
        if (!count)
            return false;
        m_header.elements.push_back({std::string(line[1]), *count, {}});
        return true;
    }

    bool property(const Words& line)
    {
        if (m_header.elements.empty())
            return false;
        PlyProperty out;
        out.isList = line.size() == 5 && lowered(line[1]) == "list";
        if (!out.isList && line.size() != 3)
            return false;
        const auto type = numberType(line[line.size() - 2]);
        const auto lengthType = out.isList ? numberType(line[2]) : NumberType::u8;
        const bool lengthIsWhole = lengthType && *lengthType < NumberType::f32;
        if (!type || !lengthIsWhole)
            return false;
        out.column = {std::string(line.back()), *type};
        out.lengthType = *lengthType;
        m_header.elements.back().properties.push_back(std::move(out));
        return true;
    }

    PlyHeader m_header;
    bool m_hasFormat = false;
};

}  // namespace

std::optional<std::size_t> PlyElement::recordBytes() const
{
    std::size_t sum = 0;
    for (const PlyProperty& property : properties) {
        if (property.isList)
            return std::nullopt;
        sum += sizeOf(property.column.type);
    }
    return sum;
}

const PlyElement* PlyHeader::vertices() const
{
    const auto found = std::ranges::find(elements, "vertex", [](const PlyElement& element) { return lowered(element.name); });
    return found == elements.end() ? nullptr : &*found;
}

Result<PlyHeader> plyHeaderFrom(std::string_view text)
{
    HeaderParser parser;
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const Words line = words(text.substr(at, end - at));
        at = std::min(end + 1, text.size());
        ++lines;
        if (lines == 1) {
            if (line.size() != 1 || lowered(line.front()) != "ply")
                return fail(PL_TEXT("core", "is no PLY file: it does not begin with 'ply'"));
            continue;
        }
        const auto goesOn = parser.take(line, lines);
        if (!goesOn)
            return std::unexpected(goesOn.error());
        if (*goesOn)
            continue;
        auto header = std::move(parser).result();
        if (header) {
            header->dataOffset = at;
            header->lines = lines;
        }
        return header;
    }
    return fail(PL_TEXT("core", "the PLY header has no end_header line; the file is cut short or is no PLY file"));
}

}  // namespace pointloom
