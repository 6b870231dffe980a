// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Document.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace pointloom {
namespace {

bool isFinite(const AttributeMap& attributes)
{
    return std::ranges::all_of(attributes, [](const auto& entry) {
        const double* number = std::get_if<double>(&entry.second);
        return number == nullptr || std::isfinite(*number);
    });
}

bool isFinite(const Track& track)
{
    return isFinite(track.attributes);
}

bool isFinite(const Cuboid& cuboid)
{
    const OrientedBox& box = cuboid.box;
    return box.centre_m.allFinite() && box.size_m.allFinite() && std::isfinite(box.yaw_rad) && std::isfinite(cuboid.score)
        && isFinite(cuboid.attributes);
}

/// What the values will be, change by change, on top of what the document holds.
template <class T> class Preview
{
public:
    explicit Preview(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] const T* find(Id<T> id) const
    {
        const auto found = m_changed.find(id);
        if (found == m_changed.end())
            return m_labels.find(id);
        return *found->second ? &**found->second : nullptr;
    }

    [[nodiscard]] Result<void> apply(const Change<T>& change)
    {
        const T* now = find(change.id);
        const bool sameIds = (!change.before || change.before->id == change.id) && (!change.after || change.after->id == change.id);
        const bool asExpected = now != nullptr ? change.before && *change.before == *now : !change.before;
        if (!change.id || !sameIds || !asExpected)
            return fail(PL_TEXT("core", "the change to object %1 does not fit what is there now"), change.id.value);
        if (change.after && !isFinite(*change.after))
            return fail(PL_TEXT("core", "the change to object %1 holds a number that is not finite"), change.id.value);
        m_changed[change.id] = &change.after;
        return {};
    }

private:
    const Labels& m_labels;
    std::map<Id<T>, const std::optional<T>*> m_changed;
};

/// No box may stay behind when its track goes.
Result<void> checkLeftBehind(const Edit& edit, const Preview<Track>& tracks, const Preview<Cuboid>& cuboids, const Labels& labels)
{
    for (const auto& change : edit.tracks) {
        if (tracks.find(change.id) != nullptr)
            continue;
        for (const auto& [frame, id] : labels.boxesOf(change.id)) {
            const Cuboid* kept = cuboids.find(id);
            if (kept != nullptr && kept->track == change.id)
                return fail(PL_TEXT("core", "box %1 belongs to track %2, which is not there"), id.value, change.id.value);
        }
    }
    return {};
}

Result<void> checkOneBoxPerFrame(const Edit& edit, const Preview<Cuboid>& cuboids, const Labels& labels)
{
    std::map<std::pair<Id<Track>, int>, Id<Cuboid>> places;
    for (const auto& change : edit.cuboids) {
        const Cuboid* kept = cuboids.find(change.id);
        if (kept == nullptr)
            continue;
        Id<Cuboid>& place = places[{kept->track, kept->frame}];
        const Cuboid* before = labels.boxOf(kept->track, kept->frame);
        const Cuboid* there = before != nullptr ? cuboids.find(before->id) : nullptr;
        const bool stays = there != nullptr && there->track == kept->track && there->frame == kept->frame;
        if ((place && place != kept->id) || (stays && there->id != kept->id))
            return fail(PL_TEXT("core", "track %1 would have two boxes in frame %2"), kept->track.value, kept->frame + 1);
        place = kept->id;
    }
    return {};
}

}  // namespace

Result<void> Document::fits(const Edit& edit) const
{
    Preview<Track> tracks(m_labels);
    Preview<Cuboid> cuboids(m_labels);
    for (const auto& change : edit.tracks)
        if (auto fits = tracks.apply(change); !fits)
            return fits;
    for (const auto& change : edit.cuboids)
        if (auto fits = cuboids.apply(change); !fits)
            return fits;
    for (const auto& change : edit.cuboids) {
        const Cuboid* kept = cuboids.find(change.id);
        if (kept != nullptr && tracks.find(kept->track) == nullptr)
            return fail(PL_TEXT("core", "box %1 belongs to track %2, which is not there"), kept->id.value, kept->track.value);
    }
    if (auto fits = checkLeftBehind(edit, tracks, cuboids, m_labels); !fits)
        return fits;
    return checkOneBoxPerFrame(edit, cuboids, m_labels);
}

