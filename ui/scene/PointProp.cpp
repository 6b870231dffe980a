// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PointProp.h"

#include "ui/scene/Canvas.h"
#include "ui/scene/PixelUpload.h"
#include "ui/scene/PointSplatter.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace pointloom {
namespace {

static_assert(sizeof(Eigen::Vector3f) == 3 * sizeof(float), "the GPU takes positions as they are");
static_assert(sizeof(Palette) == 256 * 4);

constexpr GLuint positionAttribute = 0;
constexpr GLuint colourAttribute = 1;

// The palette is looked up per point, not per pixel; a hidden point is put outside the picture and costs no pixels.
constexpr auto pointVertexShader = R"(#version 150
in vec3 position;
in uint colour;
uniform mat4 clip_T_world;
uniform sampler2D palette;
flat out vec3 tint;
void main()
{
    vec4 found = texelFetch(palette, ivec2(int(colour), 0), 0);
    tint = found.rgb;
    gl_Position = found.a == 0.0 ? vec4(2.0, 2.0, 2.0, 1.0) : clip_T_world * vec4(position, 1.0);
})";

constexpr auto pointFragmentShader = R"(#version 150
flat in vec3 tint;
out vec4 pixel;
void main()
{
    pixel = vec4(tint, 1.0);
})";

// Corners are cut off in the shader: multisampling would cost a software renderer four times as much.
constexpr auto roundFragmentShader = R"(#version 150
flat in vec3 tint;
out vec4 pixel;
void main()
{
    vec2 off = gl_PointCoord - vec2(0.5);
    if (dot(off, off) > 0.25)
        discard;
    pixel = vec4(tint, 1.0);
})";

void build(QOpenGLShaderProgram& program, const char* fragments)
{
    program.addShaderFromSourceCode(QOpenGLShader::Vertex, pointVertexShader);
    program.addShaderFromSourceCode(QOpenGLShader::Fragment, fragments);
    program.bindAttributeLocation("position", positionAttribute);
    program.bindAttributeLocation("colour", colourAttribute);
    program.link();
}

}  // namespace

struct PointProp::Gl
{
    explicit Gl(QOpenGLContext& context) : f(context.extraFunctions())
    {
        build(square, pointFragmentShader);
        build(round, roundFragmentShader);
        f->glGenVertexArrays(1, &array);
        f->glGenBuffers(1, &positions);
        f->glGenBuffers(1, &colours);
        f->glGenBuffers(1, &order);
        f->glGenTextures(1, &palette);
    }

    void destroy()
    {
        f->glDeleteVertexArrays(1, &array);
        f->glDeleteBuffers(1, &positions);
        f->glDeleteBuffers(1, &colours);
        f->glDeleteBuffers(1, &order);
        f->glDeleteTextures(1, &palette);
    }

    QOpenGLExtraFunctions* f;
    QOpenGLShaderProgram square;
    QOpenGLShaderProgram round;
    GLuint array = 0;
    GLuint positions = 0;
    GLuint colours = 0;
    GLuint order = 0;
    GLuint palette = 0;
};

/// Without a graphics card: the points are drawn in main memory and put into VTK's picture.
struct PointProp::Splats
{
    explicit Splats(QOpenGLContext& context) : upload(context) {}

    PointSplatter splatter;
    PixelUpload upload;
    std::vector<std::uint32_t> order;
};

vtkStandardNewMacro(PointProp);

PointProp::PointProp() = default;
PointProp::~PointProp() = default;

void PointProp::setPositions(std::shared_ptr<const Positions> positions_m)
{
    m_positions = std::move(positions_m);
    m_colours.assign(positions().size(), 0);
    m_positionsDue = m_coloursDue = m_orderDue = true;
    Modified();
}

void PointProp::setColours(std::vector<std::uint8_t> colours)
{
    m_colours = std::move(colours);
    m_coloursDue = true;
    Modified();
}

void PointProp::setPalette(const Palette& palette)
{
    if (palette == m_palette)
        return;
    m_palette = palette;
    m_paletteDue = true;
    Modified();
}

std::span<const Eigen::Vector3f> PointProp::positions() const
{
    return m_positions ? std::span<const Eigen::Vector3f>(*m_positions) : std::span<const Eigen::Vector3f>();
}

void PointProp::uploadPositions()
{
    m_gl->f->glBindBuffer(GL_ARRAY_BUFFER, m_gl->positions);
    m_gl->f->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(positions().size_bytes()), positions().data(), GL_STATIC_DRAW);
    m_gl->f->glEnableVertexAttribArray(positionAttribute);
    m_gl->f->glVertexAttribPointer(positionAttribute, 3, GL_FLOAT, GL_FALSE, 0, nullptr);
    m_positionsDue = false;
    ++m_positionUploads;
}

