// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PixelUpload.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

namespace pointloom {

PixelUpload::PixelUpload(QOpenGLContext& context) : m_context(context)
{
    QOpenGLFunctions* gl = context.functions();
    gl->glGenTextures(1, &m_texture);
    gl->glGenFramebuffers(1, &m_framebuffer);
}

void PixelUpload::destroy()
{
    QOpenGLFunctions* gl = m_context.functions();
    gl->glDeleteFramebuffers(1, &m_framebuffer);
    gl->glDeleteTextures(1, &m_texture);
}

void PixelUpload::put(std::span<const Rgba> pixels, int width_px, int height_px)
{
    QOpenGLExtraFunctions* gl = m_context.extraFunctions();
    GLint reading = 0;
    gl->glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &reading);
    gl->glActiveTexture(GL_TEXTURE0);
    gl->glBindTexture(GL_TEXTURE_2D, m_texture);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    if (width_px != m_width_px || height_px != m_height_px) {
        gl->glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        gl->glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture, 0);
        m_width_px = width_px;
        m_height_px = height_px;
    }
    gl->glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    gl->glBlitFramebuffer(0, 0, width_px, height_px, 0, 0, width_px, height_px, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(reading));
    gl->glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace pointloom
