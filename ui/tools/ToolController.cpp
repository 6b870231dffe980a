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
      m_views(std::move(views)),
      m_fitter(session),
      m_preview(session, scene, m_fitter),
      m_editor(session, scene, binding, m_fitter),
      m_maker(session, scene, binding, m_fitter, m_editor, *m_views.front()),
      m_copying(session, binding),
      m_missed(session, binding)
{
    for (SceneView* view : m_views)
        connectView(*view);
    connectClicks(*m_views.front());
    connectMainView();
    connect(&m_editor, &BoxEditor::said, this, &ToolController::said);
    connect(&m_editor, &BoxEditor::dragging, this, &ToolController::dragging);
    connect(&m_maker, &BoxMaker::said, this, &ToolController::said);
    connect(&m_maker, &BoxMaker::made, &m_preview, &HoverPreview::clear);
    connect(&m_copying, &Copying::said, this, &ToolController::said);
    connect(&m_missed, &MissedObjects::counted, this, [this](std::optional<int> count) {
        Q_EMIT missedCounted(count);
        if (count && std::exchange(m_wantsMissed, false))
            nextMissed();
    });
    m_views.front()->setPointerMode(PointerMode::look);
}

void ToolController::connectView(SceneView& view)
{
    connect(&view, &SceneView::boxClicked, this, [this](quint64 id, Qt::KeyboardModifiers modifiers) { boxClicked({id}, modifiers); });
    connect(&view, &SceneView::boxDragged, &m_editor, &BoxEditor::dragTo);
    connect(&view, &SceneView::boxDragFinished, &m_editor, &BoxEditor::finishDrag);
    connect(&view, &SceneView::turnRequested, this,
            [this](quint64, int steps, Qt::KeyboardModifiers modifiers) { m_editor.turn(steps, modifiers); });
    connect(&view, &SceneView::faceDoubleClicked, this, [this](quint64, Face face) { m_editor.snapFace(face); });
}

void ToolController::connectClicks(SceneView& view)
{
    connect(&view, &SceneView::pointClicked, this, &ToolController::pointClicked);
    connect(&view, &SceneView::nothingClicked, this, [this] { m_session.selection().select({}); });
    connect(&view, &SceneView::hovered, &m_preview, &HoverPreview::moveTo);
}

void ToolController::connectMainView()
{
    SceneView& main = *m_views.front();
    connect(&main, &SceneView::bandFinished, this, &ToolController::bandFinished);
    connect(&main, &SceneView::strokeDragged, &m_maker, &BoxMaker::strokeOver);
    connect(&main, &SceneView::strokeFinished, &m_maker, &BoxMaker::fromStroke);
    connect(&main, &SceneView::placeClicked, &m_maker, &BoxMaker::addCorner);
    connect(&main, &SceneView::pointerMoved, &m_maker, &BoxMaker::cursorAt);
}

void ToolController::addView(SceneView& view)
{
    m_views.push_back(&view);
    connectView(view);
    connectClicks(view);
    connect(&view, &QObject::destroyed, this, [this, gone = &view] { std::erase(m_views, gone); });
}

void ToolController::setTool(ToolKind tool)
{
    m_tool = tool;
    m_maker.giveUp();
    m_preview.setEnabled(tool == ToolKind::oneClickBox);
    m_views.front()->setPointerMode(tool == ToolKind::drawBox     ? PointerMode::draw
                                        : tool == ToolKind::ruler ? PointerMode::measure
                                                                  : PointerMode::look);
    Q_EMIT toolChanged();
    if (tool == ToolKind::drawBox)
        Q_EMIT said(tr("Drag along an object from its rear to its front, or click three corners of it."));
}

void ToolController::boxClicked(Id<Cuboid> id, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        m_session.selection().toggle(id);
    else
        m_session.selection().select(id);
}

void ToolController::pointClicked(const Eigen::Vector3f& point_m, Qt::KeyboardModifiers modifiers)
{
    if (m_tool == ToolKind::ruler || modifiers.testFlag(Qt::ControlModifier))
        return;  // a box was meant and missed: the selection stays
    if (m_tool == ToolKind::select)
        m_session.selection().select({});
    else if (modifiers.testFlag(Qt::ShiftModifier))
        m_maker.usualSizeAt(point_m);
    else
        m_maker.fromClick(point_m);
}

void ToolController::bandFinished(const QRectF& pixels, Qt::KeyboardModifiers /*modifiers*/)
{
    if (m_tool != ToolKind::select && m_tool != ToolKind::ruler) {
        m_maker.fromBand(pixels);
        return;
    }
    std::set<Id<Cuboid>> ids = m_session.selection().ids();
    for (const std::uint64_t id : m_views.front()->boxesIn(pixels))
        ids.insert({id});
    m_session.selection().set(ids,
                              m_session.selection().current() ? m_session.selection().current()
                                  : ids.empty()               ? Id<Cuboid>{}
                                                              : *ids.begin());
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
    if (!m_maker.giveUp())
        m_session.selection().select({});
}

void ToolController::nextMissed()
{
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
    if (missed && m_scene.preview() && m_scene.preview()->box == missed->fit.box)
        m_maker.take(missed->fit, missed->classKey);
    else
        nextMissed();  // nothing is shown, or something else: show first, box when it has been looked at
}

}  // namespace pointloom
