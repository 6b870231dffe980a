// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneViewParts.h"

#include "ui/scene/AxisGizmo.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace pointloom {
namespace {

constexpr int others_ms = 45;  ///< a drag is shown in the views that the hand is not in this often

}  // namespace

SceneView::Private::Private(SceneView& owner, SceneModel& sceneModel, ViewKind viewKind)
    : view(owner),
      model(sceneModel),
      kind(viewKind),
      canvas(new Canvas(&owner)),
      sketch(new SketchLayer(&owner)),
      drawing(sceneModel, viewKind, canvas->renderer()),
      mouse(owner, sceneModel),
      overlay(sceneModel),
      toolSketch(owner, *sketch)
{
    rest.setSingleShot(true);
    rest.setInterval(LevelOfDetail::rest_ms);
    later.setSingleShot(true);
    later.setInterval(others_ms);
}

std::optional<OrientedBox> SceneView::Private::region() const
{
    return isSide() && followed ? std::optional(shownRegion(camera, *followed, kind, size_px())) : std::nullopt;
}

ViewTransform SceneView::Private::transform() const
{
    const auto shown = region();
    return viewTransform(camera, size_px(), shown ? extentOf(*shown) : drawing.extent());
}

void SceneView::Private::follow()
{
    if (!isSide() || model.held())
        return;
    const SceneBox* box = model.selectedBox();
    followed = box != nullptr ? std::optional(box->box) : std::nullopt;
    if (followed)
        camera = sideCamera(*followed, kind, size_px(), framing);
}

void SceneView::Private::selectionChanged()
{
    mouse.giveUp();
    framing = SideFraming();
    follow();
    drawing.coloursChanged();
    canvas->requestPicture();
}

void SceneView::Private::moved()
{
    rest.start();
    canvas->requestPicture();
}

void SceneView::Private::prepare()
{
    drawing.prepare(look(), view.devicePixelRatioF(), rest.isActive() || model.held());
}

/// A press on an end of the axes looks from there and is nothing else.
bool SceneView::Private::pressAxes(const QMouseEvent& event)
{
    if (isSide() || !model.options().axes || event.button() != Qt::LeftButton)
        return false;
    const auto axis = axisUnder(event.position(), camera, view.size());
    if (axis)
        view.setCamera(lookingAgainst(camera, *axis));
    return axis.has_value();
}

void SceneView::Private::connectModel()
{
    connect(&model, &SceneModel::cloudChanged, &view, [this] {
        mouse.giveUp();
        drawing.cloudChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::boxesChanged, &view, [this] {
        follow();
        drawing.coloursChanged();
        if (model.held() && !mouse.isBusy() && !later.isActive())
            later.start();
        else if (!model.held() || mouse.isBusy())
            canvas->requestPicture();
    });
    connect(&model, &SceneModel::selectionChanged, &view, [this] { selectionChanged(); });
    connect(&model, &SceneModel::previewChanged, &view, [this] {
        drawing.coloursChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::styleChanged, &view, [this] {
        drawing.styleChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::optionsChanged, &view, [this] {
        drawing.optionsChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::heldChanged, &view, [this] {
        follow();
        moved();
    });
}

/// Only Esc, and only while something is held; every other key belongs to the window.
bool SceneView::Private::handleKey(QEvent& event)
{
    if (!mouse.isBusy() || static_cast<QKeyEvent&>(event).key() != Qt::Key_Escape)
        return false;
    event.accept();
    if (event.type() == QEvent::KeyPress)
        mouse.giveUp();
    return true;
}

}  // namespace pointloom
