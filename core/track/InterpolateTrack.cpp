// SPDX-License-Identifier: Apache-2.0
#include "core/track/InterpolateTrack.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace pointloom {
namespace {

/// The frames of a range that lie between two anchors and are none.
std::vector<int> framesBetween(const FrameBoxes& anchors, const FrameRange& range)
{
    std::vector<int> frames;
    if (anchors.empty())
        return frames;
    const int last = std::min(range.last, anchors.rbegin()->first);
    for (int frame = std::max(range.first, anchors.begin()->first); frame <= last; ++frame)
        if (!anchors.contains(frame))
            frames.push_back(frame);
    return frames;
}

/// A box between anchors, made like the one before it.
Cuboid boxLike(const Cuboid& anchor, Id<Cuboid> id, const FrameKey& frame, const OrientedBox& box)
{
    Cuboid further = anchor;
    further.id = id;
    further.frame = frame;
    further.box = box;
    further.score = 1;
    further.state = BoxState::interpolated;
    return further;
}

/// The same box elsewhere, interpolated from now on. Nothing when it is so already.
void put(Edit& edit, const Cuboid& cuboid, const OrientedBox& box)
{
    Cuboid changed = cuboid;
    changed.box = box;
    changed.state = BoxState::interpolated;
    if (changed != cuboid)
        edit.cuboids.push_back(modified(cuboid, std::move(changed)));
}

}  // namespace

FrameBoxes anchorBoxes(const Labels& labels, Id<Track> track)
{
    FrameBoxes anchors;
    for (const auto& [frame, id] : labels.boxesOf(track))
        if (const Cuboid* cuboid = labels.find(id); cuboid->isAnchor())
            anchors.emplace(frame, cuboid->box);
    return anchors;
}

Edit interpolateTrack(Document& document, Id<Track> track, const FrameRange& range, const WorldPoses& poses, const GroundAt& ground)
{
    const Labels& labels = document.labels();
    const FrameBoxes anchors = anchorBoxes(labels, track);
    Edit edit{.name = PL_TEXT("core", "Interpolate"), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, box] : interpolate(anchors, framesBetween(anchors, range), poses, ground)) {
        if (const Cuboid* there = labels.boxOf(track, frame)) {
            put(edit, *there, box);
            continue;
        }
        const int before = std::prev(anchors.upper_bound(frame))->first;
        edit.cuboids.push_back(added(boxLike(*labels.boxOf(track, before), document.newCuboidId(), labels.keyOf(frame), box)));
    }
    return edit;
}

Edit followAnchors(const Labels& labels, Id<Track> track, const WorldPoses& poses, const GroundAt& ground)
{
    std::vector<int> frames;
    for (const auto& [frame, id] : labels.boxesOf(track))
        if (labels.find(id)->state == BoxState::interpolated)
            frames.push_back(frame);
    Edit edit{.name = PL_TEXT("core", "Interpolate"), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, box] : interpolate(anchorBoxes(labels, track), frames, poses, ground))
        put(edit, *labels.boxOf(track, frame), box);
    return edit;
}

Result<Edit> applyWithInterpolation(Document& document, const Edit& edit, const WorldPoses& poses, const GroundAt& ground)
{
    return document.apply(edit, [&](const Labels& labels) {
        std::set<Id<Track>> tracks;
        for (const auto& change : edit.cuboids)
            for (const auto& side : {&change.before, &change.after})
                if (*side)
                    tracks.insert((*side)->track);
        EditSum all;
        for (const Id<Track> track : tracks)
            all.add(followAnchors(labels, track, poses, ground));
        return std::move(all).total();
    });
}

}  // namespace pointloom
