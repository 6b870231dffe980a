// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/MissedObjects.h"
#include "ui/session/Selecting.h"
#include "ui/tools/BoxEditor.h"
#include "ui/tools/Copying.h"
#include "ui/tools/ToolRunner.h"

#include <QObject>

#include <optional>
#include <vector>

namespace pointloom {

class SceneView;

/// What the hand does in the views and with keys, and those who turn it into edits.
class ToolController : public QObject
{
    Q_OBJECT

public:
    ToolController(Session& session, SceneModel& scene, SceneBinding& binding, std::vector<SceneView*> views, QObject* parent = nullptr);

    /// One more view of the whole scene, for as long as it lives: it is clicked in like the main view.
    void addView(SceneView& view);

    [[nodiscard]] ToolRunner& runner() { return m_runner; }
    [[nodiscard]] BoxEditor& editor() { return m_editor; }
    [[nodiscard]] Copying& copying() { return m_copying; }
    [[nodiscard]] MissedObjects& missed() { return m_missed; }

    void nudge(ActionId id);
    void paste();
    /// Shows the next object that has no box, and boxes the one that is shown.
    void nextMissed();
    void takeMissed();
    void walk(int step);
    void setWalkOrder(WalkOrder order) { m_walkOrder = order; }
    /// What is half done ends; else the selection.
    void letGo();

Q_SIGNALS:
    void said(const QString& text);
    /// A box is being dragged and looks like this now (file coordinates); nothing when that ended.
    void dragging(const std::optional<pointloom::OrientedBox>& box);
    void missedCounted(std::optional<int> count);
    /// Bring this place into view (scene coordinates).
    void lookAt(const pointloom::OrientedBox& box);

private:
    void connectView(SceneView& view, PointerReach reach);
    [[nodiscard]] SceneView& viewUnderMouse() const;

    Session& m_session;
    SceneModel& m_scene;
    SceneBinding& m_binding;
    std::vector<SceneView*> m_views;  ///< the main view first
    WalkOrder m_walkOrder = WalkOrder::distance;

    Fitter m_fitter;
    ToolRunner m_runner;
    BoxEditor m_editor;
    Copying m_copying;
    MissedObjects m_missed;
    std::optional<MissedObjects::Missed> m_shownMissed;
    bool m_wantsMissed = false;  ///< the next one was asked for before the search had ended
};

}  // namespace pointloom
