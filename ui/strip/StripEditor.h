// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/FrameJobs.h"
#include "ui/strip/CellView.h"
#include "ui/strip/StripModel.h"

#include <QObject>

#include <optional>

namespace pointloom {

/// Changes boxes in the cells of the strip: what the mouse does to one becomes one edit on release.
class StripEditor : public QObject
{
    Q_OBJECT

public:
    /// A cell under the cursor.
    struct Place
    {
        int frame = 0;
        CellView view;
        QPointF pixel;  ///< on the screen
    };

    StripEditor(Session& session, const StripModel& model, FrameJobs& jobs, QObject* parent = nullptr);

    void hover(const std::optional<Place>& place);
    void press(const Place& place);
    void move(const QPointF& pixel, Qt::KeyboardModifiers modifiers);
    void release();
    void giveUp();
    /// A face to its points; makes a box where there is none yet.
    void doubleClick(const Place& place);
    void turn(const Place& place, int steps, Qt::KeyboardModifiers modifiers);

    [[nodiscard]] bool dragging() const { return m_drag.has_value(); }
    [[nodiscard]] bool isHovered(int frame) const { return m_hover && m_hover->frame == frame; }
    [[nodiscard]] std::optional<Handle> handleAt(const Place& place) const;
    /// The handle under the cursor or in the hand, in the cell of this side.
    [[nodiscard]] std::optional<Handle> heldIn(int frame, CellSide side) const;
    /// The box as it looks now: while it is dragged, where the hand has it.
    [[nodiscard]] OrientedBox shown(const StripColumn& column) const;
    /// What a cell looks at: it does not move while its box is dragged.
    [[nodiscard]] OrientedBox anchor(const StripColumn& column) const;

Q_SIGNALS:
    void frameChanged(int frame);

private:
    struct Drag
    {
        Place from;
        Handle handle;
        OrientedBox start;
        OrientedBox now;
    };

    [[nodiscard]] const Cuboid* cuboidIn(int frame) const;
    [[nodiscard]] std::optional<OrientedBox> boxIn(int frame) const;
    void snap(int frame, std::optional<Face> face);
    void reshapeObject(const OrientedBox& before, const OrientedBox& after);

    Session& m_session;
    const StripModel& m_model;
    FrameJobs& m_jobs;
    std::optional<Place> m_hover;
    std::optional<Handle> m_hovered;
    std::optional<Drag> m_drag;
};

}  // namespace pointloom
