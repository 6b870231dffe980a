// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/StrokeProp.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

#include <cstddef>

namespace pointloom {
namespace {

/// As in the shaders.
enum Kind { lineKind, discRim, discFull, squareRim, squareFull, faceKind, dashDotKind };

// A line becomes a rectangle of its width around its projection, with one pixel more on every side for the smoothing. Depth is
// given up: what a person edits is never hidden.
constexpr auto strokeVertexShader = R"(#version 150
in vec3 from;
in vec3 to;
in vec2 corner;
in vec3 shape;
in vec4 colour;
uniform mat4 clip_T_world;
uniform vec2 halfSize_px;
uniform float scale;
out vec4 tint;
out vec2 local;
flat out vec4 form;
const float nearest = 0.02;
void main()
{
    tint = colour;
    local = vec2(0.0);
    form = vec4(shape.x, shape.y * scale, shape.z * scale, 0.0);
    vec4 a = clip_T_world * vec4(from, 1.0);
    vec4 b = clip_T_world * vec4(to, 1.0);
    if (shape.x == 5.0) {
        gl_Position = vec4(a.xy, 0.0, a.w);
        return;
    }
    if (a.w < nearest && b.w < nearest) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    if (a.w < nearest)
        a = mix(a, b, (nearest - a.w) / (b.w - a.w));
    if (b.w < nearest)
        b = mix(b, a, (nearest - b.w) / (a.w - b.w));
    vec2 start = a.xy / a.w * halfSize_px;
    vec2 along = b.xy / b.w * halfSize_px - start;
    float length_px = length(along);
    vec2 direction = length_px > 0.001 ? along / length_px : vec2(1.0, 0.0);
    float reach = form.y * 0.5 + 1.0;
    local = vec2(corner.x * length_px + (corner.x * 2.0 - 1.0) * reach, corner.y * reach);
    form.w = length_px;
    vec2 at = start + direction * local.x + vec2(-direction.y, direction.x) * local.y;
    gl_Position = vec4(at / halfSize_px, 0.0, 1.0);
})";

constexpr auto strokeFragmentShader = R"(#version 150
in vec4 tint;
in vec2 local;
flat in vec4 form;
uniform vec3 inside;
uniform float scale;
out vec4 pixel;
void main()
{
    pixel = tint;
    if (form.x == 5.0)
        return;
    float halfWidth = form.y * 0.5;
    if (form.x == 0.0 || form.x == 6.0) {
        float beyond = local.x - clamp(local.x, 0.0, form.w);
        float cover = clamp(halfWidth + 0.5 - length(vec2(beyond, local.y)), 0.0, 1.0) * min(1.0, form.y);
        if (form.z > 0.0 && form.x == 6.0) {
            float period = form.w / (max(1.0, round(form.w / (4.0 * form.z))) + 0.4);
            float at = mod(local.x, period);
            float dash = clamp(0.2 * period + 0.5 - abs(at - 0.2 * period), 0.0, 1.0);
            float dot = clamp(0.075 * period + 0.5 - abs(at - 0.7 * period), 0.0, 1.0);
            cover *= max(dash, dot);
        } else if (form.z > 0.0) {
            float periods = max(1.0, round(form.w / (2.0 * form.z))) + 0.5;
            float dash = form.w / periods * 0.5;
            cover *= clamp(dash * 0.5 + 0.5 - abs(mod(local.x, 2.0 * dash) - dash * 0.5), 0.0, 1.0);
        }
        pixel.a *= cover;
        return;
    }
    bool round = form.x < 3.0;
    float distance = (round ? length(local) : max(abs(local.x), abs(local.y))) - halfWidth;
    bool full = form.x == 2.0 || form.x == 4.0;
    float rim = full ? 1.0 : clamp(distance + 1.75 * scale + 0.5, 0.0, 1.0);
    pixel.rgb = mix(inside, tint.rgb, rim);
    pixel.a *= clamp(0.5 - distance, 0.0, 1.0);
})";

constexpr std::array attributeNames{"from", "to", "corner", "shape", "colour"};

}  // namespace

void Strokes::add(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, Rgba colour, const Eigen::Vector3f& shape)
{
    static constexpr std::array<std::array<float, 2>, 6> corners{{{0, -1}, {1, -1}, {1, 1}, {0, -1}, {1, 1}, {0, 1}}};
    for (const auto& corner : corners)
        m_vertices.push_back({from_m.cast<float>(), to_m.cast<float>(), {corner[0], corner[1]}, shape, colour});
}

void Strokes::line(const Eigen::Vector3d& a_m, const Eigen::Vector3d& b_m, const Style& style)
{
    add(a_m, b_m, style.colour, {static_cast<float>(style.dotted ? dashDotKind : lineKind), style.width_px, style.dash_px});
}

void Strokes::disc(const Eigen::Vector3d& at_m, Rgba colour, float diameter_px, bool filled)
{
    add(at_m, at_m, colour, {static_cast<float>(filled ? discFull : discRim), diameter_px, 0});
}

void Strokes::square(const Eigen::Vector3d& at_m, Rgba colour, float side_px, bool filled)
{
    add(at_m, at_m, colour, {static_cast<float>(filled ? squareFull : squareRim), side_px, 0});
}

