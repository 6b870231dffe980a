// SPDX-License-Identifier: Apache-2.0
// What mouse and keys do in the rows; how these look stands in TrackRows.cpp.
#include "ui/application/Plain.h"
#include "ui/session/Naming.h"
#include "ui/timeline/TrackRows.h"

#include <QApplication>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace pointloom {
namespace {

constexpr double grip_px = 4;                       ///< around the end of a life
constexpr double near_px = 5;                       ///< a click this close to a box means it
constexpr int trackRowsInputEighthsPerNotch = 120;  ///< of a degree, by Qt's definition of a mouse wheel
constexpr int rowsPerNotch = 3;

}  // namespace

/// The frame that a click on a row means: that of a box close by, else the one under the cursor.
int TrackRows::frameNear(const TrackRow& row, double x_px) const
{
    const int under = m_axis.frameAt(x_px - names_px);
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(row.track);
    if (boxes.contains(under))
        return under;
    const auto after = boxes.lower_bound(under);
    int best = under;
    double distance_px = near_px;
    const auto consider = [&](int frame) {
        if (const double away_px = std::abs(positionOf(frame) - x_px); away_px < distance_px) {
            distance_px = away_px;
            best = frame;
        }
    };
    if (after != boxes.end())
        consider(after->first);
    if (after != boxes.begin())
        consider(std::prev(after)->first);
    return best;
}

std::optional<TrackRows::Place> TrackRows::placeAt(const QPointF& pixel) const
{
    const int place = (static_cast<int>(pixel.y()) + verticalScrollBar()->value()) / rowHeight_px();
    if (pixel.y() < 0 || place >= static_cast<int>(m_list.rows().size()))
        return std::nullopt;
    const TrackRow& under = row(place);
    if (pixel.x() < names_px)
        return Place{place, m_session.view().frameIndex(), Part::name};
    if (const auto found = m_findings.find(under.track); found != m_findings.end())
        for (const TimelineFinding& finding : found->second)
            if (findingArea(QRectF(areaOf(place)), names_px, m_axis, finding.frame).adjusted(-1, -1, 1, 1).contains(pixel))
                return Place{place, finding.frame, Part::frames, &finding};
    const double half_px = m_axis.perFrame_px() / 2;
    const double fromStart_px = pixel.x() - (positionOf(under.first) - half_px);
    const double fromEnd_px = pixel.x() - (positionOf(under.last) + half_px);
    const Part part = m_session.editing().readOnly()                                        ? Part::frames
        : std::abs(fromEnd_px) <= grip_px && std::abs(fromEnd_px) <= std::abs(fromStart_px) ? Part::end
        : std::abs(fromStart_px) <= grip_px                                                 ? Part::start
                                                                                            : Part::frames;
    return Place{place, frameNear(under, pixel.x()), part};
}

void TrackRows::mousePressEvent(QMouseEvent* event)
{
    const auto place = placeAt(event->position());
    if (event->button() != Qt::LeftButton || !place)
        return;
    const Id<Track> track = row(place->row).track;
    m_drag = {.kind = Drag::Kind::scrub, .track = track, .from = event->position(), .frame = place->frame};
    if (place->part == Part::name) {
        m_drag.kind = Drag::Kind::none;
        m_tracks.choose(track, m_session.view().frameIndex());
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        if (track != m_tracks.track())
            m_tracks.choose(track, m_session.view().frameIndex());
        m_drag.kind = Drag::Kind::range;
        m_drag.frame = m_chosen ? (place->frame < m_chosen->first ? m_chosen->last : m_chosen->first) : m_session.view().frameIndex();
        choose(FrameRange{std::min(m_drag.frame, place->frame), std::max(m_drag.frame, place->frame)});
    } else if (place->finding == nullptr && place->part != Part::frames) {
        m_drag.kind = place->part == Part::start ? Drag::Kind::start : Drag::Kind::end;
        m_drag.life = {row(place->row).first, row(place->row).last};
    } else {
        choose(std::nullopt);
        m_tracks.choose(track, place->frame);
    }
}

/// The life as the dragged end would make it: at least one of its frames stays.
FrameRange TrackRows::draggedLife(const QPointF& to) const
{
    const auto place = m_list.placeOf(m_drag.track);
    if (!place)
        return m_drag.life;
    const TrackRow& dragged = row(*place);
    const double half_px = m_axis.perFrame_px() / 2;
    if (m_drag.kind == Drag::Kind::start)
        return {std::min(m_axis.frameAt(to.x() - names_px + half_px), dragged.last), dragged.last};
    return {dragged.first, std::max(m_axis.frameAt(to.x() - names_px - half_px), dragged.first)};
}

