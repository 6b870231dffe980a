// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"
#include "ui/session/Actions.h"
#include "ui/session/Session.h"

#include <QObject>

class QFrame;
class QLabel;
class QToolButton;

namespace pointloom {

class SceneView;

/// What floats over the main view: how the points are coloured, what is selected, and what can be done with it.
class ViewOverlay : public QObject
{
    Q_OBJECT

public:
    ViewOverlay(SceneView& view, SceneModel& scene, ActionSet& actions);

    void setSession(Session* session);
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QFrame* makeFrame();
    QToolButton* makeButton(ActionId id, QFrame* frame);
    void showStyle();
    void showSelected();
    void place();

    SceneView& m_view;
    SceneModel& m_scene;
    ActionSet& m_actions;
    Session* m_session = nullptr;
    QFrame* m_styleFrame = nullptr;
    QToolButton* m_colour = nullptr;
    QToolButton* m_ground = nullptr;
    QFrame* m_selectedFrame = nullptr;
    QLabel* m_selectedText = nullptr;
    QFrame* m_doFrame = nullptr;
    std::map<ActionId, QToolButton*> m_buttons;
};

}  // namespace pointloom
