// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/TrackActions.h"

#include "ui/session/Naming.h"

#include <QAction>

#include <algorithm>
#include <limits>

namespace pointloom {
namespace {

constexpr int everAfter = std::numeric_limits<int>::max();

/// The tracks of what is selected, each once.
std::vector<Id<Track>> selectedTracks(const Session& session)
{
    std::set<Id<Track>> tracks;
    for (const Id<Cuboid> id : session.selection().ids())
        tracks.insert(session.editing().labels().find(id)->track);
    return {tracks.begin(), tracks.end()};
}

}  // namespace

TrackActions::TrackActions(const ActionSet& actions, Session& session, QObject* parent)
    : QObject(parent), m_actions(actions), m_session(session)
{
    connectActions();
    connect(&session.selection(), &Selection::changed, this, &TrackActions::follow);
    follow();
}

void TrackActions::connectActions()
{
    const auto on = [&](ActionId id, auto&& what) { connect(&m_actions[id], &QAction::triggered, this, what); };
    const auto onTrack = [&](ActionId id, auto&& what) { on(id, [this, what] { what(*this, track(), m_session.view().frameIndex()); }); };
    on(ActionId::previousKeyframe, [this] { goToKeyframe(-1); });
    on(ActionId::nextKeyframe, [this] { goToKeyframe(1); });
    on(ActionId::mergeTracks, [this] { mergeSelected(); });
    on(ActionId::reassignBox, [this] { Q_EMIT reassignRequested(m_session.selection().current()); });
    onTrack(ActionId::splitTrack, [](TrackActions& t, Id<Track> track, int frame) { t.split(track, frame); });
    onTrack(ActionId::cutBefore, [](TrackActions& t, Id<Track> track, int frame) { t.cutBefore(track, frame); });
    onTrack(ActionId::cutAfter, [](TrackActions& t, Id<Track> track, int frame) { t.cutAfter(track, frame); });
    onTrack(ActionId::deleteTrack, [](TrackActions& t, Id<Track> track, int) { t.remove(track); });
    onTrack(ActionId::finaliseTrack, [](TrackActions& t, Id<Track> track, int) { t.setState(track, {0, everAfter}, BoxState::finalised); });
    const auto onSelection = [&](ActionId id, BoxState state) {
        on(id, [this, state] {
            m_session.pushForSelection([state](const Labels& labels, Id<Cuboid> box) { return pointloom::setState(labels, {box}, state); });
        });
    };
    onSelection(ActionId::makeKeyframe, BoxState::keyframe);
    onSelection(ActionId::finaliseBox, BoxState::finalised);
}

Id<Track> TrackActions::track() const
{
    return m_session.editing().labels().find(m_track) != nullptr ? m_track : Id<Track>{};
}

void TrackActions::follow()
{
    if (const Cuboid* selected = m_session.selection().currentCuboid())
        setTrack(selected->track);
}

void TrackActions::setTrack(Id<Track> track)
{
    if (track == m_track)
        return;
    m_trackBefore = m_track;
    m_track = track;
    Q_EMIT trackChanged();
}

void TrackActions::choose(Id<Track> track, int frame)
{
    m_session.view().goToFrame(frame);
    const Cuboid* box = m_session.editing().labels().boxOf(track, frame);
    m_session.selection().select(box != nullptr ? box->id : Id<Cuboid>{});
    setTrack(track);
}

void TrackActions::goToKeyframe(int step)
{
    if (!track()) {
        Q_EMIT said(tr("Select a box first: keyframes are those of its track."));
        return;
    }
    const Anchors anchors = anchorsAround(m_session.editing().labels(), track(), m_session.view().frameIndex());
    const Cuboid* there = step < 0 ? anchors.before : anchors.after;
    if (there == nullptr)
        Q_EMIT said(step < 0 ? tr("%1 has no keyframe before this frame.").arg(nameOf(track()))
                             : tr("%1 has no keyframe after this frame.").arg(nameOf(track())));
    else
        m_session.selection().select(there->id);
}

void TrackActions::split(Id<Track> track, int frame)
{
    const auto life = lifeOf(track);
    if (!life)
        return;
    if (frame <= life->first || frame > life->last) {
        Q_EMIT said(tr("%1 has no box on both sides of this place: there is nothing to split.").arg(nameOf(track)));
        return;
    }
    m_session.editing().pushMade([&](Document& document) { return splitTrack(document, track, frame); });
}

void TrackActions::mergeSelected()
{
    const std::vector<Id<Track>> tracks = selectedTracks(m_session);
    if (tracks.size() > 2)
        Q_EMIT said(tr("Two tracks can be merged at a time: select two boxes."));
    else if (tracks.size() == 2)
        merge(tracks[0], tracks[1]);
    else if (m_session.editing().labels().find(m_trackBefore) == nullptr)
        Q_EMIT said(tr("Select a box of the one track, then a box of the other, and merge."));
    else
        merge(track(), m_trackBefore);
}

void TrackActions::merge(Id<Track> a, Id<Track> b)
{
    const auto lifeA = lifeOf(a);
    const auto lifeB = lifeOf(b);
    if (a == b || !lifeA || !lifeB)
        return;
    const Id<Track> into = lifeB->first < lifeA->first ? b : a;
    const Id<Track> from = into == a ? b : a;
    const std::vector<int> shared = sharedFrames(m_session.editing().labels(), a, b);
    if (!shared.empty()) {
        const auto& frame = m_session.sequence().frames[static_cast<std::size_t>(shared.front())];
        Q_EMIT said(
            tr("%1 and %2 both have a box in %n frame(s), first in %3: they are two objects.", nullptr, static_cast<int>(shared.size()))
                .arg(nameOf(into), nameOf(from), QString::fromStdString(frame.name)));
        return;
    }
    const QString merged = tr("%1 joined %2.").arg(nameOf(from), nameOf(into));
    m_session.editing().push(mergeTracks(m_session.editing().labels(), into, from));
    if (m_session.editing().labels().find(from) != nullptr)
        return;  // refused, which the session has said
    setTrack(into);
    Q_EMIT said(merged);
}

void TrackActions::cutBefore(Id<Track> track, int frame)
{
    trim(track, {frame, everAfter});
}

void TrackActions::cutAfter(Id<Track> track, int frame)
{
    trim(track, {0, frame});
}

void TrackActions::trim(Id<Track> track, const FrameRange& life)
{
    m_session.editing().push(trimTrack(m_session.editing().labels(), track, life));
}

void TrackActions::removeBoxes(Id<Track> track, const FrameRange& frames)
{
    m_session.editing().push(removeRange(m_session.editing().labels(), track, frames));
}

void TrackActions::setState(Id<Track> track, const FrameRange& frames, BoxState state)
{
    const Labels& labels = m_session.editing().labels();
    m_session.editing().push(pointloom::setState(labels, boxesIn(labels, track, frames), state));
}

void TrackActions::reassign(Id<Cuboid> box, Id<Track> to)
{
    m_session.editing().push(pointloom::reassign(m_session.editing().labels(), {box}, to));
    follow();
}

void TrackActions::remove(Id<Track> track)
{
    m_session.editing().push(removeTrack(m_session.editing().labels(), track));
}

std::optional<FrameRange> TrackActions::lifeOf(Id<Track> track) const
{
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(track);
    if (boxes.empty())
        return std::nullopt;
    return FrameRange{boxes.begin()->first, boxes.rbegin()->first};
}

QString TrackActions::nameOf(Id<Track> track) const
{
    const Track* known = m_session.editing().labels().find(track);
    return known != nullptr ? displayName(m_session, *known) : QString();
}

}  // namespace pointloom

#include "moc_TrackActions.cpp"
