// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/Player.h"
#include "ui/timeline/TrackRows.h"
#include "ui/tools/TrackActions.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace pointloom {

class FrameBar;

/// The frames of the sequence and the tracks in them: playing and a ruler to drag along, under it a row for each track. Where there is
/// little room, only the ruler is in sight.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    Timeline(TrackActions& tracks, QWidget* parent = nullptr);

    [[nodiscard]] Player& player() { return m_player; }
    [[nodiscard]] FrameAxis& axis() { return m_axis; }
    [[nodiscard]] TrackList& tracks() { return m_list; }
    [[nodiscard]] TrackRows& rows() const { return *m_rows; }
    void setFindings(std::vector<TimelineFinding> findings) { m_rows->setFindings(std::move(findings)); }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// See TrackRows.
    void extendRequested(Id<Track> track, const FrameRange& frames);
    void rangeChosen(Id<Track> track, const FrameRange& frames);
    void showRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeControls();
    void fillMenus();
    void refresh();
    void refreshPlaying();
    void retranslate();

    TrackActions& m_tracks;
    Session& m_session;
    const ActionSet& m_actions;
    Player m_player;
    FrameAxis m_axis;
    TrackList m_list;
    FrameBar* m_bar = nullptr;
    TrackRows* m_rows = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_forward = nullptr;
    QToolButton* m_loop = nullptr;
    QToolButton* m_speed = nullptr;
    QToolButton* m_order = nullptr;
    QLabel* m_where = nullptr;
};

}  // namespace pointloom
