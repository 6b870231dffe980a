// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneColours.h"

#include <span>

class QOpenGLContext;

namespace pointloom {

/// Puts pixels from main memory into the framebuffer that is being drawn to, all over it.
class PixelUpload
{
public:
    /// The context is current, also when this ends.
    explicit PixelUpload(QOpenGLContext& context);
    void destroy();

    /// @param pixels  width * height, the bottom row first
    void put(std::span<const Rgba> pixels, int width_px, int height_px);

private:
    QOpenGLContext& m_context;
    unsigned int m_texture = 0;
    unsigned int m_framebuffer = 0;
    int m_width_px = 0;
    int m_height_px = 0;
};

}  // namespace pointloom
