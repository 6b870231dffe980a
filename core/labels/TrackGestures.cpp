// SPDX-License-Identifier: Apache-2.0
#include "core/labels/TrackGestures.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <vector>

namespace pointloom {
namespace {

constexpr FrameRange always{std::numeric_limits<int>::min(), std::numeric_limits<int>::max()};

/// Takes out the tracks that an edit leaves without boxes.
void dropEmptied(const Labels& labels, Edit& edit)
{
    std::map<Id<Track>, int> growth;
    const auto count = [&](const auto& changes) {
        for (const auto& change : changes) {
            if (change.before)
                --growth[change.before->track];
            if (change.after)
                ++growth[change.after->track];
        }
    };
    count(edit.cuboids);
    count(edit.imageBoxes);
    for (const auto& [track, by] : growth)
        if (const Track* known = labels.find(track); known != nullptr && static_cast<int>(labels.sizeOf(track)) + by == 0)
            edit.tracks.push_back(removed(*known));
}

template <class T> void give(std::vector<Change<T>>& changes, const T& object, Id<Track> track)
{
    T given = object;
    given.track = track;
    changes.push_back(modified(object, std::move(given)));
}

/// The boxes of a track in all frames: those of the sequence in order, then those of frames that are gone.
std::vector<const Cuboid*> allBoxesOf(const Labels& labels, Id<Track> track)
{
    std::vector<const Cuboid*> all;
    for (const auto& [frame, id] : labels.boxesOf(track))
        all.push_back(labels.find(id));
    for (const Id<Cuboid> id : labels.goneBoxesOf(track))
        all.push_back(labels.find(id));
    return all;
}

Edit removeWhere(const Labels& labels, Id<Track> track, std::string name, const std::function<bool(int)>& goes)
{
    Edit edit{.name = std::move(name), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, id] : labels.boxesOf(track))
        if (goes(frame))
            edit.cuboids.push_back(removed(*labels.find(id)));
    dropEmptied(labels, edit);
    return edit;
}

}  // namespace

Edit splitTrack(Document& document, Id<Track> track, int frame)
{
    const Labels& labels = document.labels();
    const TrackBoxes& boxes = labels.boxesOf(track);
    const auto from = boxes.lower_bound(frame);
    if (from == boxes.begin() || from == boxes.end())
        return {};
    Track further = *labels.find(track);
    further.id = document.newTrackId();
    further.externalId.clear();
    Edit edit{.name = PL_TEXT("core", "Split track"), .tracks = {added(further)}, .cuboids = {}};
    for (auto it = from; it != boxes.end(); ++it)
        give(edit.cuboids, *labels.find(it->second), further.id);
    return edit;
}

Edit mergeTracks(const Labels& labels, Id<Track> into, Id<Track> from)
{
    if (into == from || labels.find(into) == nullptr)
        return {};
    Edit edit{.name = PL_TEXT("core", "Merge tracks"), .tracks = {}, .cuboids = {}};
    for (const Cuboid* coming : allBoxesOf(labels, from)) {
        const Cuboid* there = labels.boxOf(into, coming->frame);
        if (there != nullptr && (there->isAnchor() || !coming->isAnchor())) {
            edit.cuboids.push_back(removed(*coming));
            continue;
        }
        if (there != nullptr)
            edit.cuboids.push_back(removed(*there));
        give(edit.cuboids, *coming, into);
    }
    for (const Id<ImageRectangle> id : labels.imageBoxesOf(from)) {
        const ImageRectangle& coming = *labels.find(id);
        if (labels.imageBoxOf(into, coming.frame, coming.camera) != nullptr)
            edit.imageBoxes.push_back(removed(coming));
        else
            give(edit.imageBoxes, coming, into);
    }
    dropEmptied(labels, edit);
    return edit;
}

Edit removeRange(const Labels& labels, Id<Track> track, const FrameRange& frames)
{
    return removeWhere(labels, track, PL_TEXT("core", "Delete boxes"), [&](int frame) { return frames.contains(frame); });
}

