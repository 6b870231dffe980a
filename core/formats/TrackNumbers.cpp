// SPDX-License-Identifier: Apache-2.0
#include "core/formats/TrackNumbers.h"

#include "core/base/Text.h"
#include "core/formats/CsvText.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pointloom {
namespace {

constexpr std::string_view tableHead = "number,track\n";

/// The number that a name is, written as numbers are; what is larger does not fit everybody's int.
std::optional<long long> ownNumber(const std::string& track)
{
    constexpr long long largest = 1'000'000'000;
    const auto value = number<long long>(track);
    const bool fits = value && *value >= 0 && *value <= largest && shown(*value) == track;
    return fits ? value : std::nullopt;
}

/// Goes through the boxes of a frame and says for each whether it has a number of its own or which fresh one, from 0. A name that is met
/// for the first time has the fresh number that is next.
template <class FreshOf, class Visit>
void numberBoxes(const LabelledFrame& frame, long long& fresh, const FreshOf& freshOf, const Visit& visit)
{
    std::set<long long> own;
    std::set<long long> shared;
    for (const LabelledBox& box : frame.boxes) {
        if (box.track.empty()) {
            visit(std::optional<long long>(), fresh++, false);
        } else if (const auto number = ownNumber(box.track)) {
            const bool isFirst = own.insert(*number).second;
            visit(isFirst ? number : std::nullopt, isFirst ? 0 : fresh++, !isFirst);
        } else {
            const long long known = freshOf(box.track, fresh);
            fresh += known == fresh ? 1 : 0;
            const bool isFirst = shared.insert(known).second;
            visit(std::optional<long long>(), isFirst ? known : fresh++, !isFirst);
        }
    }
}

}  // namespace

void TrackNumbers::add(const LabelledFrame& frame)
{
    m_freshBefore.push_back(m_fresh);
    for (const LabelledBox& box : frame.boxes)
        m_largest = std::max(m_largest, ownNumber(box.track).value_or(-1));
    numberBoxes(
        frame, m_fresh,
        [&](const std::string& track, long long next) {
            const auto [known, isNew] = m_of.try_emplace(track, next);
            if (isNew)
                m_nameOf.emplace(next, track);
            return known->second;
        },
        [&](const std::optional<long long>& /*own*/, long long /*fresh*/, bool separated) { m_separated += separated ? 1 : 0; });
}

std::vector<long long> TrackNumbers::numbersIn(std::size_t index, const LabelledFrame& frame) const
{
    std::vector<long long> out;
    long long fresh = m_freshBefore[index];
    numberBoxes(
        frame, fresh, [&](const std::string& track, long long /*next*/) { return m_of.at(track); },
        [&](const std::optional<long long>& own, long long given, bool /*separated*/) {
            out.push_back(own.value_or(m_largest + 1 + given));
        });
    return out;
}

std::map<long long, std::string> TrackNumbers::names() const
{
    std::map<long long, std::string> out;
    for (const auto& [fresh, name] : m_nameOf)
        out.emplace(m_largest + 1 + fresh, name);
    return out;
}

std::string TrackNumbers::nameOf(long long number) const
{
    const auto named = m_nameOf.find(number - m_largest - 1);
    return named == m_nameOf.end() ? shown(number) : named->second;
}

std::string trackNamed(const std::map<long long, std::string>& names, long long number)
{
    const auto named = names.find(number);
    return named == names.end() ? shown(number) : named->second;
}

std::string tableOf(const std::map<long long, std::string>& names)
{
    std::string out(tableHead);
    for (const auto& [number, name] : names)
        out += shown(number) + ',' + csvCell(name) + '\n';
    return out;
}

Result<std::map<long long, std::string>> namesFromTable(std::string_view text)
{
    const auto rows = csvFromText(text);
    if (!rows)
        return std::unexpected(rows.error());
    std::map<long long, std::string> names;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const CsvRow& row = (*rows)[i];
        const auto value = number<long long>(row.cells.front().text);
        if (row.cells.size() != 2 || !value)
            return std::unexpected(
                fail(PL_TEXT("core", "a line names a track by its number and its name: 12,car-5")).error().in("line " + shown(row.line)));
        names.emplace(*value, row.cells[1].text);
    }
    return names;
}

std::string listed(const std::map<long long, std::string>& names)
{
    constexpr std::size_t most = 20;  // a sentence; the table has them all
    std::string out;
    std::size_t count = 0;
    for (const auto& [number, name] : names) {
        if (count++ == most)
            return out + ", …";
        out += (out.empty() ? "" : ", ") + shown(number) + " = " + name;
    }
    return out;
}

}  // namespace pointloom
