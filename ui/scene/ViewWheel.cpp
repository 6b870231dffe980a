// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ViewWheel.h"

#include "ui/scene/CameraControl.h"
#include "ui/scene/ScenePicking.h"

#include <QWheelEvent>

#include <cmath>

namespace pointloom {
namespace {

constexpr qint64 zoomBurst_ms = 300;
constexpr double zoomReach_px = 24;  ///< the wheel takes hold of points this near to the cursor
constexpr double zoomPerNotch = 0.85;
constexpr double degreesPerNotch = 15;  ///< of a mouse wheel, by Qt's definition; it counts eighths

}  // namespace

void ViewWheel::turned(const QWheelEvent& event)
{
    const double notches = (event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x()) / (8 * degreesPerNotch);
    const bool turns =
        m_view.kind() == ViewKind::top && !event.modifiers().testFlag(Qt::ControlModifier) && m_model.selectedBox() != nullptr;
    if (!turns) {
        zoom(event.position(), notches);
        return;
    }
    m_notches += notches;
    const int steps = static_cast<int>(m_notches);
    m_notches -= steps;
    if (steps != 0)
        Q_EMIT m_view.turnRequested(m_model.selected(), steps, event.modifiers());
}

void ViewWheel::zoom(QPointF pixel, double notches)
{
    const CameraState camera = m_view.camera();
    // Notches come in bursts at one place: what the first took hold of, the rest keep.
    if (!m_zoomClock.isValid() || m_zoomClock.elapsed() > zoomBurst_ms || pixel != m_zoomAt) {
        const auto under = m_view.pickPoint(pixel, zoomReach_px);
        m_zoomAnchor_m = under && !camera.parallel ? Eigen::Vector3d(under->cast<double>())
                                                   : underCursor(camera, m_view.transform(), toEigen(pixel), camera.focus_m);
    }
    m_zoomAt = pixel;
    m_zoomClock.start();
    m_view.setCamera(zoomed(camera, m_zoomAnchor_m, std::pow(zoomPerNotch, m_model.mouse().zoomNotches(notches))));
}

}  // namespace pointloom
