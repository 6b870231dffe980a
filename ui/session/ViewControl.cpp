// SPDX-License-Identifier: Apache-2.0
#include "ui/session/ViewControl.h"

#include "ui/scene/CameraControl.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr double croppedBelow_m = 0.3;  ///< a little of the ground shows whether a box stands on it

OrientedBox inflated(OrientedBox box, double margin_m)
{
    box.size_m += Eigen::Vector3d(2 * margin_m, 2 * margin_m, margin_m + croppedBelow_m);
    box.centre_m.z() += (margin_m - croppedBelow_m) / 2;
    return box;
}

}  // namespace

ViewControl::ViewControl(SceneView& view, SceneModel& scene)
    : QObject(&view), m_view(view), m_scene(scene), m_cropMargin_m(Place{}.cropMargin_m)
{
    connect(&view, &SceneView::cameraChanged, this, &ViewControl::changed);
    connect(&scene, &SceneModel::styleChanged, this, &ViewControl::changed);
    connect(&scene, &SceneModel::optionsChanged, this, &ViewControl::changed);
    connect(&scene, &SceneModel::cloudChanged, this, [this] { m_newFrame = true; });
    connect(&scene, &SceneModel::boxesChanged, this, &ViewControl::stayWithSelection);
    connect(&scene, &SceneModel::selectionChanged, this, &ViewControl::stayWithSelection);
    connect(&scene, &SceneModel::heldChanged, this, &ViewControl::stayWithSelection);
}

void ViewControl::setCropped(bool cropped)
{
    if (!cropped)
        restyle([](PointStyle& style) { style.filter.crop.reset(); });
    else if (m_scene.selectedBox() != nullptr)
        crop();
    else
        Q_EMIT said(tr("Select a box first: the view is cropped to what is around it."));
}

void ViewControl::setCropMargin(double margin_m)
{
    m_cropMargin_m = margin_m;
    if (isCropped())
        crop();
    Q_EMIT changed();
}

void ViewControl::crop()
{
    if (const SceneBox* box = m_scene.selectedBox())
        restyle([&](PointStyle& style) { style.filter.crop = inflated(box->box, m_cropMargin_m); });
}

void ViewControl::clearFilter()
{
    restyle([](PointStyle& style) { style.filter = {}; });
}

/// After another box was selected or another frame came, the camera stands to the box as it stood to the one before; turning with it would
/// make a person dizzy. A box that is moved by hand moves in a picture that stands still.
void ViewControl::stayWithSelection()
{
    const SceneBox* box = m_scene.selectedBox();
    if (box == nullptr || m_scene.held())
        return;
    if (isCropped())
        crop();
    const Eigen::Vector3d centre_m = box->box.centre_m;
    const bool another = box->id != m_followedId || m_newFrame;
    if (m_scene.options().followSelection && another && m_followed)
        m_view.setCamera(shifted(m_view.camera(), centre_m - *m_followed));
    m_followed = centre_m;
    m_followedId = box->id;
    m_newFrame = false;
}

void ViewControl::storeView(std::size_t slot)
{
    const QString name = m_saved[slot] ? m_saved[slot]->name : tr("View %1").arg(slot + 1);
    m_saved[slot] = SavedView{name, m_view.camera(), m_scene.style()};
    Q_EMIT said(tr("%1 is stored.").arg(name));
    Q_EMIT savedViewsChanged();
    Q_EMIT changed();
}

void ViewControl::showView(std::size_t slot)
{
    if (!m_saved[slot]) {
        Q_EMIT said(tr("Nothing is stored as view %1 yet.").arg(slot + 1));
        return;
    }
    m_scene.setStyle(m_saved[slot]->style);
    m_view.setCamera(m_saved[slot]->camera);
}

void ViewControl::renameView(std::size_t slot, const QString& name)
{
    if (!m_saved[slot] || name.trimmed().isEmpty() || name.trimmed() == m_saved[slot]->name)
        return;
    m_saved[slot]->name = name.trimmed();
    Q_EMIT savedViewsChanged();
    Q_EMIT changed();
}

void ViewControl::forgetView(std::size_t slot)
{
    m_saved[slot].reset();
    Q_EMIT savedViewsChanged();
    Q_EMIT changed();
}

Place ViewControl::place() const
{
    return {m_view.camera(), m_scene.style(), m_scene.options(), m_cropMargin_m, m_saved};
}

void ViewControl::setPlace(const Place& place)
{
    m_saved = place.views;
    m_cropMargin_m = place.cropMargin_m;
    m_followed.reset();
    m_scene.setOptions(place.options);
    m_scene.setStyle(place.style);
    m_view.setCamera(place.camera);
    Q_EMIT savedViewsChanged();
}

void ViewControl::beginAnew()
{
    m_saved = {};
    m_followed.reset();
    restyle([](PointStyle& style) {
        style.filter = {};
        style.ranges = {};
    });
    Q_EMIT savedViewsChanged();
}

}  // namespace pointloom

#include "moc_ViewControl.cpp"
