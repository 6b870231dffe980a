// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Actions.h"
#include "ui/session/Session.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace pointloom {

class FrameBar;

/// The frames of the sequence: a bar to drag along, which frames hold boxes, playing.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    Timeline(Session& session, const ActionSet& actions, QWidget* parent = nullptr);

    void togglePlaying();
    [[nodiscard]] bool playing() const { return m_player.isActive(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void playOn();

    Session& m_session;
    const ActionSet& m_actions;
    QTimer m_player;
    FrameBar* m_bar = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_forward = nullptr;
    QLabel* m_where = nullptr;
};

}  // namespace pointloom
