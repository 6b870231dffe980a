// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/PoseLines.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <map>

namespace pointloom {
namespace {

/// Whether commas are decimal points: where semicolons separate numbers and nowhere is a point.
bool hasDecimalCommas(std::string_view text)
{
    return text.find(';') != std::string_view::npos && text.find(',') != std::string_view::npos && text.find('.') == std::string_view::npos;
}

std::vector<std::string> wordsApart(std::string_view line, bool decimalCommas)
{
    std::string plain(line);
    for (char& c : plain) {
        if (c == ',' && decimalCommas)
            c = '.';
        else if (std::string_view(",;[](){}|\"").find(c) != std::string_view::npos)
            c = ' ';
    }
    std::vector<std::string> out;
    for (const std::string_view word : words(plain))
        out.emplace_back(word);
    return out;
}

bool isNumberWord(const std::string& word)
{
    return number<double>(word).has_value();
}

/// The names that columns of positions and quaternions go by, in lower case without signs.
const std::map<std::string, std::size_t, std::less<>>& namesOfPlaces()
{
    static const std::map<std::string, std::size_t, std::less<>> names = [] {
        std::map<std::string, std::size_t, std::less<>> out;
        for (const auto& [axis, place] : {std::pair("x", 0U), {"y", 1U}, {"z", 2U}})
            for (const char* before : {"", "t", "p", "pos", "position", "translation", "trans"})
                out.emplace(std::string(before) + axis, place);
        for (const auto& [axis, place] : {std::pair("x", 3U), {"y", 4U}, {"z", 5U}, {"w", 6U}})
            for (const char* before : {"q", "quat", "quaternion", "rot", "rotation", "orientation", "ori"})
                out.emplace(std::string(before) + axis, place);
        return out;
    }();
    return names;
}

/// The place in a 3x4 matrix that a name like r11, m03 or t_1 means; 'base' is 0 or 1, as the names count.
std::optional<std::size_t> placeInMatrix(std::string_view name, char base)
{
    const auto digit = [&](char c) -> std::optional<std::size_t> {
        return c >= base && c < base + 4 ? std::optional(static_cast<std::size_t>(c - base)) : std::nullopt;
    };
    if (name.size() == 3 && (name[0] == 'r' || name[0] == 'm' || name[0] == 't' || name[0] == 'p')) {
        const auto row = digit(name[1]);
        const auto column = digit(name[2]);
        return row && column && *row < 3 ? std::optional(*row * 4 + *column) : std::nullopt;
    }
    if (name.size() == 2 && name[0] == 't') {
        const std::size_t axis = std::string_view("xyz").find(name[1]);
        const auto row = axis != std::string_view::npos ? std::optional(axis) : digit(name[1]);
        return row && *row < 3 ? std::optional(*row * 4 + 3) : std::nullopt;
    }
    return std::nullopt;
}

template <class PlaceOf>
std::optional<std::vector<std::size_t>> allPlaces(const std::vector<std::string>& names, std::size_t count, PlaceOf placeOf)
{
    std::vector<std::optional<std::size_t>> at(count);
    for (std::size_t column = 0; column < names.size(); ++column) {
        const std::optional<std::size_t> place = placeOf(names[column]);
        if (place && *place < count && !at[*place])
            at[*place] = column;
    }
    std::vector<std::size_t> out;
    for (const auto& column : at) {
        if (!column)
            return std::nullopt;
        out.push_back(*column);
    }
    return out;
}

/// What a line of names says, when it names all numbers of a pose.
std::optional<PoseColumns> columnsNamedBy(const std::vector<std::string>& words)
{
    std::vector<std::string> names;
    for (const std::string& word : words) {
        std::string name = lowered(word);
        std::erase_if(name, [](char c) { return c == '_' || c == '.' || c == '-' || c == '#' || c == '/'; });
        names.push_back(std::move(name));
    }
    const auto byName = [](const std::string& name) -> std::optional<std::size_t> {
        const auto found = namesOfPlaces().find(name);
        return found == namesOfPlaces().end() ? std::nullopt : std::optional(found->second);
    };
    auto numbers = allPlaces(names, 7, byName);
    for (const char base : {'1', '0'}) {
        if (!numbers)
            numbers = allPlaces(names, 12, [base](const std::string& name) { return placeInMatrix(name, base); });
    }
    if (!numbers)
        return std::nullopt;
    PoseColumns out{.frame = {}, .numbers = std::move(*numbers)};
    constexpr std::array ids{"frame",    "frameid", "framename", "name",        "id",        "index",      "file",
                             "filename", "image",   "scan",      "time",        "timestamp", "timestamps", "times",
                             "stamp",    "t",       "timens",    "timestampns", "sec",       "secs",       "seconds"};
    for (std::size_t column = 0; column < names.size() && !out.frame; ++column) {
        if (std::ranges::find(ids, names[column]) != ids.end())
            out.frame = column;
    }
    return out;
}

/// Four lines of four numbers, the last of which is 0 0 0 1, are one matrix.
void joinMatrices(std::vector<PoseLine>& lines)
{
    const auto isLast = [](const PoseLine& line) {
        constexpr std::array last{0.0, 0.0, 0.0, 1.0};
        return std::ranges::equal(line.words, last, {}, [](const std::string& word) { return number<double>(word).value_or(-1); });
    };
    if (lines.empty() || lines.size() % 4 != 0)
        return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].words.size() != 4 || (i % 4 == 3 && !isLast(lines[i])))
            return;
    }
    std::vector<PoseLine> joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i % 4 == 0)
            joined.push_back({lines[i].number, {}});
        joined.back().words.insert(joined.back().words.end(), lines[i].words.begin(), lines[i].words.end());
    }
    lines = std::move(joined);
}

}  // namespace

PoseLines poseLinesOf(std::string_view text)
{
    const bool decimalCommas = hasDecimalCommas(text);
    PoseLines out;
    std::size_t lineNumber = 0;
    for (const std::string_view line : fields(text, '\n')) {
        ++lineNumber;
        const bool isComment = line.starts_with('#') || line.starts_with('%') || line.starts_with("//");
        if (line.empty() || (isComment && !out.lines.empty()))
            continue;
        auto parts = wordsApart(line, decimalCommas);
        const bool isHeader = out.lines.empty() && std::ranges::none_of(parts, isNumberWord);
        if (isComment || isHeader) {
            if (isComment && !parts.empty() && parts.front() == "#")
                parts.erase(parts.begin());
            if (auto named = columnsNamedBy(parts))
                out.columns = std::move(named);
            if (!isComment && parts.size() < 2)
                out.lines.push_back({lineNumber, std::move(parts)});  // a word by itself names no columns
            continue;
        }
        out.lines.push_back({lineNumber, std::move(parts)});
    }
    joinMatrices(out.lines);
    return out;
}

}  // namespace pointloom
