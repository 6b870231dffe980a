// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/TrackChecks.h"
#include "core/labels/Edit.h"

#include <map>
#include <set>

namespace pointloom {

/// The findings of all tracks, kept up to date edit by edit: only tracks that an edit names are looked at again.
class LiveChecks
{
public:
    /// What the context refers to must outlive this.
    explicit LiveChecks(const TrackCheckContext& context) : m_context(context) {}

    /// Looks at all tracks.
    void reset(const Labels& labels);

    /// Takes in an edit that has been applied to the labels. A millisecond for a box in a track of 500 frames,
    /// ten where it jumps and others are near.
    /// @returns the tracks whose findings may be others now, gone ones too
    std::set<Id<Track>> update(const Labels& labels, const Edit& edit);

    /// Looks at some tracks again: where points have become known that were not loaded before.
    void recheck(const Labels& labels, const std::set<Id<Track>>& tracks);

    /// What was found about a track, by frame; what concerns two tracks is with both.
    [[nodiscard]] std::vector<Finding> of(Id<Track> track) const;
    /// Everything, errors first, then by frame; what concerns two tracks once.
    [[nodiscard]] std::vector<Finding> all() const;

private:
    void check(const Labels& labels, Id<Track> track);
    void dropPairs(Id<Track> track);
    [[nodiscard]] bool isExplained(const Finding& finding) const;

    TrackCheckContext m_context;
    std::map<Id<Track>, std::vector<Finding>> m_own;
    std::vector<Finding> m_pairs;  ///< about two tracks
};

}  // namespace pointloom
