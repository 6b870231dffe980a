// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/dataset/FrameTimes.h"
#include "core/dataset/NameTimes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace pointloom {
namespace {

/// What a text says about a time: a moment, or a count in a unit that is not known yet.
struct TimeWord
{
    std::optional<double> moment_s;
    std::optional<double> count;
    bool isWhole = false;  ///< without decimals

    [[nodiscard]] bool isTime() const { return moment_s || count; }
};

TimeWord timeWordOf(std::string_view text)
{
    TimeWord out{.moment_s = momentOf(text), .count = number<double>(text)};
    if (out.count && !std::isfinite(*out.count))
        out.count.reset();
    out.isWhole = out.count && std::ranges::all_of(text, isDigit);
    return out;
}

/// Two columns as ROS writes them, whole seconds since 1970 and the part of the second in nanoseconds or microseconds. Empty when these
/// are not such columns.
std::vector<double> secondsAndParts(const std::vector<std::string_view>& lines)
{
    constexpr double fewestSeconds = 1e8;  // 1973: smaller ones are numbers of frames
    constexpr double microseconds = 1e6;
    constexpr double nanoseconds = 1e9;
    std::vector<std::array<double, 2>> rows;
    double largestPart = 0;
    double largestStep = 0;  // of the second column: an index goes up by one
    for (const std::string_view line : lines) {
        std::string plain(line);
        std::ranges::replace_if(plain, [](char c) { return c == ',' || c == ';'; }, ' ');
        const auto both = words(plain);
        const bool areWhole =
            both.size() == 2 && std::ranges::all_of(both, [](std::string_view word) { return std::ranges::all_of(word, isDigit); });
        const auto seconds = areWhole ? number<double>(both[0]) : std::nullopt;
        const auto part = areWhole ? number<double>(both[1]) : std::nullopt;
        if (!seconds || !part || *seconds < fewestSeconds || *part >= nanoseconds)
            return {};
        if (!rows.empty())
            largestStep = std::max(largestStep, std::abs(*part - rows.back()[1]));
        rows.push_back({*seconds, *part});
        largestPart = std::max(largestPart, *part);
    }
    if (largestStep <= 1)
        return {};
    const double unit = largestPart < microseconds ? microseconds : nanoseconds;
    std::vector<double> out;
    for (const auto& [seconds, part] : rows)
        out.push_back(seconds + part / unit);
    return out;
}

/// "2011-09-26 13:02:25.964389445" holds a blank: the whole line first, then what stands behind a name.
TimeLine lineOf(std::string_view line, TimeWord& word)
{
    word = timeWordOf(line);
    if (word.isTime())
        return {};
    std::string plain(line);
    std::ranges::replace_if(plain, [](char c) { return c == ',' || c == ';'; }, ' ');
    const std::string_view whole = trimmed(plain);
    word = timeWordOf(whole);
    const std::size_t end = whole.find_first_of(" \t");
    if (word.isTime() || end == std::string_view::npos)
        return {};
    word = timeWordOf(trimmed(whole.substr(end)));
    if (!word.isTime())
        word = timeWordOf(words(whole.substr(end)).front());
    return {.frame = std::string(whole.substr(0, end)), .time_s = {}};
}

/// "0,5" under "0,0": a first column that says the same twice names no frames, it stands before a decimal comma.
bool haveDecimalCommas(const std::vector<std::string_view>& lines)
{
    std::set<std::string_view> before;
    for (const std::string_view line : lines) {
        const std::size_t comma = line.find(',');
        const bool isPair = comma != std::string_view::npos && std::ranges::all_of(line.substr(0, comma), isDigit)
            && std::ranges::all_of(trimmed(line.substr(comma + 1)), isDigit);
        if (!isPair)
            return false;
        before.insert(line.substr(0, comma));
    }
    return before.size() < lines.size();
}

/// Whole counts from a zero of their own: the unit that makes steps of them that are most like a scanner's.
double unitOf(std::vector<double> counts)
{
    constexpr double usual_s = 0.1;
    constexpr double fewest = 10;  // smaller steps are seconds
    std::ranges::sort(counts);
    std::vector<double> steps;
    for (std::size_t i = 1; i < counts.size(); ++i)
        steps.push_back(counts[i] - counts[i - 1]);
    if (steps.empty())
        return 1;
    std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2));
    const double step = steps[steps.size() / 2];
    if (step < fewest)
        return 1;
    constexpr std::array units{1.0, 1e-3, 1e-6, 1e-9};
    return *std::ranges::min_element(units, {}, [&](double unit) { return std::abs(std::log(step * unit / usual_s)); });
}

}  // namespace

std::vector<TimeLine> timesFromText(std::string_view text)
{
    std::vector<std::string_view> told;
    for (const std::string_view line : fields(text, '\n')) {
        if (!line.empty() && !line.starts_with('#'))
            told.push_back(line);
    }
    if (haveDecimalCommas(told)) {
        std::string points(text);
        std::ranges::replace(points, ',', '.');
        return timesFromText(points);
    }
    const bool hasNames = !told.empty() && std::ranges::none_of(told.front(), isDigit);
    if (const auto times = secondsAndParts({told.begin() + (hasNames ? 1 : 0), told.end()}); !times.empty()) {
        std::vector<TimeLine> out;
        for (const double time_s : times)
            out.push_back({.frame = {}, .time_s = time_s});
        return out;
    }
    std::vector<TimeLine> lines;
    std::vector<TimeWord> read;
    for (const std::string_view line : told) {
        TimeWord word;
        TimeLine one = lineOf(line, word);
        if (lines.empty() && !word.isTime())
            continue;  // a line of names
        lines.push_back(std::move(one));
        read.push_back(word);
    }
    const bool areMoments = !read.empty() && std::ranges::all_of(read, [](const TimeWord& word) { return word.moment_s.has_value(); });
    const bool areWhole = std::ranges::all_of(read, &TimeWord::isWhole);
    std::vector<double> counts;
    for (const TimeWord& word : read)
        counts.push_back(word.count.value_or(0));
    const double unit_s = areWhole ? unitOf(counts) : 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (areMoments || (!read[i].count && read[i].moment_s))
            lines[i].time_s = read[i].moment_s;
        else if (read[i].count)
            lines[i].time_s = *read[i].count * unit_s;
    }
    return lines;
}

}  // namespace pointloom
