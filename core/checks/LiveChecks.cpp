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

/// What the checks of a kind find: adds it to a list.
template <class Kind, class... Args> void runAll(std::span<const Check> checks, std::vector<Finding>& to, const Args&... args)
{
    for (const Check& check : checks)
        if (const auto* run = std::get_if<Kind>(&check.run)) {
            std::vector<Finding> more = (*run)(args...);
            to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
}

}  // namespace

void LiveChecks::reset(const Labels& labels)
{
    m_own.clear();
    m_boxes.clear();
    m_frames.clear();
    m_pairs.clear();
    for (const auto& [id, track] : labels.tracks()) {
        checkTrack(labels, id);
        checkBoxes(labels, id);
    }
    for (const int frame : labels.labelledFrames())
        checkFrame(labels, frame);
}

std::set<Id<Track>> LiveChecks::update(const Labels& labels, const Edit& edit)
{
    std::set<Id<Track>> tracks;
    std::set<int> frames;
    for (const auto& change : edit.tracks) {
        tracks.insert(change.id);
        for (const auto& [frame, box] : labels.boxesOf(change.id))  // its class or answers may be others there
            frames.insert(frame);
    }
    for (const auto& change : edit.cuboids)
        for (const auto* side : {&change.before, &change.after})
            if (*side) {
                tracks.insert((*side)->track);
                if (const auto frame = labels.positionOf(**side))  // nobody looks at frames that are gone
                    frames.insert(*frame);
            }
    std::set<Id<Track>> changed = tracks;
    const auto addPartners = [&] {
        for (const Finding& one : m_pairs)
            if (tracks.contains(one.track) || tracks.contains(one.other))
                changed.insert({one.track, one.other});
        for (const int frame : frames)
            addTracksOfFrame(frame, changed);
    };
    addPartners();
    for (const Id<Track> track : tracks)
        checkTrack(labels, track);
    for (const auto& change : edit.cuboids) {
        if (change.before)
            forgetBox(*change.before);
        checkBox(labels, change.id);
    }
    for (const auto& change : edit.tracks)
        checkBoxes(labels, change.id);  // its class may be another one
    for (const int frame : frames)
        checkFrame(labels, frame);
    addPartners();
    return changed;
}

void LiveChecks::recheck(const Labels& labels, const std::set<Id<Track>>& tracks)
{
    for (const Id<Track> track : tracks) {
        checkTrack(labels, track);
        checkBoxes(labels, track);
        for (const auto& [frame, box] : labels.boxesOf(track))
            if (!m_frames.contains(frame))
                checkFrame(labels, frame);
    }
}

void LiveChecks::checkTrack(const Labels& labels, Id<Track> id)
{
    dropPairs(id);
    const Track* track = labels.find(id);
    if (track == nullptr) {
        m_own.erase(id);
        return;
    }
    const TrackPath path = pathOf(labels, id, m_context.poses);
    std::vector<Finding>& own = m_own[id];
    own.clear();
    runAll<TrackCheck>(m_checks, own, *track, path, m_context);
    runAll<SequenceCheck>(m_checks, m_pairs, labels, *track, path, m_context);
}

void LiveChecks::checkBoxes(const Labels& labels, Id<Track> track)
{
    m_boxes.erase(track);
    for (const auto& [frame, box] : labels.boxesOf(track))
        checkBox(labels, box);
}

void LiveChecks::checkBox(const Labels& labels, Id<Cuboid> box)
{
    const Cuboid* cuboid = labels.find(box);
    const Track* track = cuboid != nullptr ? labels.find(cuboid->track) : nullptr;
    const auto frame = cuboid != nullptr ? labels.positionOf(*cuboid) : std::nullopt;
    if (track == nullptr || !frame)
        return;
    std::vector<Finding> found;
    runAll<BoxCheck>(m_checks, found, *cuboid, *frame, *track, m_context);
    forgetBox(*cuboid);
    if (!found.empty())
        m_boxes[track->id][box] = std::move(found);
}

void LiveChecks::checkFrame(const Labels& labels, int frame)
{
    std::vector<Finding>& found = m_frames[frame];
    found.clear();
    runAll<FrameCheck>(m_checks, found, labels, frame, m_context);
}

void LiveChecks::forgetBox(const Cuboid& box)
{
    const auto track = m_boxes.find(box.track);
    if (track == m_boxes.end())
        return;
    track->second.erase(box.id);
    if (track->second.empty())
        m_boxes.erase(track);
}

void LiveChecks::addTracksOfFrame(int frame, std::set<Id<Track>>& to) const
{
    const auto found = m_frames.find(frame);
    if (found == m_frames.end())
        return;
    for (const Finding& one : found->second)
        for (const Id<Track> track : {one.track, one.other})
            if (track)
                to.insert(track);
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
    if (const auto boxes = m_boxes.find(track); boxes != m_boxes.end())
        for (const auto& [box, findings] : boxes->second)
            out.insert(out.end(), findings.begin(), findings.end());
    for (const auto& [frame, findings] : m_frames)
        std::ranges::copy_if(findings, std::back_inserter(out), [&](const Finding& one) { return concerns(one, track); });
    std::ranges::copy_if(m_pairs, std::back_inserter(out), [&](const Finding& one) { return concerns(one, track); });
    std::ranges::stable_sort(out, {}, [](const Finding& one) { return one.frames.first; });
    return out;
}

std::vector<Finding> LiveChecks::all() const
{
    std::vector<Finding> out;
    for (const auto& [track, findings] : m_own)
        std::ranges::copy_if(findings, std::back_inserter(out), [&](const Finding& one) { return !isExplained(one); });
    for (const auto& [track, boxes] : m_boxes)
        for (const auto& [box, findings] : boxes)
            out.insert(out.end(), findings.begin(), findings.end());
    for (const auto& [frame, findings] : m_frames)
        out.insert(out.end(), findings.begin(), findings.end());
    out.insert(out.end(), m_pairs.begin(), m_pairs.end());
    std::ranges::stable_sort(out, {}, [](const Finding& one) {
        return std::tuple(one.severity == Severity::warning, one.frames.first, one.track, one.other, one.check);
    });
    return out;
}

}  // namespace pointloom
