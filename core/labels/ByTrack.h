// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Change.h"
#include "core/labels/Cuboid.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pointloom {

/// Where each track has its objects, at most one at each place. A copy shares the map of every track until one of the two changes it.
template <class T, class Place> class ByTrack
{
public:
    using Places = std::map<Place, Id<T>>;

    [[nodiscard]] const Places& of(Id<Track> track) const
    {
        static const Places none;
        const auto found = m_tracks.find(track);
        return found == m_tracks.end() ? none : *found->second;
    }

    /// Takes over changes that fit. placeOf(object) is an optional<Place>: objects at no place are kept elsewhere.
    template <class PlaceOf> void put(const std::vector<Change<T>>& changes, const PlaceOf& placeOf)
    {
        std::map<Id<Track>, std::shared_ptr<Places>> opened;  // a track is copied once, however many of its objects change
        const auto own = [&](Id<Track> track) -> Places& {
            auto& copy = opened[track];
            if (!copy)
                copy = std::make_shared<Places>(of(track));
            return *copy;
        };
        std::map<Id<T>, const T*> last;  // objects may change places on the way: what counts is where each was and will be
        for (const Change<T>& change : changes) {
            if (change.before && !last.contains(change.id))
                if (const std::optional<Place> place = placeOf(*change.before))
                    own(change.before->track).erase(*place);
            last[change.id] = change.after ? &*change.after : nullptr;
        }
        for (const auto& [id, object] : last)
            if (object != nullptr)
                if (const std::optional<Place> place = placeOf(*object))
                    own(object->track)[*place] = id;
        for (auto& [track, places] : opened) {
            if (places->empty())
                m_tracks.erase(track);
            else
                m_tracks[track] = std::move(places);
        }
    }

private:
    std::map<Id<Track>, std::shared_ptr<const Places>> m_tracks;
};

}  // namespace pointloom
