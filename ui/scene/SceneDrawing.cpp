// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneDrawing.h"

#include "ui/scene/PointsIn.h"

#include <vtkRenderer.h>

namespace pointloom {

SceneDrawing::SceneDrawing(const SceneModel& model, ViewKind kind, vtkRenderer& renderer)
    : m_model(model), m_kind(kind), m_renderer(renderer)
{
    m_ground->setUnder(true);
    renderer.AddViewProp(m_ground);
    renderer.AddViewProp(m_points);
    renderer.AddViewProp(m_boxes);
}

void SceneDrawing::cloudChanged()
{
    m_cloudDue = m_groundDue = m_plainDue = m_coloursDue = true;
    m_extent = m_model.cloud().cloud ? wholeExtent(*m_model.cloud().cloud) : SceneExtent();
}

void SceneDrawing::styleChanged()
{
    m_plainDue = m_coloursDue = true;
}

void SceneDrawing::refresh(const std::optional<OrientedBox>& region)
{
    if (m_kind == ViewKind::main)
        refreshMain();
    else
        refreshSide(region);
}

void SceneDrawing::refreshGround()
{
    if (!m_groundDue)
        return;
    const ViewOptions& options = m_model.options();
    const Rgba& colour = m_kind == ViewKind::main ? backdropColour(options.backdrop) : sceneColour::sideBackground;
    m_renderer.SetBackground(colour.r / 255.0, colour.g / 255.0, colour.b / 255.0);
    m_ground->strokes().clear();
    if (m_kind == ViewKind::main)
        drawGround(m_ground->strokes(), m_model.cloud(), options);
    m_groundDue = false;
}

void SceneDrawing::refreshMain()
{
    const SceneCloud& scene = m_model.cloud();
    if (m_cloudDue && scene.cloud != m_cloud) {  // an index that comes later is no reason to upload again
        m_cloud = scene.cloud;
        m_points->setPositions(m_cloud ? std::shared_ptr<const Positions>(m_cloud, &m_cloud->positions_m) : nullptr);
    }
    m_cloudDue = false;
    if (m_plainDue)
        m_plain = plainColours(scene, m_model.style());
    m_plainDue = false;
    if (m_coloursDue) {
        m_points->setColours(withBoxes(m_plain.column, m_model));
        m_points->setPalette(paletteOf(m_model, m_plain.ramp));
    }
    m_coloursDue = false;
}

void SceneDrawing::refreshSide(const std::optional<OrientedBox>& region)
{
    const SceneCloud& scene = m_model.cloud();
    if (m_cloudDue || region != m_region) {
        m_region = region;
        m_ids = region && scene.cloud ? pointsIn(scene, *region) : std::vector<std::uint32_t>();
        auto positions = std::make_shared<Positions>();
        positions->reserve(m_ids.size());
        for (const std::uint32_t id : m_ids)
            positions->push_back(scene.cloud->positions_m[id]);
        m_points->setPositions(std::move(positions));
        m_coloursDue = true;
    }
    m_cloudDue = false;
    if (m_coloursDue) {
        m_points->setColours(scene.cloud ? sideColours(m_model, m_ids) : ColourColumn());
        m_points->setPalette(sidePaletteOf(m_model));
    }
    m_coloursDue = false;
}

void SceneDrawing::prepare(const BoxLook& look, double devicePixelRatio, bool moving)
{
    refresh(look.region);
    refreshGround();
    m_ground->setTransform(look.view.clip_T_world, look.view.size_px, devicePixelRatio);
    m_points->setRound(m_model.style().roundPoints);
    m_points->setTransform(look.view.clip_T_world);
    m_points->setPointSize(m_model.style().pointSize_px * static_cast<float>(devicePixelRatio));
    m_points->setLimit(m_detail.limit(moving, m_model.pointBudget()));
    drawBoxes(m_boxes->strokes(), m_model, look);
    m_boxes->setTransform(look.view.clip_T_world, look.view.size_px, devicePixelRatio);
}

}  // namespace pointloom
