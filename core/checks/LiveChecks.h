// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/Check.h"
#include "core/labels/Edit.h"

#include <map>
#include <set>

namespace pointloom {

/// The findings in all labels, kept up to date edit by edit: only the boxes, frames and tracks that an edit names are looked at again.
class LiveChecks
{
public:
    /// What the context refers to must outlive this.
    explicit LiveChecks(const CheckContext& context, std::span<const Check> checks = builtinChecks()) : m_context(context), m_checks(checks)
    {}

    /// Looks at everything.
    void reset(const Labels& labels);

    /// Takes in an edit that has been applied to the labels. A millisecond for a box in a track of 500 frames,
    /// ten where it jumps and others are near.
    /// @returns the tracks whose findings may be others now, gone ones too
    std::set<Id<Track>> update(const Labels& labels, const Edit& edit);

    /// Looks at some tracks and their boxes again: where points have become known that were not loaded before. Of their frames only at
    /// those that were not looked at yet.
    void recheck(const Labels& labels, const std::set<Id<Track>>& tracks);

    /// What was found about a track, by frame; what concerns two tracks is with both.
    [[nodiscard]] std::vector<Finding> of(Id<Track> track) const;
    /// Everything, errors first, then by frame; what concerns two tracks once.
    [[nodiscard]] std::vector<Finding> all() const;

private:
    void checkTrack(const Labels& labels, Id<Track> track);
    void checkBoxes(const Labels& labels, Id<Track> track);
    void checkBox(const Labels& labels, Id<Cuboid> box);
    void checkFrame(const Labels& labels, int frame);
    void forgetBox(const Cuboid& box);
    void dropPairs(Id<Track> track);
    void addTracksOfFrame(int frame, std::set<Id<Track>>& to) const;
    [[nodiscard]] bool isExplained(const Finding& finding) const;

    CheckContext m_context;
    std::span<const Check> m_checks;
    std::map<Id<Track>, std::vector<Finding>> m_own;
    std::map<Id<Track>, std::map<Id<Cuboid>, std::vector<Finding>>> m_boxes;  ///< only those about which something was found
    std::map<int, std::vector<Finding>> m_frames;                             ///< all that were looked at
    std::vector<Finding> m_pairs;                                             ///< about two tracks
};

}  // namespace pointloom
