// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/NameTimes.h"

#include "core/base/Text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace pointloom {
namespace {

/// A run of digits in a name.
struct DigitRun
{
    std::size_t at = 0;
    std::size_t length = 0;
};

std::vector<DigitRun> digitRuns(std::string_view name)
{
    std::vector<DigitRun> runs;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isDigit(name[i]))
            continue;
        if (runs.empty() || runs.back().at + runs.back().length != i)
            runs.push_back({i, 0});
        ++runs.back().length;
    }
    return runs;
}

double valueOf(std::string_view digits)
{
    return number<double>(digits).value_or(0);
}

/// Clocks count from 1970, GPS' from 1980: what is much less or more counts something else.
bool isLikelyMoment(double time_s)
{
    constexpr double first_s = 3e8;
    constexpr double last_s = 4.2e9;
    return time_s >= first_s && time_s <= last_s;
}

/// How moments are written; the same in all names.
struct Spelling
{
    bool isDate = false;      ///< else a count since a clock began
    bool fromTheEnd = false;  ///< of several in a name the last one, else the first
    double part_s = 0;        ///< seconds in one of the parts that are counted behind whole seconds (_5 is the fifth); 0: decimals
};

/// The fraction that stands behind whole seconds, after a sign.
std::optional<double> fractionBehind(std::string_view name, std::size_t at, double part_s)
{
    constexpr std::size_t most = 9;  // nanoseconds
    if (at + 1 >= name.size() || std::string_view("._-,").find(name[at]) == std::string_view::npos || !isDigit(name[at + 1]))
        return std::nullopt;
    std::size_t end = at + 1;
    while (end < name.size() && isDigit(name[end]))
        ++end;
    const std::string_view digits = name.substr(at + 1, end - at - 1);
    if (digits.size() > most)
        return std::nullopt;
    const bool isCounted = part_s > 0 && name[at] != '.' && name[at] != ',';
    return valueOf(digits) * (isCounted ? part_s : std::pow(10.0, -static_cast<double>(digits.size())));
}

/// The count since a clock began that a run of digits is; with what stands behind whole seconds.
std::optional<double> countedMoment(std::string_view name, const DigitRun& run, double part_s)
{
    const std::string_view digits = name.substr(run.at, run.length);
    const double unit_s = run.length == 9 || run.length == 10 ? 1
        : run.length == 13                                    ? 1e-3
        : run.length == 16                                    ? 1e-6
        : run.length == 18 || run.length == 19                ? 1e-9
                                                              : 0;
    if (unit_s == 0 || digits.front() == '0')
        return std::nullopt;
    double time_s = valueOf(digits) * unit_s;
    if (!isLikelyMoment(time_s))
        return std::nullopt;
    const auto fraction = unit_s == 1 ? fractionBehind(name, run.at + run.length, part_s) : std::nullopt;
    if (run.length == 9 && !fraction)
        return std::nullopt;  // nine digits by themselves count frames
    return time_s + fraction.value_or(0);
}

/// Two or four digits from a place on, which may follow one sign; moves the place behind them.
std::optional<int> datePart(std::string_view name, std::size_t& at, std::size_t digits, std::string_view signs)
{
    std::size_t from = at;
    if (from < name.size() && signs.find(name[from]) != std::string_view::npos)
        ++from;
    if (from + digits > name.size() || !std::ranges::all_of(name.substr(from, digits), isDigit))
        return std::nullopt;
    at = from + digits;
    return number<int>(name.substr(from, digits));
}

/// A date with a time that begins at a place: year, month, day, hour, minute, second in digits of fixed lengths, with signs between or not.
std::optional<double> dateMoment(std::string_view name, std::size_t at, double part_s)
{
    constexpr std::string_view signs = "-_.:/";
    const auto year = datePart(name, at, 4, "");
    const auto month = year ? datePart(name, at, 2, signs) : std::nullopt;
    const auto day = month ? datePart(name, at, 2, signs) : std::nullopt;
    const auto hour = day ? datePart(name, at, 2, "-_.:Tt ") : std::nullopt;
    const auto minute = hour ? datePart(name, at, 2, "-_.:hH") : std::nullopt;
    const auto second = minute ? datePart(name, at, 2, "-_.:mM") : std::nullopt;
    if (!second)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    constexpr int leapSecond = 60;
    if (*year < 1980 || *year > 2100 || !date.ok() || *hour > 23 || *minute > 59 || *second > leapSecond)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    double time_s = 86400.0 * static_cast<double>(days) + 3600.0 * *hour + 60.0 * *minute + *second;
    if (at < name.size() && isDigit(name[at])) {  // the fraction follows without a sign
        std::size_t end = at;
        while (end < name.size() && isDigit(name[end]))
            ++end;
        if (end - at > 9)
            return std::nullopt;
        return time_s + valueOf(name.substr(at, end - at)) * std::pow(10.0, -static_cast<double>(end - at));
    }
    return time_s + fractionBehind(name, at, part_s).value_or(0);
}