Edit trimTrack(const Labels& labels, Id<Track> track, const FrameRange& life)
{
    return removeWhere(labels, track, PL_TEXT("core", "Trim track"), [&](int frame) { return !life.contains(frame); });
}

Edit removeTrack(const Labels& labels, Id<Track> track)
{
    Edit edit{.name = PL_TEXT("core", "Delete track"), .tracks = {}, .cuboids = {}};
    for (const Cuboid* box : allBoxesOf(labels, track))
        edit.cuboids.push_back(removed(*box));
    for (const Id<ImageRectangle> id : labels.imageBoxesOf(track))
        edit.imageBoxes.push_back(removed(*labels.find(id)));
    dropEmptied(labels, edit);
    return edit;
}

Edit reassign(const Labels& labels, const std::set<Id<Cuboid>>& boxes, Id<Track> to)
{
    Edit edit{.name = PL_TEXT("core", "Give to another track"), .tracks = {}, .cuboids = {}};
    if (labels.find(to) == nullptr)
        return {};
    std::set<FrameKey> taken;
    for (const Id<Cuboid> id : boxes) {
        const Cuboid* cuboid = labels.find(id);
        if (cuboid == nullptr || labels.boxOf(to, cuboid->frame) != nullptr || !taken.insert(cuboid->frame).second)
            continue;
        give(edit.cuboids, *cuboid, to);
    }
    dropEmptied(labels, edit);
    return edit;
}

Edit swapTracks(const Labels& labels, Id<Track> a, Id<Track> b, int fromFrame)
{
    Edit edit{.name = PL_TEXT("core", "Swap tracks"), .tracks = {}, .cuboids = {}};
    if (a == b || labels.find(a) == nullptr || labels.find(b) == nullptr)
        return {};
    const FrameRange range{fromFrame, always.last};
    for (const Id<Cuboid> id : boxesIn(labels, a, range))
        give(edit.cuboids, *labels.find(id), b);
    for (const Id<Cuboid> id : boxesIn(labels, b, range))
        give(edit.cuboids, *labels.find(id), a);
    dropEmptied(labels, edit);
    return edit;
}

Edit setState(const Labels& labels, const std::set<Id<Cuboid>>& boxes, BoxState state)
{
    Edit edit{
        .name = state == BoxState::finalised ? PL_TEXT("core", "Finalise") : PL_TEXT("core", "Make keyframe"), .tracks = {}, .cuboids = {}};
    for (const Id<Cuboid> id : boxes) {
        const Cuboid* cuboid = labels.find(id);
        if (cuboid == nullptr || cuboid->state == state)
            continue;
        Cuboid changed = *cuboid;
        changed.state = state;
        edit.cuboids.push_back(modified(*cuboid, std::move(changed)));
    }
    return edit;
}

std::set<Id<Cuboid>> boxesIn(const Labels& labels, Id<Track> track, const FrameRange& frames)
{
    std::set<Id<Cuboid>> out;
    const TrackBoxes& boxes = labels.boxesOf(track);
    for (auto it = boxes.lower_bound(frames.first); it != boxes.end() && it->first <= frames.last; ++it)
        out.insert(it->second);
    return out;
}

std::vector<int> sharedFrames(const Labels& labels, Id<Track> a, Id<Track> b)
{
    std::vector<int> shared;
    for (const auto& [frame, id] : labels.boxesOf(a))
        if (labels.boxOf(b, frame) != nullptr)
            shared.push_back(frame);
    return shared;
}

Anchors anchorsAround(const Labels& labels, Id<Track> track, int frame)
{
    Anchors out;
    for (const auto& [at, id] : labels.boxesOf(track)) {
        const Cuboid* cuboid = labels.find(id);
        if (!cuboid->isAnchor() || at == frame)
            continue;
        if (at < frame)
            out.before = cuboid;
        else if (out.after == nullptr)
            out.after = cuboid;
    }
    return out;
}

}  // namespace pointloom
