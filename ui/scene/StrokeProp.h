// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneColours.h"

#include <Eigen/Core>

#include <vtkProp.h>

#include <array>
#include <memory>
#include <vector>

namespace pointloom {

/// Lines, handles and tinted faces whose ends are in the world and whose widths are in pixels.
class Strokes
{
public:
    struct Style
    {
        Rgba colour;
        float width_px = 1.25F;
        float dash_px = 0;    ///< 0: solid; else the length of a dash and of the gap after it, fitted so that both ends are drawn
        bool dotted = false;  ///< with a dot in the middle of each gap, which is longer then
    };

    void line(const Eigen::Vector3d& a_m, const Eigen::Vector3d& b_m, const Style& style);
    /// A rim of the colour around the dark of the background, or all of the colour.
    void disc(const Eigen::Vector3d& at_m, Rgba colour, float diameter_px, bool filled);
    void square(const Eigen::Vector3d& at_m, Rgba colour, float side_px, bool filled);
    void face(const std::array<Eigen::Vector3d, 4>& corners_m, Rgba colour);  ///< in order around it

    void clear() { m_vertices.clear(); }

private:
    friend class StrokeProp;

    struct Vertex
    {
        Eigen::Vector3f from_m;
        Eigen::Vector3f to_m;
        Eigen::Vector2f corner;  ///< x: 0 at from, 1 at to; y: -1 or 1 across
        Eigen::Vector3f shape;   ///< kind, size in pixels, dash in pixels
        Rgba colour;
    };

    void add(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, Rgba colour, const Eigen::Vector3f& shape);

    std::vector<Vertex> m_vertices;
};

/// Draws strokes on top of the points, or under them, smoothed by their shader: multisampling would cost a software renderer four times as
/// much.
class StrokeProp : public vtkProp
{
public:
    static StrokeProp* New();

    [[nodiscard]] Strokes& strokes() { return m_strokes; }
    void setTransform(const Eigen::Matrix4d& clip_T_world, const Eigen::Vector2d& size_px, double devicePixelRatio);

    /// Drawn before the props that were added after it, which then cover it.
    void setUnder(bool under) { m_under = under; }

    int RenderOpaqueGeometry(vtkViewport* viewport) override { return m_under ? draw(*viewport) : 0; }
    int RenderOverlay(vtkViewport* viewport) override { return m_under ? 0 : draw(*viewport); }
    void ReleaseGraphicsResources(vtkWindow* window) override;

protected:
    StrokeProp();
    ~StrokeProp() override;

private:
    struct Gl;

    int draw(vtkViewport& viewport);

    std::unique_ptr<Gl> m_gl;
    bool m_under = false;
    Strokes m_strokes;
    Eigen::Matrix4f m_clip_T_world = Eigen::Matrix4f::Identity();
    Eigen::Vector2f m_size_px{1, 1};
    float m_devicePixelRatio = 1;
};

}  // namespace pointloom
