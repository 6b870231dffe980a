// SPDX-License-Identifier: Apache-2.0
#include "ui/session/PlaceKeeper.h"

namespace pointloom {
namespace {

std::vector<std::uint64_t> numbersOf(const std::set<Id<Track>>& tracks)
{
    std::vector<std::uint64_t> numbers;
    for (const Id<Track> track : tracks)
        numbers.push_back(track.value);
    return numbers;
}

std::set<Id<Track>> tracksOf(const std::vector<std::uint64_t>& numbers)
{
    std::set<Id<Track>> tracks;
    for (const std::uint64_t number : numbers)
        tracks.insert({number});
    return tracks;
}

}  // namespace

PlaceKeeper::PlaceKeeper(Session& session, ViewControl& control) : m_session(session), m_control(control)
{
    if (const auto place = placeFromJson(session.camera())) {
        control.setPlace(*place);
        session.editing().setFlags({.locked = tracksOf(place->locked), .hidden = tracksOf(place->hidden)});
    } else {
        control.beginAnew();
        m_showAllWhenRead = true;
    }
    connect(&session.view().frames(), &FrameCache::frameReady, this, &PlaceKeeper::showAllOnce);
    connect(&session.editing(), &Editing::flagsChanged, this, &PlaceKeeper::remember);
    connect(&control, &ViewControl::changed, this, &PlaceKeeper::remember);
    showAllOnce();
}

void PlaceKeeper::showAllOnce()
{
    if (!m_showAllWhenRead || m_session.view().frame() == nullptr)
        return;
    m_showAllWhenRead = false;
    m_control.view().showAll();
}

void PlaceKeeper::remember()
{
    if (m_session.view().frame() == nullptr || m_showAllWhenRead)
        return;
    Place place = m_control.place();
    place.locked = numbersOf(m_session.editing().flags().locked);
    place.hidden = numbersOf(m_session.editing().flags().hidden);
    m_session.setCamera(toJson(place));
}

}  // namespace pointloom

#include "moc_PlaceKeeper.cpp"