std::optional<double> momentIn(std::string_view name, const Spelling& spelling)
{
    auto runs = digitRuns(name);
    if (spelling.fromTheEnd)
        std::ranges::reverse(runs);
    for (const DigitRun& run : runs) {
        const auto date = dateMoment(name, run.at, spelling.part_s);
        const auto moment = spelling.isDate ? date : date ? std::nullopt : countedMoment(name, run, spelling.part_s);
        if (moment)
            return moment;
    }
    return std::nullopt;
}

/// A whole name of seconds since the recording began: "12.500".
std::optional<double> secondsOf(std::string_view name)
{
    constexpr std::size_t fewestDecimals = 3;  // fewer may be numbers of scenes and frames
    const auto runs = digitRuns(name);
    const bool isDecimal = runs.size() == 2 && runs[0].at == 0 && runs[1].at == runs[0].length + 1 && name[runs[0].length] == '.'
        && runs[1].length >= fewestDecimals && runs[1].at + runs[1].length == name.size();
    return isDecimal ? number<double>(name) : std::nullopt;
}

using Times = std::vector<std::optional<double>>;

/// Whether times tell frames apart: one each, at steps that a recording has.
bool areLikely(const Times& times)
{
    constexpr double shortest_s = 0.004;
    constexpr double longest_s = 3600;
    std::vector<double> known;
    for (const auto& time : times) {
        if (time)
            known.push_back(*time);
    }
    if (2 * known.size() <= times.size())
        return false;
    if (known.size() == 1)
        return true;
    std::ranges::sort(known);
    std::vector<double> steps;
    for (std::size_t i = 1; i < known.size(); ++i)
        steps.push_back(known[i] - known[i - 1]);
    std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2));
    const double usual_s = steps[steps.size() / 2];
    return usual_s >= shortest_s && usual_s <= longest_s;
}

/// Behind another sign than a point, parts of a second are decimals where all are equally long and long enough, else they are counted.
double countedPart_s(const std::vector<std::string>& names)
{
    std::set<std::size_t> lengths;
    for (const std::string& name : names) {
        if (const auto runs = digitRuns(name); !runs.empty())
            lengths.insert(runs.back().length);
    }
    constexpr std::size_t fewestDecimals = 3;
    if (lengths.empty() || (lengths.size() == 1 && *lengths.begin() >= fewestDecimals))
        return 0;
    return *lengths.rbegin() <= 3 ? 1e-3 : *lengths.rbegin() <= 6 ? 1e-6 : 1e-9;
}

}  // namespace

std::optional<double> momentOf(std::string_view text)
{
    text = trimmed(text);
    const auto runs = digitRuns(text);
    if (runs.empty() || runs.front().at != 0)
        return std::nullopt;
    const auto date = dateMoment(text, 0, 0);
    return date ? date : countedMoment(text, runs.front(), 0);
}

Times timesOfNames(const std::vector<std::string>& names)
{
    const double part_s = countedPart_s(names);
    for (const Spelling& spelling :
         {Spelling{.isDate = false, .fromTheEnd = true, .part_s = part_s}, Spelling{.isDate = true, .fromTheEnd = false, .part_s = part_s},
          Spelling{.isDate = true, .fromTheEnd = true, .part_s = part_s},
          Spelling{.isDate = false, .fromTheEnd = false, .part_s = part_s}}) {
        Times times;
        for (const std::string& name : names)
            times.push_back(momentIn(name, spelling));
        if (areLikely(times))
            return times;
    }
    Times times;
    for (const std::string& name : names)
        times.push_back(secondsOf(name));
    return areLikely(times) ? times : Times();
}

std::optional<std::vector<long long>> countsOfNames(const std::vector<std::string>& names)
{
    constexpr std::size_t mostDigits = 15;
    const auto lastRun = [](std::string_view name) { return digitRuns(name).back(); };
    std::set<long long> seen;
    std::vector<long long> counts;
    std::string_view before;
    std::string_view after;
    for (const std::string_view name : names) {
        if (digitRuns(name).empty() || lastRun(name).length > mostDigits)
            return std::nullopt;
        const DigitRun run = lastRun(name);
        if (counts.empty()) {
            before = name.substr(0, run.at);
            after = name.substr(run.at + run.length);
        }
        const auto value = number<long long>(name.substr(run.at, run.length));
        if (name.substr(0, run.at) != before || name.substr(run.at + run.length) != after || !value || !seen.insert(*value).second)
            return std::nullopt;
        counts.push_back(*value);
    }
    return counts;
}

}  // namespace pointloom