void TrackRows::mouseMoveEvent(QMouseEvent* event)
{
    const auto place = placeAt(event->position());
    const int hovered = place ? place->row : -1;
    if (hovered != m_hovered) {
        for (const int changed : {std::exchange(m_hovered, hovered), hovered})
            if (changed >= 0)
                viewport()->update(areaOf(changed));
    }
    m_drag.moved = m_drag.moved || (event->position() - m_drag.from).manhattanLength() >= QApplication::startDragDistance();
    const int frame = m_axis.frameAt(event->position().x() - names_px);
    switch (m_drag.kind) {
    case Drag::Kind::none:
        viewport()->setCursor(!place || place->part == Part::frames ? Qt::ArrowCursor
                                  : place->part == Part::name       ? Qt::PointingHandCursor
                                                                    : Qt::SizeHorCursor);
        break;
    case Drag::Kind::scrub:
        if (m_drag.moved)
            m_tracks.choose(m_drag.track, frame);
        break;
    case Drag::Kind::range:
        choose(FrameRange{std::min(m_drag.frame, frame), std::max(m_drag.frame, frame)});
        break;
    case Drag::Kind::start:
    case Drag::Kind::end:
        m_drag.life = draggedLife(event->position());
        updateRow(m_drag.track);
        QToolTip::showText(
            event->globalPosition().toPoint(),
            plainTip(tr("Frames %1 to %2: %3").arg(m_drag.life.first).arg(m_drag.life.last).arg(m_drag.life.last - m_drag.life.first + 1)),
            viewport());
        break;
    }
}

void TrackRows::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        finishDrag();
}

/// Inwards cuts off, outwards asks for more: one edit for one drag.
void TrackRows::finishDrag()
{
    const Drag drag = std::exchange(m_drag, Drag{});
    updateRow(drag.track);
    const auto place = m_list.placeOf(drag.track);
    if (!place || (drag.kind != Drag::Kind::start && drag.kind != Drag::Kind::end))
        return;
    if (!drag.moved) {
        m_tracks.choose(drag.track, drag.frame);
        return;
    }
    const FrameRange before{row(*place).first, row(*place).last};
    if (drag.life.first < before.first)
        Q_EMIT extendRequested(drag.track, {drag.life.first, before.first - 1});
    else if (drag.life.last > before.last)
        Q_EMIT extendRequested(drag.track, {before.last + 1, drag.life.last});
    else if (drag.life != before)
        m_tracks.trim(drag.track, drag.life);
}

void TrackRows::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
    if (m_session.selection().currentCuboid() != nullptr)
        Q_EMIT showRequested();
}

void TrackRows::wheelEvent(QWheelEvent* event)
{
    if (m_axis.follow(*event, event->position().x() - names_px))
        return;
    QScrollBar& bar = *verticalScrollBar();
    bar.setValue(bar.value() - event->angleDelta().y() * rowsPerNotch * rowHeight_px() / trackRowsInputEighthsPerNotch);
}

void TrackRows::step(int rows)
{
    const int count = static_cast<int>(m_list.rows().size());
    if (count == 0)
        return;
    const auto here = m_list.placeOf(m_tracks.track());
    const int place = here ? std::clamp(*here + rows, 0, count - 1) : rows > 0 ? 0 : count - 1;
    m_tracks.choose(row(place).track, m_session.view().frameIndex());
}

void TrackRows::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        step(event->key() == Qt::Key_Down ? 1 : -1);
    else if (event->key() == Qt::Key_Escape && m_drag.kind != Drag::Kind::none)
        m_drag = {};
    else if (event->key() == Qt::Key_Escape && m_chosen)
        choose(std::nullopt);
    else {
        event->ignore();  // to the window: digits are classes
        return;
    }
    updateRow(m_meant);
    viewport()->update();
}

bool TrackRows::event(QEvent* event)
{
    // Esc takes back what is under way here before it lets go of the selection.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
        && (m_drag.kind != Drag::Kind::none || m_chosen)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TrackRows::contextMenuEvent(QContextMenuEvent* event)
{
    if (const auto place = placeAt(event->pos()))
        Q_EMIT menuRequested(row(place->row).track, place->frame, event->globalPos());
}

QString TrackRows::tipAt(const Place& place) const
{
    const TrackRow& under = row(place.row);
    if (place.finding != nullptr)
        return place.finding->text + '\n' + tr("Click to go there.");
    if (place.part == Part::name)
        return tr("%1: %n box(es), frames %2 to %3. Click to select it, double-click to show it.", nullptr, under.boxes)
            .arg(under.name)
            .arg(under.first)
            .arg(under.last);
    const Cuboid* box = m_session.editing().labels().boxOf(under.track, place.frame);
    const QString what = tr("%1, frame %2: %3").arg(under.name).arg(place.frame).arg(box != nullptr ? stateName(box->state) : tr("no box"));
    if (place.part == Part::start || place.part == Part::end)
        return what + '\n' + tr("Drag inwards to cut frames off, outwards to add some.");
    return what + '\n' + tr("Click to go there. Shift+click chooses frames up to here.");
}

bool TrackRows::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto place = placeAt(help->pos()))
            QToolTip::showText(help->globalPos(), plainTip(tipAt(*place)), viewport(), areaOf(place->row));
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0)
        viewport()->update(areaOf(std::exchange(m_hovered, -1)));
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace pointloom
