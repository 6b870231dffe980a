// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Document.h"

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

/// What the values will be, change by change, on top of what the document holds.
template <class T>
class Preview
{
public:
    explicit Preview(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] const T* find(Id<T> id) const
    {
        const auto found = m_changed.find(id);
        if (found == m_changed.end())
            return m_labels.find(id);
        return found->second ? &*found->second : nullptr;
    }

    [[nodiscard]] Result<void> apply(const Change<T>& change)
    {
        const T* now = find(change.id);
        const bool sameIds = (!change.before || change.before->id == change.id) && (!change.after || change.after->id == change.id);
        const bool asExpected = now != nullptr ? change.before && *change.before == *now : !change.before;
        if (!change.id || !sameIds || !asExpected)
            return fail(PL_TEXT("core", "the change to object %1 does not fit what is there now"), change.id.value);
        m_changed[change.id] = change.after;
        return {};
    }

private:
    const Labels& m_labels;
    std::map<Id<T>, std::optional<T>> m_changed;
};

}  // namespace

Result<void> Document::check(const Edit& edit) const
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
    return {};
}

void Document::put(const Change<Cuboid>& change)
{
    const auto changeFrame = [&](int index, const auto& how) {
        auto& shared = m_labels.m_frames[index];
        auto own = std::make_shared<FrameLabels>(shared ? *shared : FrameLabels{});
        how(*own);
        if (own->empty())
            m_labels.m_frames.erase(index);
        else
            shared = std::move(own);
    };
    if (change.before) {
        changeFrame(change.before->frame, [&](FrameLabels& labels) { labels.erase(change.id); });
        m_labels.m_frameOf.erase(change.id);
    }
    if (change.after) {
        changeFrame(change.after->frame, [&](FrameLabels& labels) { labels.insert_or_assign(change.id, *change.after); });
        m_labels.m_frameOf[change.id] = change.after->frame;
    }
    m_lastCuboid = std::max(m_lastCuboid, change.id.value);
}

Result<void> Document::apply(const Edit& edit)
{
    if (auto fits = check(edit); !fits)
        return fits;
    if (!edit.tracks.empty()) {
        auto own = std::make_shared<TrackMap>(m_labels.tracks());
        for (const auto& change : edit.tracks) {
            if (change.after)
                own->insert_or_assign(change.id, *change.after);
            else
                own->erase(change.id);
            m_lastTrack = std::max(m_lastTrack, change.id.value);
        }
        m_labels.m_tracks = std::move(own);
    }
    for (const auto& change : edit.cuboids)
        put(change);
    ++m_revision;
    return {};
}

}  // namespace pointloom
