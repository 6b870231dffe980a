// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ViewHover.h"

#include "ui/scene/HandleCursor.h"

#include <utility>

namespace pointloom {

ViewHover::ViewHover(SceneView& view, const SceneModel& model, std::function<std::optional<Handle>(QPointF)> handleUnder)
    : m_view(view), m_model(model), m_handleUnder(std::move(handleUnder))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    QObject::connect(&m_timer, &QTimer::timeout, &view, [this] { look(); });
}

void ViewHover::cameTo(QPointF pixel)
{
    m_at = pixel;
    if (!m_timer.isActive())
        m_timer.start();
}

void ViewHover::stop()
{
    m_timer.stop();
    tell(std::nullopt);
}

void ViewHover::leave()
{
    m_timer.stop();
    setHandle(std::nullopt);
    tell(std::nullopt);
}

void ViewHover::look()
{
    const auto handle = m_handleUnder(m_at);
    setHandle(handle);
    if (m_view.kind() == ViewKind::main)
        tell(handle ? std::nullopt : m_view.pickPoint(m_at));
}

void ViewHover::setHandle(const std::optional<Handle>& handle)
{
    if (handle == m_handle)
        return;
    m_handle = handle;
    if (handle)
        m_view.setCursor(cursorFor(m_model.selectedBox()->box, *handle, m_view.transform()));
    else
        m_view.unsetCursor();
    Q_EMIT m_view.handleHovered();
}

void ViewHover::tell(const std::optional<ScenePoint>& point_m)
{
    if (point_m == m_point_m)
        return;
    m_point_m = point_m;
    Q_EMIT m_view.hovered(point_m);
}

}  // namespace pointloom
