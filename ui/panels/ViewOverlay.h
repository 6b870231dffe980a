// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/Session.h"
#include "ui/session/ViewControl.h"

#include <QObject>

class QFrame;
class QLabel;
class QMenu;
class QToolButton;

namespace pointloom {

class RampLegend;
class ViewPanel;

/// What floats over the main view: how the points are coloured, what of them is left out, what is selected, and what can be done with it.
class ViewOverlay : public QObject
{
    Q_OBJECT

public:
    ViewOverlay(ViewControl& control, ActionSet& actions);

    void setSession(Session* session);
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QFrame* makeFrame();
    QToolButton* makeButton(ActionId id, QFrame* frame);
    void buildStyle();
    void buildFilters();
    void fillColourMenu();
    void showStyle();
    void showFilters();
    void showSelected();
    void place();

    ViewControl& m_control;
    SceneView& m_view;
    SceneModel& m_scene;
    ActionSet& m_actions;
    Session* m_session = nullptr;
    QFrame* m_styleFrame = nullptr;
    QToolButton* m_colour = nullptr;
    QMenu* m_colourMenu = nullptr;
    RampLegend* m_legend = nullptr;
    QToolButton* m_ground = nullptr;
    QToolButton* m_settings = nullptr;
    ViewPanel* m_panel = nullptr;
    QFrame* m_filterFrame = nullptr;
    QToolButton* m_heightFilter = nullptr;  ///< a click clears it, as with the next two
    QToolButton* m_distanceFilter = nullptr;
    QToolButton* m_cropFilter = nullptr;
    QFrame* m_selectedFrame = nullptr;
    QLabel* m_selectedText = nullptr;
    QFrame* m_doFrame = nullptr;
    std::map<ActionId, QToolButton*> m_buttons;
};

}  // namespace pointloom
