// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/Canvas.h"
#include "ui/scene/SceneDrawing.h"
#include "ui/scene/SceneOverlay.h"
#include "ui/scene/SceneView.h"
#include "ui/scene/SideCamera.h"
#include "ui/scene/SketchLayer.h"
#include "ui/scene/ToolSketchPainter.h"
#include "ui/scene/ViewMouse.h"

#include <QTimer>

#include <algorithm>
#include <optional>

namespace pointloom {

/// What a view is made of, and how its parts follow the model: the canvas that is drawn on, the camera, the mouse, the overlays.
class SceneView::Private
{
public:
    Private(SceneView& owner, SceneModel& sceneModel, ViewKind viewKind);

    [[nodiscard]] bool isSide() const { return kind != ViewKind::main; }
    [[nodiscard]] Eigen::Vector2d size_px() const { return {std::max(1, view.width()), std::max(1, view.height())}; }
    [[nodiscard]] std::optional<OrientedBox> region() const;
    [[nodiscard]] ViewTransform transform() const;
    [[nodiscard]] BoxLook look() const { return {kind, transform(), region(), mouse.hoveredHandle()}; }

    void follow();
    void selectionChanged();
    void moved();
    void prepare();
    void connectModel();
    [[nodiscard]] bool pressAxes(const QMouseEvent& event);
    [[nodiscard]] bool handleKey(QEvent& event);

    SceneView& view;
    SceneModel& model;
    ViewKind kind;
    Canvas* canvas;
    SketchLayer* sketch;
    SceneDrawing drawing;
    ViewMouse mouse;
    CameraState camera;
    std::optional<OrientedBox> followed;  ///< of a side view: the box as it was when the camera last followed it
    SideFraming framing;
    SceneOverlay overlay;
    ToolSketchPainter toolSketch;
    QTimer rest;   ///< runs while the view moves and a little longer
    QTimer later;  ///< the picture of a drag in another view: the view under the hand comes first
};

}  // namespace pointloom
