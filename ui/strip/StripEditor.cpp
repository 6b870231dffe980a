// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripEditor.h"

#include "core/fit/ClickFit.h"
#include "core/fit/FaceSnap.h"
#include "core/labels/Gestures.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace pointloom {
namespace {

constexpr double angleStep_rad = 5 * std::numbers::pi / 180;
constexpr double wheelTurn_rad = std::numbers::pi / 180;
constexpr double coarser = 5;
constexpr double grasp_px = 7;  ///< cells are small

Eigen::Vector2d inCell(const CellView& view, const QPointF& pixel)
{
    return {pixel.x() - view.area.left(), pixel.y() - view.area.top()};
}

/// The one face that a handle moves.
std::optional<Face> faceOf(const Handle& handle)
{
    std::optional<Face> face;
    for (int axis = 0; axis < 3; ++axis) {
        const int sign = handle.signs[static_cast<std::size_t>(axis)];
        if (sign != 0 && face)
            return std::nullopt;
        if (sign != 0)
            face = static_cast<Face>(2 * axis + (sign > 0 ? 1 : 0));
    }
    return face;
}

/// Whether a place in a cell lies on the box as it is seen there.
bool isOnBox(const OrientedBox& box, const CellView& view, const Eigen::Vector2d& pixel)
{
    const ViewTransform transform = view.transform();
    Eigen::Vector2d low = Eigen::Vector2d::Constant(1e9);
    Eigen::Vector2d high = -low;
    for (const Eigen::Vector3d& corner : corners(box)) {
        if (const auto at = transform.toPixel(corner)) {
            low = low.cwiseMin(*at);
            high = high.cwiseMax(*at);
        }
    }
    return (pixel.array() >= low.array()).all() && (pixel.array() <= high.array()).all();
}

}  // namespace

StripEditor::StripEditor(Session& session, const StripModel& model, FrameJobs& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_model(model), m_jobs(jobs)
{}

const Cuboid* StripEditor::cuboidIn(int frame) const
{
    return m_session.editing().labels().boxOf(m_model.track(), frame);
}

std::optional<OrientedBox> StripEditor::boxIn(int frame) const
{
    const StripColumn* column = m_model.column(frame);
    const bool isThere = column != nullptr && (column->box || frame == objectFrame);
    return isThere && !m_session.editing().isLocked(column->box) ? std::optional(column->expected) : std::nullopt;
}

std::optional<Handle> StripEditor::handleAt(const Place& place) const
{
    const auto box = boxIn(place.frame);
    if (!box)
        return std::nullopt;
    const Eigen::Vector2d pixel = inCell(place.view, place.pixel);
    if (const auto handle = pointloom::handleAt(*box, place.view.transform(), pixel, grasp_px))
        return handle;
    return isOnBox(*box, place.view, pixel) ? std::optional(Handle{Handle::Kind::move, {}}) : std::nullopt;
}

std::optional<Handle> StripEditor::heldIn(int frame, CellSide side) const
{
    if (m_drag)
        return m_drag->from.frame == frame && m_drag->from.view.side == side ? std::optional(m_drag->handle) : std::nullopt;
    return m_hover && m_hover->frame == frame && m_hover->view.side == side ? m_hovered : std::nullopt;
}

OrientedBox StripEditor::shown(const StripColumn& column) const
{
    return m_drag && m_drag->from.frame == column.frame ? m_drag->now : column.expected;
}

OrientedBox StripEditor::anchor(const StripColumn& column) const
{
    return m_drag && m_drag->from.frame == column.frame ? m_drag->start : column.expected;
}

void StripEditor::hover(const std::optional<Place>& place)
{
    const auto before = std::exchange(m_hover, place);
    m_hovered = place ? handleAt(*place) : std::nullopt;
    if (before)
        Q_EMIT frameChanged(before->frame);
    if (place && !(before && before->frame == place->frame))
        Q_EMIT frameChanged(place->frame);
}

void StripEditor::press(const Place& place)
{
    const auto handle = handleAt(place);
    if (!handle || m_session.editing().readOnly())
        return;
    const OrientedBox box = *boxIn(place.frame);
    m_drag = Drag{.from = place, .handle = *handle, .start = box, .now = box};
}

void StripEditor::move(const QPointF& pixel, Qt::KeyboardModifiers modifiers)
{
    if (!m_drag)
        return;
    const ViewTransform transform = m_drag->from.view.transform();
    const Ray from = rayThrough(transform, inCell(m_drag->from.view, m_drag->from.pixel));
    const Ray to = rayThrough(transform, inCell(m_drag->from.view, pixel));
    m_drag->now = dragged(
        m_drag->start, m_drag->handle, from, to,
        {.angleStep_rad = modifiers.testFlag(Qt::ControlModifier) ? angleStep_rad : 0, .symmetric = modifiers.testFlag(Qt::AltModifier)});
    Q_EMIT frameChanged(m_drag->from.frame);
}

void StripEditor::release()
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    m_drag.reset();
    if (drag.from.frame == objectFrame)
        reshapeObject(drag.start, drag.now);
    else if (const Cuboid* cuboid = cuboidIn(drag.from.frame); cuboid != nullptr && drag.now != drag.start)
        m_session.editing().push(reshapeBox(m_session.editing().labels(), cuboid->id, drag.now, PL_TEXT("core", "Drag box")));
    Q_EMIT frameChanged(drag.from.frame);
}