void PointProp::uploadColours()
{
    m_gl->f->glBindBuffer(GL_ARRAY_BUFFER, m_gl->colours);
    m_gl->f->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_colours.size()), m_colours.data(), GL_DYNAMIC_DRAW);
    m_gl->f->glEnableVertexAttribArray(colourAttribute);
    m_gl->f->glVertexAttribIPointer(colourAttribute, 1, GL_UNSIGNED_BYTE, 0, nullptr);
    m_coloursDue = false;
    ++m_colourUploads;
}

void PointProp::uploadPalette()
{
    m_gl->f->glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, m_palette.data());
    m_gl->f->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    m_gl->f->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    m_paletteDue = false;
}

/// A scan is in the order of its lasers: only a shuffled order has an even sample in every prefix.
std::vector<std::uint32_t> PointProp::shuffledOrder() const
{
    std::vector<std::uint32_t> order(positions().size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), std::minstd_rand(1));
    return order;
}

void PointProp::uploadOrder()
{
    const std::vector<std::uint32_t> order = shuffledOrder();
    m_gl->f->glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(order.size() * sizeof(std::uint32_t)), order.data(),
                          GL_STATIC_DRAW);
    m_orderDue = false;
}

void PointProp::splat(QOpenGLContext& context, vtkRenderer& renderer)
{
    if (!m_splats)
        m_splats = std::make_unique<Splats>(context);
    m_positionUploads += std::exchange(m_positionsDue, false) ? 1 : 0;
    m_colourUploads += std::exchange(m_coloursDue, false) ? 1 : 0;
    const bool all = m_drawn == positions().size();
    if (!all && std::exchange(m_orderDue, false))
        m_splats->order = shuffledOrder();
    const int* size = renderer.GetRenderWindow()->GetSize();
    const double* behind = renderer.GetBackground();
    const auto byte = [&](int channel) { return static_cast<std::uint8_t>(behind[channel] * 255 + 0.5); };
    const SplatLook look{.clip_T_world = m_clip_T_world,
                         .width_px = size[0],
                         .height_px = size[1],
                         .size_px = m_pointSize,
                         .round = m_round,
                         .background = {byte(0), byte(1), byte(2), 255}};
    const auto order = all ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(m_splats->order).first(m_drawn);
    m_splats->upload.put(m_splats->splatter.draw(positions(), m_colours, m_palette, order, look), size[0], size[1]);
}

int PointProp::RenderOpaqueGeometry(vtkViewport* viewport)
{
    QOpenGLContext* context = QOpenGLContext::currentContext();
    const std::size_t count = positions().size();
    m_drawn = std::min(count, m_limit);
    if (context == nullptr || m_drawn == 0)
        return 0;
    auto* renderer = vtkRenderer::SafeDownCast(viewport);
    auto* window = vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow());
    if (Canvas::drawsInMemory()) {
        splat(*context, *renderer);
        return 1;
    }
    if (!m_gl)
        m_gl = std::make_unique<Gl>(*context);
    window->GetShaderCache()->ReleaseCurrentShader();  // VTK must not believe that its program is still bound

    QOpenGLExtraFunctions* f = m_gl->f;
    f->glBindVertexArray(m_gl->array);
    if (m_positionsDue)
        uploadPositions();
    if (m_coloursDue)
        uploadColours();
    f->glActiveTexture(GL_TEXTURE0);
    f->glBindTexture(GL_TEXTURE_2D, m_gl->palette);
    if (m_paletteDue)
        uploadPalette();

    QOpenGLShaderProgram& program = m_round ? m_gl->round : m_gl->square;
    program.bind();
    f->glUniformMatrix4fv(program.uniformLocation("clip_T_world"), 1, GL_FALSE, m_clip_T_world.data());
    program.setUniformValue("palette", 0);
    window->GetState()->vtkglPointSize(m_pointSize);
    if (m_drawn == count) {
        f->glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(count));
    } else {
        f->glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_gl->order);
        if (m_orderDue)
            uploadOrder();
        f->glDrawElements(GL_POINTS, static_cast<GLsizei>(m_drawn), GL_UNSIGNED_INT, nullptr);
    }
    program.release();
    f->glBindVertexArray(0);
    f->glBindBuffer(GL_ARRAY_BUFFER, 0);
    f->glBindTexture(GL_TEXTURE_2D, 0);
    return 1;
}

void PointProp::ReleaseGraphicsResources(vtkWindow* window)
{
    if (m_gl && QOpenGLContext::currentContext() != nullptr)
        m_gl->destroy();
    m_gl.reset();
    if (m_splats && QOpenGLContext::currentContext() != nullptr)
        m_splats->upload.destroy();
    m_splats.reset();
    m_positionsDue = m_coloursDue = m_paletteDue = m_orderDue = true;
    vtkProp::ReleaseGraphicsResources(window);
}

}  // namespace pointloom
