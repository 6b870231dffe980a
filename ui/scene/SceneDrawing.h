// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/BoxLayer.h"
#include "ui/scene/GroundGrid.h"
#include "ui/scene/LevelOfDetail.h"
#include "ui/scene/Picker.h"
#include "ui/scene/PointProp.h"
#include "ui/scene/SceneExtent.h"

#include <vtkNew.h>

class vtkRenderer;

namespace pointloom {

/// What one view draws: the points (of a side view: only those near its box) and the strokes of the boxes. Holds no state of its
/// own but what is prepared from the model; says when that is due again.
class SceneDrawing
{
public:
    SceneDrawing(const SceneModel& model, ViewKind kind, vtkRenderer& renderer);

    void cloudChanged();
    void coloursChanged() { m_coloursDue = true; }
    void styleChanged();
    void optionsChanged() { m_groundDue = true; }

    /// Brings the columns up to date; of a side view for what lies in the region. Cheap when nothing changed.
    void refresh(const std::optional<OrientedBox>& region);
    /// Everything for one picture.
    void prepare(const BoxLook& look, double devicePixelRatio, bool moving);
    void measured(double time_s) { m_detail.measured(m_points->drawn(), time_s); }

    [[nodiscard]] DrawnPoints drawnPoints() const { return {m_points->positions(), m_points->colours(), m_points->palette()}; }
    [[nodiscard]] const SceneExtent& extent() const { return m_extent; }
    [[nodiscard]] const PointProp& points() const { return *m_points; }

private:
    void refreshGround();
    void refreshMain();
    void refreshSide(const std::optional<OrientedBox>& region);

    const SceneModel& m_model;
    ViewKind m_kind;
    vtkRenderer& m_renderer;
    vtkNew<StrokeProp> m_ground;  ///< grid and rings, under the points
    vtkNew<PointProp> m_points;
    vtkNew<StrokeProp> m_boxes;
    LevelOfDetail m_detail;
    SceneExtent m_extent;                       ///< of the whole cloud
    std::shared_ptr<const PointCloud> m_cloud;  ///< whose positions are in the prop (main view)
    PlainColours m_plain;                       ///< colours without boxes (main view)
    std::vector<std::uint32_t> m_ids;           ///< numbers of the points in the prop (side view)
    std::optional<OrientedBox> m_region;
    bool m_cloudDue = true;
    bool m_groundDue = true;
    bool m_plainDue = true;
    bool m_coloursDue = true;
};

}  // namespace pointloom
