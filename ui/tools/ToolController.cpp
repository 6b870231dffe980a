// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/ToolController.h"

#include "ui/scene/SceneView.h"
#include "ui/session/Naming.h"

#include <QCursor>

#include <algorithm>
#include <utility>

namespace pointloom {

ToolController::ToolController(Session& session, SceneModel& scene, SceneBinding& binding, std::vector<SceneView*> views, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_scene(scene),
      m_binding(binding),
      m_views(std::move(views)),
      m_fitter(session),
      m_runner(session, scene, binding, m_fitter),
      m_editor(session, scene, binding, m_fitter),
      m_copying(session, binding),
      m_missed(session, binding)
{
    for (SceneView* view : m_views)
        connectView(*view, view == m_views.front() ? PointerReach::drawing : PointerReach::boxes);
    m_runner.choose(ActionId::boxTool);
    connect(&m_runner, &ToolRunner::said, this, &ToolController::said);
    connect(&m_runner, &ToolRunner::made, this, [this](Id<Cuboid> box, const RankedFits& alternatives) {
        if (!alternatives.empty())
            m_editor.setAlternatives(box, alternatives);
    });
    connect(&m_editor, &BoxEditor::said, this, &ToolController::said);
    connect(&m_editor, &BoxEditor::dragging, this, &ToolController::dragging);
    connect(&m_copying, &Copying::said, this, &ToolController::said);
    connect(&m_missed, &MissedObjects::counted, this, [this](std::optional<int> count) {
        Q_EMIT missedCounted(count);
        if (count && std::exchange(m_wantsMissed, false))
            nextMissed();
    });
}

void ToolController::connectView(SceneView& view, PointerReach reach)
{
    m_runner.addView(view, reach);
    connect(&view, &SceneView::boxDragged, &m_editor, &BoxEditor::dragTo);
    connect(&view, &SceneView::boxDragFinished, &m_editor, &BoxEditor::finishDrag);
    connect(&view, &SceneView::turnRequested, this,
            [this](quint64, int steps, Qt::KeyboardModifiers modifiers) { m_editor.turn(steps, modifiers); });
    connect(&view, &SceneView::faceDoubleClicked, this, [this](quint64, Face face) { m_editor.snapFace(face); });
}

void ToolController::addView(SceneView& view)
{
    m_views.push_back(&view);
    connectView(view, PointerReach::scene);
    connect(&view, &QObject::destroyed, this, [this, gone = &view] { std::erase(m_views, gone); });
}

SceneView& ToolController::viewUnderMouse() const
{
    const auto under = std::ranges::find_if(m_views, [](const SceneView* view) { return view->underMouse(); });
    return under != m_views.end() ? **under : *m_views.front();
}

void ToolController::nudge(ActionId id)
{
    m_editor.nudge(id, viewUnderMouse().camera());
}

void ToolController::paste()
{
    const SceneView& main = *m_views.front();
    m_copying.paste(main.underMouse() ? main.groundUnder(main.mapFromGlobal(QPointF(QCursor::pos()))) : std::nullopt);
}

void ToolController::walk(int step)
{
    const Id<Cuboid> id = neighbourOf(m_session, m_walkOrder, step);
    if (!id)
        return;
    m_session.selection().select(id);
    if (const SceneBox* box = m_scene.selectedBox())
        Q_EMIT lookAt(box->box);
}

void ToolController::letGo()
{
    if (!m_runner.cancel())
        m_session.selection().select({});
}

void ToolController::nextMissed()
{
    if (m_session.view().failure() != nullptr) {
        Q_EMIT said(tr("This frame cannot be read: nothing can be found in it."));
        return;
    }
    m_shownMissed = m_missed.next();
    m_wantsMissed = !m_shownMissed && !m_missed.isKnown();
    if (m_wantsMissed) {
        Q_EMIT said(tr("Looking for objects without a box…"));
        return;
    }
    if (!m_shownMissed) {
        Q_EMIT said(tr("Nothing that looks like an object is without a box here."));
        return;
    }
    m_session.selection().select({});
    const ClassDef* what = m_session.schema().findClass(m_shownMissed->classKey);
    SceneBox shown;
    shown.box = m_shownMissed->fit.box;
    shown.seen = m_shownMissed->fit.seen;
    shown.colour = what->colour;
    shown.label = tr("%1?", "a class that an object without a box may be of").arg(className(*what));
    m_scene.setPreview(shown);
    Q_EMIT lookAt(shown.box);
}

void ToolController::takeMissed()
{
    const auto missed = std::exchange(m_shownMissed, std::nullopt);
    if (!missed || !m_scene.preview() || !(m_scene.preview()->box == missed->fit.box)) {
        nextMissed();  // nothing is shown, or something else: show first, box when it has been looked at
        return;
    }
    m_runner.clearPreview();
    m_session.add({.frame = 0,
                   .box = m_binding.fromScene(missed->fit.box),
                   .classKey = missed->classKey,
                   .origin = BoxOrigin::fitted,
                   .score = missed->fit.score});
}

}  // namespace pointloom

#include "moc_ToolController.cpp"
