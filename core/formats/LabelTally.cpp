// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LabelTally.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

constexpr std::size_t mostPlaces = 6;  // a sentence that can still be read

}  // namespace

void LabelTally::place(Kind& kind, const std::string& where)
{
    if (where.empty() || std::ranges::find(kind.places, where) != kind.places.end())
        return;
    if (kind.places.size() < mostPlaces)
        kind.places.push_back(where);
    else
        kind.hasMore = true;
}

void LabelTally::count(std::vector<Kind>& kinds, const std::string& pattern, const std::string& where, std::size_t times)
{
    const auto known = std::ranges::find_if(kinds, [&](const Kind& kind) { return kind.count > 0 && kind.said.pattern == pattern; });
    Kind& kind = known != kinds.end() ? *known : kinds.emplace_back(Kind{.said = {pattern, {}}});
    kind.count += times;
    place(kind, where);
    if (&kinds == &m_left)
        m_leftCount += times;
}

void LabelTally::leave(Message said, std::size_t labels)
{
    m_left.push_back({.said = std::move(said)});
    m_leftCount += labels;
}

void LabelTally::remark(Message said)
{
    m_remarks.push_back({.said = std::move(said)});
}

void LabelTally::leaveFile(const Error& why)
{
    if (std::ranges::find(m_broken, why) == m_broken.end())  // one file may be that of many frames
        m_broken.push_back(why);
}

void LabelTally::leaveTaken(Message said, std::size_t labels)
{
    m_taken -= std::min(m_taken, labels);
    leave(std::move(said), labels);
}

void LabelTally::add(const LabelTally& other)
{
    const auto merge = [](std::vector<Kind>& kinds, const std::vector<Kind>& more) {
        for (const Kind& kind : more) {
            const auto known = std::ranges::find_if(
                kinds, [&](const Kind& mine) { return kind.count > 0 && mine.count > 0 && mine.said.pattern == kind.said.pattern; });
            if (known == kinds.end()) {
                kinds.push_back(kind);
                continue;
            }
            known->count += kind.count;
            for (const std::string& where : kind.places)
                place(*known, where);
            known->hasMore = known->hasMore || kind.hasMore;
        }
    };
    merge(m_left, other.m_left);
    merge(m_remarks, other.m_remarks);
    for (const Error& why : other.m_broken)
        leaveFile(why);
    m_taken += other.m_taken;
    m_leftCount += other.m_leftCount;
}

std::vector<Message> LabelTally::sentences(const std::vector<Kind>& kinds)
{
    std::vector<Message> out;
    for (const Kind& kind : kinds) {
        if (kind.count == 0) {
            out.push_back(kind.said);
            continue;
        }
        std::string places;
        for (const std::string& where : kind.places)
            places.append(places.empty() ? "" : ", ").append(where);
        out.push_back(message(kind.said.pattern, kind.count, kind.hasMore ? places + ", …" : places));
    }
    return out;
}

Message LabelTally::brokenFiles() const
{
    Kind files{.said = {PL_TEXT("core", "files that cannot be read are left out, the others are taken: %1 (%2)"), {}},
               .count = m_broken.size()};
    for (const Error& why : m_broken)
        place(files, why.text());
    return sentences({files}).front();
}

std::vector<Message> LabelTally::all() const
{
    std::vector<Message> out = losses();
    if (!m_broken.empty())
        out.push_back(brokenFiles());
    std::ranges::move(remarks(), std::back_inserter(out));
    if (m_leftCount > 0)
        out.push_back(message(PL_TEXT("core", "labels that were there: %1; taken: %2; left out: %3"), there(), m_taken, m_leftCount));
    return out;
}

}  // namespace pointloom
