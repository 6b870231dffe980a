// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneModel.h"

#include "core/geometry/BoxOverlap.h"

#include <algorithm>
#include <utility>

namespace pointloom {

SceneModel::SceneModel(QObject* parent) : QObject(parent) {}

const SceneBox* SceneModel::box(std::uint64_t id) const
{
    const auto place = m_placeOf.find(id);
    return place == m_placeOf.end() ? nullptr : &m_boxes[place->second];
}

void SceneModel::setCloud(SceneCloud cloud)
{
    m_cloud = std::move(cloud);
    Q_EMIT cloudChanged();
}

void SceneModel::setBoxes(std::vector<SceneBox> boxes)
{
    m_boxes = std::move(boxes);
    findPlaces();
    Q_EMIT boxesChanged();
}

void SceneModel::setBox(const SceneBox& box)
{
    put(box);
    Q_EMIT boxesChanged();
}

void SceneModel::changeBoxes(const std::vector<SceneBox>& changed, const std::set<std::uint64_t>& gone)
{
    if (changed.empty() && gone.empty())
        return;
    for (const SceneBox& box : changed)
        put(box);
    if (!gone.empty()) {
        std::erase_if(m_boxes, [&](const SceneBox& box) { return gone.contains(box.id); });
        findPlaces();
    }
    Q_EMIT boxesChanged();
}

void SceneModel::put(const SceneBox& box)
{
    const auto [place, isNew] = m_placeOf.try_emplace(box.id, m_boxes.size());
    if (isNew)
        m_boxes.push_back(box);
    else
        m_boxes[place->second] = box;
}

/// The first one where two have the same number.
void SceneModel::findPlaces()
{
    m_placeOf.clear();
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_placeOf.try_emplace(m_boxes[i].id, i);
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

#include "moc_SceneModel.cpp"
