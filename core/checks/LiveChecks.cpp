// SPDX-License-Identifier: Apache-2.0
#include "core/checks/LiveChecks.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace pointloom {
namespace {

constexpr int near = 1;  // frames: an exchange makes both tracks jump on the way there

bool concerns(const Finding& finding, Id<Track> track)
{
    return finding.track == track || finding.other == track;
}

void append(std::vector<Finding>& to, std::vector<Finding> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void LiveChecks::reset(const Labels& labels)
{
    m_own.clear();
    m_pairs.clear();
    for (const auto& [id, track] : labels.tracks())
        check(labels, id);
}

std::set<Id<Track>> LiveChecks::update(const Labels& labels, const Edit& edit)
{
    std::set<Id<Track>> tracks;
    for (const auto& change : edit.tracks)
        tracks.insert(change.id);
    for (const auto& change : edit.cuboids)
        for (const auto* side : {&change.before, &change.after})
            if (*side)
                tracks.insert((*side)->track);
    std::set<Id<Track>> changed = tracks;
    const auto addPartners = [&] {
        for (const Finding& one : m_pairs)
            if (tracks.contains(one.track) || tracks.contains(one.other))
                changed.insert({one.track, one.other});
    };
    addPartners();
    recheck(labels, tracks);
    addPartners();
    return changed;
}

void LiveChecks::recheck(const Labels& labels, const std::set<Id<Track>>& tracks)
{
    for (const Id<Track> track : tracks)
        check(labels, track);
}

void LiveChecks::check(const Labels& labels, Id<Track> id)
{
    dropPairs(id);
    const Track* track = labels.find(id);
    if (track == nullptr) {
        m_own.erase(id);
        return;
    }
    const TrackPath path = pathOf(labels, id, m_context.poses);
    std::vector<Finding> own = checkJumps(*track, path, m_context);
    append(own, checkHeadings(*track, path, m_context));
    append(own, checkSizes(*track, path, m_context));
    append(own, checkGaps(*track, path, m_context));
    m_own[id] = std::move(own);
    append(m_pairs, checkIdentity(labels, *track, path, m_context));
    append(m_pairs, checkExternalIds(labels, *track));
}

/// A pair is found from either side and kept once.
void LiveChecks::dropPairs(Id<Track> track)
{
    std::erase_if(m_pairs, [&](const Finding& one) { return concerns(one, track); });
}

/// Whether an exchange of two tracks is why a box jumps, turns or has another size from there on or up to there.
bool LiveChecks::isExplained(const Finding& finding) const
{
    const auto isNear = [](int frame, int other) { return std::abs(frame - other) <= near; };
    return finding.check != checks::gap && std::ranges::any_of(m_pairs, [&](const Finding& one) {
               return one.check == checks::identity && concerns(one, finding.track)
                   && (isNear(one.frames.first, finding.frames.first) || isNear(one.frames.first, finding.frames.last + 1));
           });
}

std::vector<Finding> LiveChecks::of(Id<Track> track) const
{
    std::vector<Finding> out;
    if (const auto own = m_own.find(track); own != m_own.end())
        std::ranges::copy_if(own->second, std::back_inserter(out), [&](const Finding& one) { return !isExplained(one); });
    std::ranges::copy_if(m_pairs, std::back_inserter(out), [&](const Finding& one) { return concerns(one, track); });
    std::ranges::stable_sort(out, {}, [](const Finding& one) { return one.frames.first; });
    return out;
}

std::vector<Finding> LiveChecks::all() const
{
    std::vector<Finding> out;
    for (const auto& [track, findings] : m_own)
        std::ranges::copy_if(findings, std::back_inserter(out), [&](const Finding& one) { return !isExplained(one); });
    out.insert(out.end(), m_pairs.begin(), m_pairs.end());
    std::ranges::stable_sort(out, {}, [](const Finding& one) {
        return std::tuple(one.severity == Severity::warning, one.frames.first, one.track, one.other, one.check);
    });
    return out;
}

}  // namespace pointloom
