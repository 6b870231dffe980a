// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <QElapsedTimer>
#include <QPointF>

class QWheelEvent;

namespace pointloom {

/// What the wheel does in one view: it zooms to the cursor, or turns the selected box in the view from above.
class ViewWheel
{
public:
    ViewWheel(SceneView& view, const SceneModel& model) : m_view(view), m_model(model) {}

    void turned(const QWheelEvent& event);

private:
    void zoom(QPointF pixel, double notches);

    SceneView& m_view;
    const SceneModel& m_model;

    QElapsedTimer m_zoomClock;  ///< since the last notch
    QPointF m_zoomAt;
    Eigen::Vector3d m_zoomAnchor_m{0, 0, 0};
    double m_notches = 0;  ///< collected until they make a whole step
};

}  // namespace pointloom
