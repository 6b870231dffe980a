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

long long firstFreeNumber(const LabelSet& labels)
{
    long long last = -1;
    for (const LabelledFrame& frame : labels.frames) {
        for (const LabelledBox& box : frame.boxes)
            last = std::max(last, ownNumber(box.track).value_or(-1));
    }
    return last + 1;
}

/// Gives out numbers box by box.
class Counter
{
public:
    explicit Counter(const LabelSet& labels) : m_next(firstFreeNumber(labels)) {}

    void beginFrame()
    {
        m_taken.clear();
        m_out.numberOf.emplace_back();
    }

    void add(const std::string& track) { m_out.numberOf.back().push_back(numberFor(track)); }
    [[nodiscard]] TrackNumbers take() { return std::move(m_out); }

private:
    long long numberFor(const std::string& track)
    {
        if (track.empty())
            return m_next++;
        const long long shared = sharedNumber(track);
        if (m_taken.insert(shared).second)
            return shared;
        ++m_out.separated;
        return m_next++;
    }

    long long sharedNumber(const std::string& track)
    {
        if (const auto own = ownNumber(track))
            return *own;
        const auto [known, isNew] = m_ofName.try_emplace(track, m_next);
        if (isNew)
            m_out.names.emplace(m_next++, track);
        return known->second;
    }

    long long m_next;
    std::map<std::string, long long> m_ofName;
    std::set<long long> m_taken;  ///< in this frame
    TrackNumbers m_out;
};

}  // namespace

std::string TrackNumbers::nameOf(long long number) const
{
    const auto named = names.find(number);
    return named == names.end() ? shown(number) : named->second;
}

TrackNumbers trackNumbers(const LabelSet& labels)
{
    Counter counter(labels);
    for (const LabelledFrame& frame : labels.frames) {
        counter.beginFrame();
        for (const LabelledBox& box : frame.boxes)
            counter.add(box.track);
    }
    return counter.take();
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
