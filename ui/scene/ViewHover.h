// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <QPointF>
#include <QTimer>

#include <functional>
#include <optional>

namespace pointloom {

/// What the cursor rests over while no button is down: a handle of the selected box, else a point. It shapes the cursor and says the rest
/// with the view's signals.
class ViewHover
{
public:
    /// @param handleUnder  the handle under a pixel; of the selected box
    ViewHover(SceneView& view, const SceneModel& model, std::function<std::optional<Handle>(QPointF)> handleUnder);

    void cameTo(QPointF pixel);
    /// A button went down: the handle under it stays marked, a point does not.
    void stop();
    /// The cursor is elsewhere.
    void leave();
    [[nodiscard]] const std::optional<Handle>& handle() const { return m_handle; }

private:
    void look();
    void setHandle(const std::optional<Handle>& handle);
    void tell(const std::optional<ScenePoint>& point_m);

    SceneView& m_view;
    const SceneModel& m_model;
    std::function<std::optional<Handle>(QPointF)> m_handleUnder;
    QTimer m_timer;  ///< fires once the event loop is idle: at most one answer per turn
    QPointF m_at;
    std::optional<Handle> m_handle;
    std::optional<ScenePoint> m_point_m;
};

}  // namespace pointloom
