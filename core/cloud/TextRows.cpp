// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/TextRows.h"

#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/cloud/CloudReader.h"
#include "core/cloud/SlotBlock.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

namespace pointloom {
namespace {

constexpr std::size_t linesPerBlock = 2048;

/// Takes lines off the front of a text.
class Lines
{
public:
    explicit Lines(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] const char* position() const { return m_rest.data(); }

    std::string_view next()
    {
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return line;
    }

private:
    std::string_view m_rest;
};

/// Whether a line holds no row: nothing, a comment, or what old programs end a file with.
bool isBlank(std::string_view line)
{
    constexpr std::string_view ignored(" \t\r\0\x1A", 5);
    const std::size_t first = line.find_first_not_of(ignored);
    return first == std::string_view::npos || line[first] == '#';
}

/// Takes the values of one line, which stand between blanks or, where the line has commas, between commas.
class Values
{
public:
    explicit Values(std::string_view line) : m_rest(trimmed(line)), m_commas(line.find(',') != std::string_view::npos) {}

    /// Nothing at the end of the line.
    std::optional<std::string_view> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        const std::size_t end = std::min(m_commas ? m_rest.find(',') : m_rest.find_first_of(" \t"), m_rest.size());
        const std::string_view value = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
        return m_commas ? trimmed(value) : value;
    }

private:
    std::string_view m_rest;
    bool m_commas;
};

/// The spellings of old Windows programs for what is not a number or infinite: 1.#QNAN, -1.#IND, 1.#INF, and nan(ind).
std::optional<double> oddNumber(std::string_view text)
{
    const std::string small = lowered(text);
    std::string_view rest = small;
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+'))
        rest.remove_prefix(1);
    if (rest.starts_with("1.#inf"))
        return isNegative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    for (const char* spelling : {"1.#qnan", "1.#snan", "1.#ind", "1.#nan", "nan", "qnan", "snan"}) {
        if (rest.starts_with(spelling))
            return std::numeric_limits<double>::quiet_NaN();
    }
    return std::nullopt;
}

/// A float beyond the range of float32 becomes infinite or zero, as every C program reads it.
std::optional<float> single(std::string_view text)
{
    if (const auto value = number<float>(text))
        return value;
    auto wide = number<double>(text);
    if (!wide)
        wide = oddNumber(text);
    if (!wide)
        return std::nullopt;
    constexpr double most = std::numeric_limits<float>::max();
    if (std::abs(*wide) > most)
        return *wide > 0 ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity();
    return static_cast<float>(*wide);
}

/// By column its roles, if any: finding them line by line would cost more than the parsing.
std::vector<std::optional<std::size_t>> roleByColumn(std::size_t columns, const RoleTable& roles)
{
    std::vector<std::optional<std::size_t>> out(columns);
    for (std::size_t role = 0; role < columnRoles; ++role) {
        if (roles[role])
            out[*roles[role]] = role;
    }
    return out;
}

/// The first number with a decimal comma of a line that has several, between blanks or semicolons.
std::optional<std::string_view> decimalCommaIn(std::string_view line)
{
    std::optional<std::string_view> first;
    std::size_t count = 0;
    std::size_t others = 0;
    for (std::string_view rest = trimmed(line); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t;"), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty())
            continue;
        const std::size_t comma = word.find(',');
        const bool isOne = comma != std::string_view::npos && comma > 0 && comma + 1 < word.size() && isDigit(word[comma - 1])
            && isDigit(word[comma + 1]) && word.find(',', comma + 1) == std::string_view::npos;
        count += isOne ? 1 : 0;
        others += comma != std::string_view::npos && !isOne ? 1 : 0;
        if (isOne && !first)
            first = word.substr(0, 40);
    }
    return count >= 2 && others == 0 ? first : std::nullopt;
}

class RowParser
{
public:
    RowParser(std::span<const TextColumn> columns, const RoleTable& roles)
        : m_columns(columns), m_roles(roleByColumn(columns.size(), roles))
    {}

    [[nodiscard]] Result<void> parse(std::string_view line, std::size_t row, SlotBlock& out) const
    {
        auto parsed = parseValues(line, row, out);
        if (parsed)
            return parsed;
        if (const auto value = decimalCommaIn(line))
            return fail(PL_TEXT("core", "'%1' has a decimal comma; save the numbers with decimal points"), std::string(*value));
        return parsed;
    }

private:
    [[nodiscard]] Result<void> parseValues(std::string_view line, std::size_t row, SlotBlock& out) const
    {
        Values values(line);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (auto taken = take(values, i, row, out); !taken)
                return taken;
        }
        if (values.next())
            return fail(PL_TEXT("core", "holds more values than the header promises"));
        return {};
    }

