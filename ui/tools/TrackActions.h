// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/TrackGestures.h"
#include "ui/application/Actions.h"
#include "ui/session/Session.h"

#include <QObject>

#include <optional>

namespace pointloom {

/// What can be done to whole tracks, by the window's actions and by the timeline. It knows which track is meant: that of the selected box,
/// and while none is selected the one that was last.
class TrackActions : public QObject
{
    Q_OBJECT

public:
    TrackActions(const ActionSet& actions, Session& session, QObject* parent = nullptr);

    [[nodiscard]] Session& session() const { return m_session; }
    [[nodiscard]] const ActionSet& actions() const { return m_actions; }

    /// Nothing when no box has been selected yet, or the track is gone.
    [[nodiscard]] Id<Track> track() const;
    /// Goes to a frame and selects the box of a track there; without one the track is meant all the same.
    void choose(Id<Track> track, int frame);
    /// Goes to the nearest keyframe or final box before (-1) or after (+1) the frame in sight.
    void goToKeyframe(int step);

    void split(Id<Track> track, int frame);
    /// The one that begins later joins the other. Two that are seen in one frame are two objects: nothing but a word on it then.
    void merge(Id<Track> a, Id<Track> b);
    void cutBefore(Id<Track> track, int frame);
    void cutAfter(Id<Track> track, int frame);
    void trim(Id<Track> track, const FrameRange& life);
    void removeBoxes(Id<Track> track, const FrameRange& frames);
    void setState(Id<Track> track, const FrameRange& frames, BoxState state);
    void reassign(Id<Cuboid> box, Id<Track> to);
    void remove(Id<Track> track);
    /// The whole life of a track; nothing for one without boxes.
    [[nodiscard]] std::optional<FrameRange> lifeOf(Id<Track> track) const;

Q_SIGNALS:
    void said(const QString& text);
    /// Another track is meant.
    void trackChanged();
    /// The person is to say which track gets this box.
    void reassignRequested(Id<Cuboid> box);

private:
    void connectActions();
    void follow();
    void setTrack(Id<Track> track);
    void mergeSelected();
    [[nodiscard]] QString nameOf(Id<Track> track) const;

    const ActionSet& m_actions;
    Session& m_session;
    Id<Track> m_track;
    Id<Track> m_trackBefore;  ///< meant before this one
};

}  // namespace pointloom
