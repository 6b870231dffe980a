// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Placing.h"

#include <algorithm>
#include <cstdlib>

namespace pointloom {

OrientedBox carried(const Sequence& sequence, const OrientedBox& box, int fromFrame, int toFrame)
{
    const auto& from = sequence.frames[static_cast<std::size_t>(fromFrame)].world_T_cloud;
    const auto& to = sequence.frames[static_cast<std::size_t>(toFrame)].world_T_cloud;
    return from && to ? transformed(to->inverse() * *from, box) : box;
}

std::optional<OrientedBox> standingAt(const Labels& labels, const Sequence& sequence, Id<Track> track, int frame)
{
    const TrackBoxes& boxes = labels.boxesOf(track);
    if (boxes.empty())
        return std::nullopt;
    const auto nearest = std::ranges::min_element(boxes, {}, [&](const auto& entry) { return std::abs(entry.first - frame); });
    return carried(sequence, labels.find(nearest->second)->box, nearest->first, frame);
}

bool hasPoses(const Sequence& sequence)
{
    return std::ranges::all_of(sequence.frames, [](const FrameSource& frame) { return frame.world_T_cloud.has_value(); });
}

}  // namespace pointloom
