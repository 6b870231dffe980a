// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/TrackList.h"

#include "ui/application/Settings.h"
#include "ui/session/Naming.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace pointloom {
namespace {

constexpr auto orderKey = "timeline/order";
constexpr auto onlyHereKey = "timeline/onlyHere";

TrackSpans spansIn(const Labels& labels, Id<Track> track)
{
    TrackSpans spans;
    for (const auto& [frame, id] : labels.boxesOf(track)) {
        const BoxState state = labels.find(id)->state;
        if (!spans.empty() && spans.back().last + 1 == frame && spans.back().state == state)
            spans.back().last = frame;
        else
            spans.push_back({frame, frame, state});
    }
    return spans;
}

std::set<Id<Track>> tracksIn(const Edit& edit)
{
    std::set<Id<Track>> tracks;
    for (const auto& change : edit.tracks)
        tracks.insert(change.id);
    for (const auto& change : edit.cuboids)
        for (const auto& cuboid : {change.before, change.after})
            if (cuboid)
                tracks.insert(cuboid->track);
    return tracks;
}

}  // namespace

TrackList::TrackList(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    const QSettings saved = settings();
    m_order = static_cast<Order>(std::clamp(saved.value(orderKey).toInt(), 0, 2));
    m_onlyHere = saved.value(onlyHereKey).toBool();
    connect(&session.editing(), &Editing::changed, this, &TrackList::follow);
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        if (m_onlyHere)
            rebuild();
    });
    rebuild();
}

std::optional<int> TrackList::placeOf(Id<Track> track) const
{
    const auto found = m_placeOf.find(track);
    return found == m_placeOf.end() ? std::nullopt : std::optional(found->second);
}

const TrackSpans& TrackList::spansOf(Id<Track> track) const
{
    const auto [found, isNew] = m_spansOf.try_emplace(track);
    if (isNew)
        found->second = spansIn(m_session.editing().labels(), track);
    return found->second;
}

void TrackList::setOrder(Order order)
{
    m_order = order;
    settings().setValue(orderKey, static_cast<int>(order));
    rebuild();
}

void TrackList::setOnlyHere(bool onlyHere)
{
    m_onlyHere = onlyHere;
    settings().setValue(onlyHereKey, onlyHere);
    rebuild();
}

bool TrackList::isShown(Id<Track> track) const
{
    const Labels& labels = m_session.editing().labels();
    return m_onlyHere ? labels.boxOf(track, m_session.view().frameIndex()) != nullptr : !labels.boxesOf(track).empty();
}

bool TrackList::comesBefore(const TrackRow& a, const TrackRow& b) const
{
    const auto key = [this](const TrackRow& row) {
        return std::tuple(m_order == Order::byClass ? row.classPlace : m_order == Order::byNumber ? 0 : row.first, row.track);
    };
    return key(a) < key(b);
}

TrackRow TrackList::rowOf(const Track& track) const
{
    const auto& classes = m_session.schema().classes;
    const Rgb colour = colourOf(m_session, track);
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(track.id);
    return {.track = track.id,
            .name = displayName(m_session, track),
            .colour = QColor(colour.r, colour.g, colour.b),
            .classPlace = static_cast<int>(std::ranges::find(classes, track.classKey, &ClassDef::key) - classes.begin()),
            .first = boxes.begin()->first,
            .last = boxes.rbegin()->first,
            .boxes = static_cast<int>(boxes.size())};
}

void TrackList::rebuild()
{
    m_rows.clear();
    m_placeOf.clear();
    m_spansOf.clear();
    for (const auto& [id, track] : m_session.editing().labels().tracks())
        if (isShown(id))
            m_rows.push_back(rowOf(track));
    std::ranges::sort(m_rows, [this](const TrackRow& a, const TrackRow& b) { return comesBefore(a, b); });
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_placeOf[m_rows[i].track] = static_cast<int>(i);
    Q_EMIT reset();
}

void TrackList::follow(const Edit& edit)
{
    const std::set<Id<Track>> touched = tracksIn(edit);
    for (const Id<Track> track : touched)
        m_spansOf.erase(track);
    if (!std::ranges::all_of(touched, [this](Id<Track> track) { return replace(track); })) {
        rebuild();
        return;
    }
    for (const Id<Track> track : touched)
        if (const auto place = placeOf(track))
            Q_EMIT rowChanged(*place);
}

/// Takes over what changed about one track; answers false when rows have to come, go or change places.
bool TrackList::replace(Id<Track> track)
{
    const auto place = placeOf(track);
    const bool shown = isShown(track);
    if (!place || !shown)
        return !place && !shown;
    TrackRow& row = m_rows[static_cast<std::size_t>(*place)];
    TrackRow changed = rowOf(*m_session.editing().labels().find(track));
    const bool stays = !comesBefore(row, changed) && !comesBefore(changed, row);
    row = std::move(changed);
    return stays;
}

}  // namespace pointloom

#include "moc_TrackList.cpp"
