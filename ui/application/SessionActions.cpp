// SPDX-License-Identifier: Apache-2.0
#include "ui/application/SessionActions.h"

#include "ui/application/ToolActions.h"
#include "ui/jobs/UsualSizes.h"

#include <QAction>

namespace pointloom {
namespace {

bool worksWithoutSession(ActionId id)
{
    using enum ActionId;
    return id == openFolder || id == openFile || id == shortcutSheet || id == tour || id == preferences || id == commandPalette;
}

}  // namespace

SessionActions::SessionActions(ActionSet& actions, Session& session, ToolController& tools, SceneBinding& binding)
    : m_actions(actions),
      m_session(session),
      m_tools(tools),
      m_binding(binding),
      m_hasHeaderlessClouds(session.sequence().firstHeaderlessCloud() != nullptr)
{
    const auto on = [&](ActionId id, auto&& what) { connect(&actions[id], &QAction::triggered, this, [this, what] { what(m_session); }); };
    on(ActionId::undo, [](Session& s) { s.editing().undo(); });
    on(ActionId::redo, [](Session& s) { s.editing().redo(); });
    on(ActionId::previousFrame, [](Session& s) { s.view().goToFrame(s.view().frameIndex() - 1); });
    on(ActionId::nextFrame, [](Session& s) { s.view().goToFrame(s.view().frameIndex() + 1); });
    on(ActionId::tenBack, [](Session& s) { s.view().goToFrame(s.view().frameIndex() - 10); });
    on(ActionId::tenForward, [](Session& s) { s.view().goToFrame(s.view().frameIndex() + 10); });
    on(ActionId::usualSize, [](Session& s) { giveUsualSize(s); });
    connectTools();
    connectSelection();

    connect(&session.selection(), &Selection::changed, this, &SessionActions::update);
    connect(&session.editing().undoStack(), &QUndoStack::indexChanged, this, &SessionActions::update);
    connect(&tools.runner(), &ToolRunner::toolChanged, this, &SessionActions::update);
    update();
}

SessionActions::~SessionActions()
{
    disableAll(m_actions);
}

void SessionActions::connectTools()
{
    const auto on = [&](ActionId id, auto&& what) { connect(&m_actions[id], &QAction::triggered, this, [this, what] { what(m_tools); }); };
    for (const ActionId tool : toolActions())
        on(tool, [tool](ToolController& t) { t.runner().choose(tool); });
    on(ActionId::nextFit, [](ToolController& t) { t.editor().nextFit(); });
    on(ActionId::refit, [](ToolController& t) { t.editor().refit(); });
    on(ActionId::snapAll, [](ToolController& t) { t.editor().snapAll(); });
    on(ActionId::dropToGround, [](ToolController& t) { t.editor().dropToGround(); });
    on(ActionId::levelBox, [](ToolController& t) { t.editor().level(); });
    on(ActionId::slopeBox, [](ToolController& t) { t.editor().toSlope(); });
    on(ActionId::flip, [](ToolController& t) { t.editor().flip(); });
    on(ActionId::deleteBox, [](ToolController& t) { t.editor().remove(); });
    on(ActionId::nextMissed, [](ToolController& t) { t.nextMissed(); });
    on(ActionId::takeMissed, [](ToolController& t) { t.takeMissed(); });
    on(ActionId::nextObject, [](ToolController& t) { t.walk(1); });
    on(ActionId::previousObject, [](ToolController& t) { t.walk(-1); });
    on(ActionId::walkByDistance, [](ToolController& t) { t.setWalkOrder(WalkOrder::distance); });
    on(ActionId::walkByScore, [](ToolController& t) { t.setWalkOrder(WalkOrder::score); });
    on(ActionId::walkByNumber, [](ToolController& t) { t.setWalkOrder(WalkOrder::number); });
    on(ActionId::letGo, [](ToolController& t) { t.letGo(); });
    on(ActionId::duplicate, [](ToolController& t) { t.copying().duplicate(); });
    on(ActionId::copyBoxes, [](ToolController& t) { t.copying().copy(); });
    on(ActionId::pasteBoxes, [](ToolController& t) { t.paste(); });
    for (int id = static_cast<int>(ActionId::moveAhead); id <= static_cast<int>(ActionId::turnRightFine); ++id)
        on(static_cast<ActionId>(id), [id](ToolController& t) { t.nudge(static_cast<ActionId>(id)); });
    connect(&m_actions[ActionId::hideOthers], &QAction::triggered, this, [this](bool hidden) { m_binding.setOthersHidden(hidden); });
}

void SessionActions::connectSelection()
{
    const auto on = [&](ActionId id, auto&& what) {
        connect(&m_actions[id], &QAction::triggered, this, [this, what] { what(m_session); });
    };
    const auto choose = [](Session& s, const std::set<Id<Cuboid>>& ids) {
        s.selection().set(ids, ids.contains(s.selection().current()) || ids.empty() ? s.selection().current() : *ids.begin());
    };
    on(ActionId::selectSameClass, [choose](Session& s) { choose(s, sameClass(s)); });
    on(ActionId::selectAllBoxes, [choose](Session& s) { choose(s, allBoxes(s)); });
    on(ActionId::lockBoxes, [](Session& s) { s.editing().setLocked(s.selection().ids(), !s.editing().isLocked(s.selection().current())); });
    on(ActionId::hideBoxes, [](Session& s) {
        s.editing().setHidden(s.selection().ids(), true);
        s.selection().select({});
    });
    on(ActionId::showHidden, [](Session& s) {
        std::set<Id<Cuboid>> hidden;
        for (const auto& [id, cuboid] : s.editing().labels().frame(s.view().frameIndex()))
            if (s.editing().isHidden(id))
                hidden.insert(id);
        s.editing().setHidden(hidden, false);
    });
    const auto from = [&](ActionId id, int step, Copying::What what) {
        connect(&m_actions[id], &QAction::triggered, this,
                [this, step, what] { m_tools.copying().fromFrame(m_session.view().frameIndex() + step, what); });
    };
    from(ActionId::copyOneFromPrevious, -1, Copying::What::lastObject);
    from(ActionId::copyAllFromPrevious, -1, Copying::What::allObjects);
    from(ActionId::copyOneFromNext, 1, Copying::What::lastObject);
    from(ActionId::copyAllFromNext, 1, Copying::What::allObjects);
}

void SessionActions::update()
{
    const bool canEdit = !m_session.editing().readOnly();
    const bool boxSelected = m_session.selection().currentCuboid() != nullptr;
    for (const ActionSpec& spec : actionTable())
        if (spec.id != ActionId::takeProposal)  // free for fields while nothing is proposed
            m_actions[spec.id].setEnabled(!changesSelectedBox(spec.id) || (canEdit && boxSelected));
    m_actions[ActionId::cloudColumns].setEnabled(m_hasHeaderlessClouds);
    m_actions[ActionId::undo].setEnabled(canEdit && m_session.editing().undoStack().canUndo());
    m_actions[ActionId::redo].setEnabled(canEdit && m_session.editing().undoStack().canRedo());
    for (const ActionId tool : toolActions())
        m_actions[tool].setChecked(m_tools.runner().chosen() == tool);
    m_actions[ActionId::hideOthers].setChecked(m_binding.othersHidden());
}

bool SessionActions::changesSelectedBox(ActionId id)
{
    using enum ActionId;
    const bool isOfBoxOrTrack = id >= nextFit && id <= turnRightFine;  // the groups from "Selected box" on to "Move and turn"
    return isOfBoxOrTrack || id == duplicate || id == copyBoxes || id == lockBoxes || id == hideBoxes;
}

void SessionActions::disableAll(ActionSet& actions)
{
    for (const ActionSpec& spec : actionTable())
        actions[spec.id].setEnabled(worksWithoutSession(spec.id));
}

}  // namespace pointloom

#include "moc_SessionActions.cpp"
