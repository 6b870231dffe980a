// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/schema/LabelSchema.h"

#include <optional>
#include <set>

namespace pointloom {

/// The edits of whole tracks. They change nothing: the document applies them. Names are marked for translation. An edit is empty where a
/// gesture has nothing to do. Frames are told by their positions. What is done within frames leaves boxes of frames that are gone alone;
/// what is done to whole tracks (merging, deleting) takes them along.

/// Frames first to last, both included.
struct FrameRange
{
    int first = 0;
    int last = 0;

    [[nodiscard]] bool contains(int frame) const { return frame >= first && frame <= last; }
    friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// From this frame on the object is another one: a new track of the same class and answers takes its boxes.
[[nodiscard]] Edit splitTrack(Document& document, Id<Track> track, int frame);

/// Two tracks were one object: the boxes of one join the other, whose class and answers stay. Where both have a box, the anchor stays, else
/// the one of the track that is joined.
[[nodiscard]] Edit mergeTracks(const Labels& labels, Id<Track> into, Id<Track> from);

/// Removes the boxes inside of frames; a track without any box, also of a frame that is gone, goes too.
[[nodiscard]] Edit removeRange(const Labels& labels, Id<Track> track, const FrameRange& frames);

/// Removes the boxes before and after frames: the life of the object as it is dragged shorter.
[[nodiscard]] Edit trimTrack(const Labels& labels, Id<Track> track, const FrameRange& life);

/// Takes a track and all of its boxes away.
[[nodiscard]] Edit removeTrack(const Labels& labels, Id<Track> track);

/// These boxes belong to that track. One whose frame already holds a box of it stays where it was.
[[nodiscard]] Edit reassign(const Labels& labels, const std::set<Id<Cuboid>>& boxes, Id<Track> to);

/// Two objects were taken for each other from this frame on: they exchange their boxes.
[[nodiscard]] Edit swapTracks(const Labels& labels, Id<Track> a, Id<Track> b, int fromFrame);

/// Declares boxes final, or keyframes again.
[[nodiscard]] Edit setState(const Labels& labels, const std::set<Id<Cuboid>>& boxes, BoxState state);

/// The boxes of a track inside of frames.
[[nodiscard]] std::set<Id<Cuboid>> boxesIn(const Labels& labels, Id<Track> track, const FrameRange& frames);

/// The frames in which two tracks both have a box, ascending.
[[nodiscard]] std::vector<int> sharedFrames(const Labels& labels, Id<Track> a, Id<Track> b);

/// The nearest anchors before and after a frame (that frame itself counts for neither); null where there are none.
struct Anchors
{
    const Cuboid* before = nullptr;
    const Cuboid* after = nullptr;
};
[[nodiscard]] Anchors anchorsAround(const Labels& labels, Id<Track> track, int frame);

}  // namespace pointloom
