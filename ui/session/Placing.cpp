// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Placing.h"

#include "core/cloud/ScenePoint.h"

#include <algorithm>
#include <cstdlib>

namespace pointloom {

OrientedBox carried(const WorldPoses& poses, const OrientedBox& box, int fromFrame, int toFrame)
{
    if (!poses.isPlaced(fromFrame) || !poses.isPlaced(toFrame))  // how it stands to the scanner is all that is known
        return box;
    return transformed(poses.at(toFrame).inverse() * poses.at(fromFrame), box);
}

std::optional<OrientedBox> standingAt(const Labels& labels, const WorldPoses& poses, Id<Track> track, int frame)
{
    const TrackBoxes& boxes = labels.boxesOf(track);
    if (boxes.empty())
        return std::nullopt;
    const auto nearest = std::ranges::min_element(boxes, {}, [&](const auto& entry) { return std::abs(entry.first - frame); });
    return carried(poses, labels.find(nearest->second)->box, nearest->first, frame);
}

double distanceOf(const OrientedBox& box, const Frame* frame)
{
    if (frame == nullptr)
        return box.centre_m.head<2>().norm();
    return (toScene(box, *frame->cloud).centre_m.head<2>() - frame->index->sensor_m().cast<double>()).norm();
}

}  // namespace pointloom
