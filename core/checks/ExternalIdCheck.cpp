// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include <algorithm>

namespace pointloom {
namespace {

std::vector<Finding> checkExternalIds(const Labels& labels, const Track& track, const TrackPath& /*path*/, const CheckContext& /*context*/)
{
    std::vector<Finding> out;
    if (track.externalId.empty())
        return out;
    for (const auto& [id, other] : labels.tracks()) {
        if (id == track.id || other.externalId != track.externalId)
            continue;
        const TrackBoxes& boxes = labels.boxesOf(std::max(track.id, id));
        const Id<Track> lower = std::min(track.id, id);
        const auto both = std::ranges::find_if(boxes, [&](const auto& entry) { return labels.boxOf(lower, entry.first) != nullptr; });
        const bool together = both != boxes.end();
        if ((!together && other.classKey == track.classKey) || boxes.empty())
            continue;
        const auto at = together ? both : boxes.begin();
        out.push_back({.check = together ? checks::duplicate : checks::classChange,
                       .severity = Severity::error,
                       .track = lower,
                       .other = std::max(track.id, id),
                       .cuboid = at->second,
                       .frames = {at->first, at->first},
                       .value = 2,
                       .threshold = 1,
                       .message = together ? message(PL_TEXT("core", "Two objects of this frame have the id %1"), track.externalId)
                                           : message(PL_TEXT("core", "The class changes within track %1"), track.externalId),
                       .fix = together ? FixKind::newIdentity : FixKind::merge});
    }
    return out;
}

}  // namespace

/// Two tracks with one imported id: in the same frame an error, of different classes too.
Check externalIdCheck()
{
    return {.finds = {{checks::duplicate, PL_TEXT("core", "One id for two objects")},
                      {checks::classChange, PL_TEXT("core", "Another class within a track")}},
            .run = SequenceCheck(checkExternalIds)};
}

}  // namespace pointloom