/// What was done to the object in its own axes is done to its box in every frame that is chosen; final ones stay.
void StripEditor::reshapeObject(const OrientedBox& before, const OrientedBox& after)
{
    Edit all{.name = PL_TEXT("core", "Change object in all frames"), .tracks = {}, .cuboids = {}};
    if (before == after)
        return;
    for (const auto& [frame, id] : m_model.targets()) {
        const Cuboid& cuboid = *m_session.editing().labels().find(id);
        if (cuboid.state == BoxState::finalised)
            continue;
        Cuboid changed = cuboid;
        changed.box.centre_m = fromBox(cuboid.box, after.centre_m);
        if (isUpright(cuboid.box) && isUpright(after))
            changed.box.yaw_rad = wrapAngle(cuboid.box.yaw_rad + after.yaw_rad);
        else if (after.yaw_rad != 0 || !isUpright(after))
            changed.box = withRotation(changed.box, rotationOf(cuboid.box) * rotationOf(after));
        changed.box.size_m = (cuboid.box.size_m + after.size_m - before.size_m).cwiseMax(DragParams{}.minimumSize_m);
        all.cuboids.push_back(modified(cuboid, std::move(changed)));
    }
    m_session.editing().push(std::move(all));
}

void StripEditor::giveUp()
{
    if (!m_drag)
        return;
    const int frame = m_drag->from.frame;
    m_drag.reset();
    Q_EMIT frameChanged(frame);
}

void StripEditor::doubleClick(const Place& place)
{
    giveUp();
    const StripColumn* column = m_model.column(place.frame);
    if (column == nullptr || place.frame == objectFrame)
        return;
    if (column->box) {
        const auto handle = handleAt(place);
        if (handle && handle->kind != Handle::Kind::turn)
            snap(place.frame, handle->kind == Handle::Kind::faces ? faceOf(*handle) : std::nullopt);
        return;
    }
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(m_model.track());
    const auto nearest = std::ranges::min_element(boxes, {}, [&](const auto& entry) { return std::abs(entry.first - place.frame); });
    if (nearest != boxes.end())
        m_session.editing().pushMade(
            [&](Document& document) { return continueTrack(document, nearest->second, place.frame, column->expected); });
}

void StripEditor::snap(int frame, std::optional<Face> face)
{
    m_jobs.reshape(
        {{frame, cuboidIn(frame)->id}},
        [face](const Frame& read, const Cuboid&, const OrientedBox& box) -> std::optional<OrientedBox> {
            return face ? snapFace(*read.index, box, *face) : snapFaces(*read.index, box);
        },
        tr("Snapping"), face ? PL_TEXT("core", "Snap face") : PL_TEXT("core", "Snap to points"), FrameJobs::By::person);
}

void StripEditor::turn(const Place& place, int steps, Qt::KeyboardModifiers modifiers)
{
    const Cuboid* cuboid = cuboidIn(place.frame);
    if (cuboid == nullptr || m_drag)
        return;
    OrientedBox box = cuboid->box;
    box.yaw_rad = wrapAngle(box.yaw_rad + steps * wheelTurn_rad * (modifiers.testFlag(Qt::ShiftModifier) ? coarser : 1));
    m_session.editing().push(reshapeBox(m_session.editing().labels(), cuboid->id, box, PL_TEXT("core", "Turn box")));
}

}  // namespace pointloom

#include "moc_StripEditor.cpp"