    [[nodiscard]] Result<void> take(Values& values, std::size_t index, std::size_t row, SlotBlock& out) const
    {
        const TextColumn& column = m_columns[index];
        std::size_t count = column.column.count;
        if (column.isList) {
            const auto length = values.next();
            const auto parsed = length ? number<std::size_t>(*length) : std::nullopt;
            if (!parsed)
                return fail(PL_TEXT("core", "has no valid length of the list %1"), column.column.name);
            count = *parsed;
        }
        for (std::size_t n = 0; n < count; ++n) {
            const auto value = values.next();
            if (!value)
                return fail(PL_TEXT("core", "holds fewer values than the header promises"));
            const bool wanted = n == 0 && m_roles[index];
            if (wanted && !put(*value, index, row, out))
                return fail(PL_TEXT("core", "'%1' is not a number"), std::string(value->substr(0, 40)));
        }
        return {};
    }

    bool put(std::string_view text, std::size_t index, std::size_t row, SlotBlock& out) const
    {
        const std::size_t role = *m_roles[index];
        if (m_columns[index].column.type == NumberType::f32) {
            const auto value = single(text);
            if (value)
                out.put(row, role, *value);
            return value.has_value();
        }
        auto value = number<double>(text);
        if (!value)
            value = oddNumber(text);
        if (value)
            out.put(row, role, *value);
        return value.has_value();
    }

    std::span<const TextColumn> m_columns;
    std::vector<std::optional<std::size_t>> m_roles;
};

/// The error of the earliest line, whichever thread meets its own first.
class FirstError
{
public:
    void keep(std::size_t line, const Error& error)
    {
        const std::scoped_lock lock(m_mutex);
        if (line >= m_line)
            return;
        m_line = line;
        m_error = error.in("line " + std::to_string(line));
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::mutex m_mutex;
    std::size_t m_line = std::numeric_limits<std::size_t>::max();
    std::optional<Error> m_error;
};

}  // namespace

Result<TextRows> TextRows::over(std::string_view text, std::size_t points, std::size_t firstLine, const std::stop_token& stop)
{
    TextRows out;
    Lines lines(text);
    std::size_t row = 0;
    for (std::size_t line = firstLine; row < points && !lines.atEnd(); ++line) {
        const char* start = lines.position();
        if (isBlank(lines.next()))
            continue;
        if (row % linesPerBlock == 0) {
            if (stop.stop_requested())
                return stoppedReading();
            out.m_blocks.push_back({row, 0, line, {}});
        }
        Block& block = out.m_blocks.back();
        const char* from = block.rows == 0 ? start : block.text.data();
        const char* end = lines.atEnd() ? text.data() + text.size() : lines.position();
        block.text = {from, static_cast<std::size_t>(end - from)};
        ++block.rows;
        ++row;
    }
    if (row < points)
        return fail(PL_TEXT("core", "promises %1 points but holds only %2; the file may be cut short"), points, row);
    while (!lines.atEnd())
        out.m_rowsLeft += isBlank(lines.next()) ? 0 : 1;
    return out;
}

Message moreRows(std::size_t left, std::size_t promised)
{
    return message(PL_TEXT("core",
                           "%1 more rows follow the %2 points that the header promises; they were left out: the header or the file "
                           "is wrong"),
                   left, promised);
}

Result<std::size_t> TextRows::bytesOf(std::string_view text, std::size_t rows, const std::stop_token& stop)
{
    Lines lines(text);
    for (std::size_t row = 0; row < rows;) {
        if (lines.atEnd())
            return fail(PL_TEXT("core", "ends before its points; the file may be cut short"));
        if (isBlank(lines.next()))
            continue;
        if (++row % linesPerBlock == 0 && stop.stop_requested())
            return stoppedReading();
    }
    return lines.atEnd() ? text.size() : static_cast<std::size_t>(lines.position() - text.data());
}

Result<GatherSeen> TextRows::gatherInto(PointCloud& cloud, std::span<const TextColumn> columns, const RoleTable& roles,
                                        const GatherPlan& plan) const
{
    std::vector<Column> plain;
    std::ranges::transform(columns, std::back_inserter(plain), &TextColumn::column);
    const RowParser parser(columns, roles);
    FirstError firstError;
    GatherSeen seen;
    std::mutex mutex;
    const auto parseBlock = [&](const Block& block, SlotBlock& slots) {
        Lines lines(block.text);
        for (std::size_t row = 0, line = block.line; row < block.rows; ++line) {
            const std::string_view text = lines.next();
            if (isBlank(text))
                continue;
            if (const auto parsed = parser.parse(text, row, slots); !parsed)
                return firstError.keep(line, parsed.error());
            ++row;
        }
        const GatherSeen mine = gather(slots.rows(block.rows), plan, cloud, block.firstRow);
        const std::scoped_lock lock(mutex);
        seen.include(mine);
    };
    parallelFor(
        m_blocks.size(),
        [&](std::size_t first, std::size_t last) {
            SlotBlock slots(plain, roles, linesPerBlock);
            for (std::size_t i = first; i < last && !plan.stop.stop_requested(); ++i)
                parseBlock(m_blocks[i], slots);
        },
        4);
    if (firstError.error())
        return std::unexpected(*firstError.error());
    return seen;
}

}  // namespace pointloom
