// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneColours.h"

#include <Eigen/Core>

#include <vtkProp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

class QOpenGLContext;
class vtkRenderer;

namespace pointloom {

using Positions = std::vector<Eigen::Vector3f>;
using Palette = std::array<Rgba, 256>;

/// Draws points: positions as they lie in memory, one byte per point that chooses a colour out of 256. 13 bytes of video memory a
/// point, and recolouring touches one of them. A colour that is fully transparent hides its points.
class PointProp : public vtkProp
{
public:
    static PointProp* New();

    /// Uploaded once; colours start at 0.
    void setPositions(std::shared_ptr<const Positions> positions_m);
    /// As many as positions.
    void setColours(std::vector<std::uint8_t> colours);
    void setPalette(const Palette& palette);
    void setTransform(const Eigen::Matrix4d& clip_T_world) { m_clip_T_world = clip_T_world.cast<float>(); }
    void setPointSize(float size_devicePx) { m_pointSize = size_devicePx; }
    /// Discs instead of squares: a little dearer, for pictures of few large points.
    void setRound(bool round) { m_round = round; }
    /// Draws at most so many points, the same even sample every time.
    void setLimit(std::size_t points) { m_limit = points; }

    [[nodiscard]] std::span<const Eigen::Vector3f> positions() const;
    [[nodiscard]] std::span<const std::uint8_t> colours() const { return m_colours; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }

    [[nodiscard]] std::size_t drawn() const { return m_drawn; }
    [[nodiscard]] std::uint64_t positionUploads() const { return m_positionUploads; }
    [[nodiscard]] std::uint64_t colourUploads() const { return m_colourUploads; }

    int RenderOpaqueGeometry(vtkViewport* viewport) override;
    void ReleaseGraphicsResources(vtkWindow* window) override;

protected:
    PointProp();
    ~PointProp() override;

private:
    struct Gl;
    struct Splats;

    void uploadPositions();
    void uploadColours();
    void uploadPalette();
    void uploadOrder();
    [[nodiscard]] std::vector<std::uint32_t> shuffledOrder() const;
    void splat(QOpenGLContext& context, vtkRenderer& renderer);

    std::unique_ptr<Gl> m_gl;  ///< what lives in the context
    std::unique_ptr<Splats> m_splats;
    std::shared_ptr<const Positions> m_positions;
    std::vector<std::uint8_t> m_colours;
    Palette m_palette{};
    Eigen::Matrix4f m_clip_T_world = Eigen::Matrix4f::Identity();
    float m_pointSize = 2;
    bool m_round = false;
    std::size_t m_limit = SIZE_MAX;
    std::size_t m_drawn = 0;
    bool m_positionsDue = true;
    bool m_coloursDue = true;
    bool m_paletteDue = true;
    bool m_orderDue = true;
    std::uint64_t m_positionUploads = 0;
    std::uint64_t m_colourUploads = 0;
};

}  // namespace pointloom
