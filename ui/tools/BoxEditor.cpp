// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/BoxEditor.h"

#include "core/fit/FaceSnap.h"
#include "core/index/GroundUnder.h"
#include "ui/jobs/UsualSizes.h"
#include "ui/tools/Nudge.h"

#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double wheelTurn_rad = std::numbers::pi / 180;  ///< per notch
constexpr double coarser = 5;
constexpr double finer = 0.2;

}  // namespace

BoxEditor::BoxEditor(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_binding(binding), m_fitter(fitter)
{
    connect(&session.view(), &FrameInView::frameChanged, this, [this] { m_alternatives = {}; });
}

void BoxEditor::setAlternatives(Id<Cuboid> box, RankedFits fits)
{
    m_alternatives = {.box = box, .fits = std::move(fits), .shown = 0};
}

void BoxEditor::reshape(const OrientedBox& sceneBox, std::string name)
{
    m_session.editing().push(
        reshapeBox(m_session.editing().labels(), m_session.selection().current(), m_binding.fromScene(sceneBox), std::move(name)));
}

void BoxEditor::reshapeAll(const Reshape& reshape, const std::string& name)
{
    m_session.pushForSelection([&](const Labels& labels, Id<Cuboid> id) {
        return reshapeBox(labels, id, m_binding.fromScene(reshape(m_binding.toScene(labels.find(id)->box))), name);
    });
}

QString BoxEditor::fitKindName(FitKind kind)
{
    switch (kind) {
    case FitKind::best:
        return tr("the best");
    case FitKind::otherYaw:
        return tr("turned otherwise");
    case FitKind::axesSwapped:
        return tr("length and width exchanged");
    case FitKind::turnedRound:
        return tr("turned round");
    case FitKind::bigger:
        return tr("bigger");
    case FitKind::smaller:
        return tr("smaller");
    case FitKind::shifted:
        return tr("completed to the other side");
    case FitKind::split:
        return tr("a part of it");
    case FitKind::merged:
        return tr("with what is beside it");
    }
    return {};
}

void BoxEditor::nextFit()
{
    if (m_alternatives.box != m_session.selection().current() || m_alternatives.fits.size() < 2) {
        refit();
        return;
    }
    m_alternatives.shown = (m_alternatives.shown + 1) % m_alternatives.fits.size();
    reshape(m_alternatives.fits[m_alternatives.shown].box, PL_TEXT("core", "Next fit"));
    Q_EMIT said(tr("Fit %1 of %2: %3")
                    .arg(m_alternatives.shown + 1)
                    .arg(m_alternatives.fits.size())
                    .arg(fitKindName(m_alternatives.fits[m_alternatives.shown].kind)));
}

void BoxEditor::refit()
{
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    const auto what = cuboid != nullptr ? m_session.sizes().of(*cuboid) : std::nullopt;
    if (!what)
        return;
    const Id<Cuboid> id = m_session.selection().current();
    m_fitter.click(
        m_binding.toScene(cuboid->box).centre_m.cast<float>(), *what,
        [this, id](const RankedFits& fits) {
            if (id != m_session.selection().current())
                return;
            if (fits.empty()) {
                Q_EMIT said(tr("No other box fits here."));
                return;
            }
            setAlternatives(id, fits);
            reshape(fits.front().box, PL_TEXT("core", "Fit again"));
        },
        id);
}

OrientedBox BoxEditor::withHeldFacesSnapped(const BoxDrag& drag) const
{
    const auto frame = m_session.view().shown();
    OrientedBox box = drag.now;
    for (int axis = 0; drag.snaps && frame != nullptr && axis < 3; ++axis)
        if (const int sign = drag.handle.signs[static_cast<std::size_t>(axis)]; sign != 0)
            box = pointloom::snapFace(*frame->index, box, static_cast<Face>(2 * axis + (sign > 0 ? 1 : 0)));
    return box;
}

void BoxEditor::dragTo(const BoxDrag& drag)
{
    const SceneBox* shown = m_scene.box(drag.id);
    if (shown == nullptr)
        return;
    SceneBox moved = *shown;
    moved.box = withHeldFacesSnapped(drag);
    m_scene.setBox(m_binding.measured(moved));
    Q_EMIT dragging(m_binding.fromScene(moved.box));
}

void BoxEditor::finishDrag(const BoxDrag& drag)
{
    Q_EMIT dragging({});
    const OrientedBox after = withHeldFacesSnapped(drag);
    const bool isGivenUp = drag.before == after;
    if (!isGivenUp
        && m_session.editing().push(
            reshapeBox(m_session.editing().labels(), {drag.id}, m_binding.fromScene(after), PL_TEXT("core", "Drag box"))))
        return;
    // Given up or refused: what is drawn goes back to what the labels hold.
    const Cuboid* cuboid = m_session.editing().labels().find(Id<Cuboid>{drag.id});
    if (m_scene.box(drag.id) != nullptr && cuboid != nullptr)
        m_scene.setBox(m_binding.sceneBox(*cuboid));
}

void BoxEditor::snapFace(Face face)
{
    const auto frame = m_session.view().shown();
    const SceneBox* box = m_scene.selectedBox();
    if (frame != nullptr && box != nullptr)
        reshape(pointloom::snapFace(*frame->index, box->box, face), PL_TEXT("core", "Snap face"));
}

void BoxEditor::turn(int steps, Qt::KeyboardModifiers modifiers)
{
    const SceneBox* box = m_scene.selectedBox();
    if (box == nullptr)
        return;
    const double pace = modifiers.testFlag(Qt::ShiftModifier) ? coarser : modifiers.testFlag(Qt::AltModifier) ? finer : 1;
    OrientedBox turned = box->box;
    turned.yaw_rad = wrapAngle(turned.yaw_rad + steps * pace * wheelTurn_rad);
    reshape(turned, PL_TEXT("core", "Turn box"));
}

void BoxEditor::snapAll()
{
    if (const auto frame = m_session.view().shown())
        reshapeAll([&](const OrientedBox& box) { return snapFaces(*frame->index, box); }, PL_TEXT("core", "Snap to points"));
}

void BoxEditor::dropToGround()
{
    if (const auto frame = m_session.view().shown())
        reshapeAll([&](const OrientedBox& box) { return standingOn(frame->index->ground(), box); }, PL_TEXT("core", "Drop to ground"));
}

void BoxEditor::level()
{
    reshapeAll([](const OrientedBox& box) { return levelled(box); }, PL_TEXT("core", "Level box"));
}

void BoxEditor::toSlope()
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr)
        return;
    if (!frame->index->ground().known()) {
        Q_EMIT said(tr("No ground was found in this frame."));
        return;
    }
    reshapeAll([&](const OrientedBox& box) { return onSlope(frame->index->ground(), box); }, PL_TEXT("core", "Tilt to the ground"));
}

void BoxEditor::flip()
{
    reshapeAll([](const OrientedBox& box) { return flipped(box); }, PL_TEXT("core", "Flip heading"));
}

void BoxEditor::remove()
{
    m_session.pushForSelection([](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
}

void BoxEditor::nudge(ActionId id, const CameraState& camera)
{
    reshapeAll([&](const OrientedBox& box) { return nudged(box, id, camera); }, PL_TEXT("core", "Nudge box"));
}

}  // namespace pointloom

#include "moc_BoxEditor.cpp"