void Document::putTracks(const std::vector<Change<Track>>& changes)
{
    if (changes.empty())
        return;
    auto own = std::make_shared<TrackMap>(m_labels.tracks());
    for (const auto& change : changes) {
        if (change.after)
            own->insert_or_assign(change.id, *change.after);
        else
            own->erase(change.id);
        m_lastTrack = std::max(m_lastTrack, change.id.value);
    }
    m_labels.m_tracks = std::move(own);
}

void Document::putCuboids(const std::vector<Change<Cuboid>>& changes)
{
    std::map<int, std::shared_ptr<FrameLabels>> opened;  // a frame is copied once, however many of its boxes change
    const auto own = [&](int frame) -> FrameLabels& {
        auto& copy = opened[frame];
        if (!copy)
            copy = std::make_shared<FrameLabels>(m_labels.frame(frame));
        return *copy;
    };
    for (const auto& change : changes) {
        if (change.before) {
            own(change.before->frame).erase(change.id);
            m_labels.m_frameOf.remove(change.id.value);
            --m_labels.m_cuboids;
        }
        if (change.after) {
            own(change.after->frame).insert_or_assign(change.id, *change.after);
            m_labels.m_frameOf.put(change.id.value, change.after->frame);
            ++m_labels.m_cuboids;
        }
        m_lastCuboid = std::max(m_lastCuboid, change.id.value);
    }
    for (auto& [frame, labels] : opened) {
        if (labels->empty())
            m_labels.m_frames.erase(frame);
        else
            m_labels.m_frames[frame] = std::move(labels);
    }
}

void Document::putBoxesOf(const std::vector<Change<Cuboid>>& changes)
{
    std::map<Id<Track>, std::shared_ptr<TrackBoxes>> opened;  // a track is copied once, however many of its boxes change
    const auto own = [&](Id<Track> track) -> TrackBoxes& {
        auto& copy = opened[track];
        if (!copy)
            copy = std::make_shared<TrackBoxes>(m_labels.boxesOf(track));
        return *copy;
    };
    std::map<Id<Cuboid>, const Cuboid*> last;  // boxes may change places on the way: what counts is where each was and will be
    for (const auto& change : changes) {
        if (change.before && !last.contains(change.id))
            own(change.before->track).erase(change.before->frame);
        last[change.id] = change.after ? &*change.after : nullptr;
    }
    for (const auto& [id, cuboid] : last)
        if (cuboid != nullptr)
            own(cuboid->track)[cuboid->frame] = id;
    for (auto& [track, boxes] : opened) {
        if (boxes->empty())
            m_labels.m_boxesOf.erase(track);
        else
            m_labels.m_boxesOf[track] = std::move(boxes);
    }
}

Result<void> Document::apply(const Edit& edit)
{
    if (auto fitting = fits(edit); !fitting)
        return fitting;
    put(edit);
    ++m_revision;
    return {};
}

Result<Edit> Document::apply(const Edit& edit, const std::function<Edit(const Labels& labels)>& consequence)
{
    if (auto fitting = fits(edit); !fitting)
        return std::unexpected(fitting.error());
    put(edit);
    const Edit further = consequence(m_labels);
    if (auto fitting = fits(further); !fitting) {
        put(inverse(edit));
        return std::unexpected(fitting.error());
    }
    if (!further.empty())
        put(further);
    ++m_revision;
    return composed(edit, further);
}

void Document::put(const Edit& edit)
{
    putTracks(edit.tracks);
    putCuboids(edit.cuboids);
    putBoxesOf(edit.cuboids);
}

void Document::reserveIds(Id<Cuboid> lastCuboid, Id<Track> lastTrack)
{
    m_lastCuboid = std::max(m_lastCuboid, lastCuboid.value);
    m_lastTrack = std::max(m_lastTrack, lastTrack.value);
}

}  // namespace pointloom