void Strokes::face(const std::array<Eigen::Vector3d, 4>& corners_m, Rgba colour)
{
    for (const std::size_t i : {0, 1, 2, 0, 2, 3}) {
        const Eigen::Vector3f at = corners_m[i].cast<float>();
        m_vertices.push_back({at, at, {0, 0}, {static_cast<float>(faceKind), 0, 0}, colour});
    }
}

struct StrokeProp::Gl
{
    explicit Gl(QOpenGLContext& context) : f(context.extraFunctions())
    {
        program.addShaderFromSourceCode(QOpenGLShader::Vertex, strokeVertexShader);
        program.addShaderFromSourceCode(QOpenGLShader::Fragment, strokeFragmentShader);
        for (std::size_t i = 0; i < attributeNames.size(); ++i)
            program.bindAttributeLocation(attributeNames[i], static_cast<int>(i));
        program.link();
        f->glGenVertexArrays(1, &array);
        f->glGenBuffers(1, &vertices);
    }

    void destroy()
    {
        f->glDeleteVertexArrays(1, &array);
        f->glDeleteBuffers(1, &vertices);
    }

    void attribute(GLuint index, GLint count, GLenum type, GLsizei stride, std::size_t offset)
    {
        f->glEnableVertexAttribArray(index);
        f->glVertexAttribPointer(index, count, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE, stride,
                                 reinterpret_cast<const void*>(offset));  // NOLINT: an offset, as OpenGL wants it
    }

    QOpenGLExtraFunctions* f;
    QOpenGLShaderProgram program;
    GLuint array = 0;
    GLuint vertices = 0;
};

vtkStandardNewMacro(StrokeProp);

StrokeProp::StrokeProp() = default;
StrokeProp::~StrokeProp() = default;

void StrokeProp::setTransform(const Eigen::Matrix4d& clip_T_world, const Eigen::Vector2d& size_px, double devicePixelRatio)
{
    m_clip_T_world = clip_T_world.cast<float>();
    m_size_px = (size_px * devicePixelRatio).cast<float>();
    m_devicePixelRatio = static_cast<float>(devicePixelRatio);
}

int StrokeProp::draw(vtkViewport& viewport)
{
    using Vertex = Strokes::Vertex;
    QOpenGLContext* context = QOpenGLContext::currentContext();
    const std::vector<Vertex>& vertices = m_strokes.m_vertices;
    if (context == nullptr || vertices.empty())
        return 0;
    if (!m_gl)
        m_gl = std::make_unique<Gl>(*context);
    auto* window = vtkOpenGLRenderWindow::SafeDownCast(vtkRenderer::SafeDownCast(&viewport)->GetRenderWindow());
    window->GetShaderCache()->ReleaseCurrentShader();
    vtkOpenGLState* state = window->GetState();
    const vtkOpenGLState::ScopedglEnableDisable depth(state, GL_DEPTH_TEST);
    const vtkOpenGLState::ScopedglEnableDisable blend(state, GL_BLEND);
    const vtkOpenGLState::ScopedglEnableDisable cull(state, GL_CULL_FACE);
    state->vtkglDisable(GL_DEPTH_TEST);
    state->vtkglDisable(GL_CULL_FACE);
    state->vtkglEnable(GL_BLEND);
    state->vtkglBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);

    QOpenGLExtraFunctions* f = m_gl->f;
    f->glBindVertexArray(m_gl->array);
    f->glBindBuffer(GL_ARRAY_BUFFER, m_gl->vertices);
    f->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(), GL_STREAM_DRAW);
    constexpr auto stride = static_cast<GLsizei>(sizeof(Vertex));
    m_gl->attribute(0, 3, GL_FLOAT, stride, offsetof(Vertex, from_m));
    m_gl->attribute(1, 3, GL_FLOAT, stride, offsetof(Vertex, to_m));
    m_gl->attribute(2, 2, GL_FLOAT, stride, offsetof(Vertex, corner));
    m_gl->attribute(3, 3, GL_FLOAT, stride, offsetof(Vertex, shape));
    m_gl->attribute(4, 4, GL_UNSIGNED_BYTE, stride, offsetof(Vertex, colour));

    QOpenGLShaderProgram& program = m_gl->program;
    program.bind();
    f->glUniformMatrix4fv(program.uniformLocation("clip_T_world"), 1, GL_FALSE, m_clip_T_world.data());
    program.setUniformValue("halfSize_px", m_size_px.x() / 2, m_size_px.y() / 2);
    program.setUniformValue("scale", m_devicePixelRatio);
    program.setUniformValue("inside", static_cast<float>(sceneColour::background.r) / 255,
                            static_cast<float>(sceneColour::background.g) / 255, static_cast<float>(sceneColour::background.b) / 255);
    f->glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
    program.release();
    f->glBindVertexArray(0);
    f->glBindBuffer(GL_ARRAY_BUFFER, 0);
    return 1;
}

void StrokeProp::ReleaseGraphicsResources(vtkWindow* window)
{
    if (m_gl && QOpenGLContext::currentContext() != nullptr)
        m_gl->destroy();
    m_gl.reset();
    vtkProp::ReleaseGraphicsResources(window);
}

}  // namespace pointloom
