// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/PointColours.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// What one picture of points depends on besides the points.
struct SplatLook
{
    Eigen::Matrix4f clip_T_world = Eigen::Matrix4f::Identity();  ///< OpenGL clip space
    int width_px = 1;
    int height_px = 1;
    float size_px = 2;   ///< side of a point
    bool round = false;  ///< cut the corners off
    Rgba background;
};

/// Draws points into a picture in main memory on all cores: about a tenth of what OpenGL without a graphics card needs for them. Nearer
/// points cover farther ones. Each thread draws a share of the points into a picture of its own, one 32-bit word per pixel with the depth
/// above the colour's number, so that the smaller word is the nearer point; then the nearest is taken of all.
class PointSplatter
{
public:
    /// @param order  the numbers of the points to draw; empty: all of them
    /// @returns RGBA, the bottom row first as OpenGL wants it; valid until the next call
    std::span<const Rgba> draw(std::span<const Eigen::Vector3f> positions_m, std::span<const std::uint8_t> colours, const Palette& palette,
                               std::span<const std::uint32_t> order, const SplatLook& look);

private:
    std::vector<std::vector<std::uint32_t>> m_words;  ///< one picture per share
    std::vector<Rgba> m_pixels;
};

}  // namespace pointloom
