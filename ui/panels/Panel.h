// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/TrackGestures.h"
#include "ui/application/Actions.h"
#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QObject>
#include <QWidget>

#include <functional>
#include <optional>
#include <string_view>

namespace pointloom {

class Findings;
class ToolController;
class TrackActions;
class TrackJobs;

/// What panels tell the window and each other.
class PanelTalk : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void said(const QString& text);
    /// Bring the selected box into view.
    void showRequested();
    /// The keyboard is no longer wanted in a panel.
    void left();
    /// A note for the title of a panel, by its key: how much there is in it.
    void noted(std::string_view panel, const QString& note);
    void framesChosen(pointloom::Id<pointloom::Track> track, const pointloom::FrameRange& frames);
};

/// What panels are made from. All of it lives as long as the session.
struct PanelContext
{
    Session& session;
    ToolController& tools;
    const ActionSet& actions;
    ProgressCentre& progress;
    TrackActions& tracks;
    TrackJobs& trackJobs;
    Findings& findings;
    PanelTalk& talk;
};

struct MadePanel
{
    QWidget* widget = nullptr;
    /// A key without a meaning in the window; false when it has none here either.
    std::function<bool(const QString& text)> pressKey = {};
};

/// One panel of the window: what it is called, where it stands at first, how it is made for a session.
struct PanelEntry
{
    enum class Place {
        below,  ///< of the panel before it in the same area
        tab,    ///< behind the first one there
    };

    const char* key;    ///< in saved layouts: renaming one loses its place
    const char* title;  ///< an English text of the context "Panels"
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    Place place = Place::below;
    int share = 0;                                             ///< of the height of its area; 0: what it asks for
    bool shown = true;                                         ///< at the first start
    bool isLow = false;                                        ///< its title is a grip at its side: height is dear
    std::optional<ActionId> toggle = {};                       ///< the action that shows and hides it, besides the menu of layouts
    MadePanel (*make)(const PanelContext& context) = nullptr;  ///< null: the window has it from the start
};

}  // namespace pointloom
