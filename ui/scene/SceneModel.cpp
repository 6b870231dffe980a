// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneModel.h"

#include "core/geometry/BoxOverlap.h"

#include <algorithm>
#include <utility>

namespace pointloom {

SceneModel::SceneModel(QObject* parent) : QObject(parent) {}

const SceneBox* SceneModel::box(std::uint64_t id) const
{
    const auto found = std::ranges::find(m_boxes, id, &SceneBox::id);
    return found == m_boxes.end() ? nullptr : &*found;
}

void SceneModel::setCloud(SceneCloud cloud)
{
    m_cloud = std::move(cloud);
    Q_EMIT cloudChanged();
}

void SceneModel::setBoxes(std::vector<SceneBox> boxes)
{
    m_boxes = std::move(boxes);
    Q_EMIT boxesChanged();
}

void SceneModel::setBox(const SceneBox& box)
{
    const auto found = std::ranges::find(m_boxes, box.id, &SceneBox::id);
    if (found == m_boxes.end())
        m_boxes.push_back(box);
    else
        *found = box;
    Q_EMIT boxesChanged();
}

void SceneModel::setSelected(std::uint64_t id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    Q_EMIT selectionChanged();
}

void SceneModel::setPreview(std::optional<SceneBox> preview)
{
    if (!preview && !m_preview)
        return;
    m_preview = std::move(preview);
    Q_EMIT previewChanged();
}

void SceneModel::setStyle(const PointStyle& style)
{
    if (style == m_style)
        return;
    m_style = style;
    Q_EMIT styleChanged();
}

bool SceneModel::shows(const SceneBox& box) const
{
    const auto& crop = m_style.filter.crop;
    return !box.hidden && (!crop || footprintOverlap_m2(box.box, *crop) > 0);
}

void SceneModel::setOptions(const ViewOptions& options)
{
    if (options == m_options)
        return;
    m_options = options;
    Q_EMIT optionsChanged();
}

void SceneModel::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    Q_EMIT heldChanged();
}

}  // namespace pointloom
