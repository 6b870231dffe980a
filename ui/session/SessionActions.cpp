// SPDX-License-Identifier: Apache-2.0
#include "ui/session/SessionActions.h"

#include <QAction>

namespace pointloom {
namespace {

bool worksWithoutSession(ActionId id)
{
    return id == ActionId::openFolder || id == ActionId::shortcutSheet;
}

bool changesSelectedBox(ActionId id)
{
    return id != ActionId::nextMissed && id >= ActionId::nextFit && id <= ActionId::turnRightFine;
}

}  // namespace

SessionActions::SessionActions(ActionSet& actions, Session& session, ToolController& tools, SceneBinding& binding)
    : m_actions(actions), m_session(session), m_tools(tools), m_binding(binding)
{
    const auto on = [&](ActionId id, auto&& what) { connect(&actions[id], &QAction::triggered, this, [this, what] { what(m_session); }); };
    on(ActionId::undo, [](Session& s) { s.undoStack().undo(); });
    on(ActionId::redo, [](Session& s) { s.undoStack().redo(); });
    on(ActionId::previousFrame, [](Session& s) { s.goToFrame(s.frameIndex() - 1); });
    on(ActionId::nextFrame, [](Session& s) { s.goToFrame(s.frameIndex() + 1); });
    on(ActionId::tenBack, [](Session& s) { s.goToFrame(s.frameIndex() - 10); });
    on(ActionId::tenForward, [](Session& s) { s.goToFrame(s.frameIndex() + 10); });
    connectTools();

    connect(&session, &Session::selectionChanged, this, &SessionActions::update);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, &SessionActions::update);
    connect(&tools, &ToolController::toolChanged, this, &SessionActions::update);
    update();
}

SessionActions::~SessionActions()
{
    disableAll(m_actions);
}

void SessionActions::connectTools()
{
    const auto on = [&](ActionId id, auto&& what) { connect(&m_actions[id], &QAction::triggered, this, [this, what] { what(m_tools); }); };
    on(ActionId::selectTool, [](ToolController& t) { t.setTool(ToolKind::select); });
    on(ActionId::boxTool, [](ToolController& t) { t.setTool(ToolKind::oneClickBox); });
    on(ActionId::nextFit, [](ToolController& t) { t.nextFit(); });
    on(ActionId::refit, [](ToolController& t) { t.refit(); });
    on(ActionId::snapAll, [](ToolController& t) { t.snapAll(); });
    on(ActionId::flip, [](ToolController& t) { t.flip(); });
    on(ActionId::nextMissed, [](ToolController& t) { t.nextMissed(); });
    on(ActionId::deleteBox, [](ToolController& t) { t.deleteSelected(); });
    for (int id = static_cast<int>(ActionId::moveAhead); id <= static_cast<int>(ActionId::turnRightFine); ++id)
        on(static_cast<ActionId>(id), [id](ToolController& t) { t.nudge(static_cast<ActionId>(id)); });
    connect(&m_actions[ActionId::hideOthers], &QAction::triggered, this, [this](bool hidden) { m_binding.setOthersHidden(hidden); });
}

void SessionActions::update()
{
    const bool canEdit = !m_session.readOnly();
    const bool boxSelected = m_session.selectedCuboid() != nullptr;
    for (const ActionSpec& spec : actionTable())
        m_actions[spec.id].setEnabled(!changesSelectedBox(spec.id) || (canEdit && boxSelected));
    m_actions[ActionId::undo].setEnabled(canEdit && m_session.undoStack().canUndo());
    m_actions[ActionId::redo].setEnabled(canEdit && m_session.undoStack().canRedo());
    m_actions[ActionId::selectTool].setChecked(m_tools.tool() == ToolKind::select);
    m_actions[ActionId::boxTool].setChecked(m_tools.tool() == ToolKind::oneClickBox);
    m_actions[ActionId::hideOthers].setChecked(m_binding.othersHidden());
}

void SessionActions::disableAll(ActionSet& actions)
{
    for (const ActionSpec& spec : actionTable())
        actions[spec.id].setEnabled(worksWithoutSession(spec.id));
}

}  // namespace pointloom
