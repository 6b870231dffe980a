// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/VtkPicture.h"

#include "ui/scene/VtkGlWindow.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

#include <vtkCommand.h>
#include <vtkCullerCollection.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

#include <algorithm>

namespace pointloom {

VtkPicture::VtkPicture() : m_window(vtkSmartPointer<VtkGlWindow>::New()), m_renderer(vtkSmartPointer<vtkRenderer>::New())
{
    m_window->SetReadyForRendering(false);
    m_window->SetOwnContext(0);
    m_window->SetFrameBlitModeToNoBlit();  // the canvas copies
    m_window->SetMultiSamples(0);          // lines are smoothed by their own shader, points need none
    m_window->AddRenderer(m_renderer);
    m_renderer->EraseOff();  // clear() does it
    m_renderer->AddObserver(vtkCommand::StartEvent, this, &VtkPicture::clear);
    m_renderer->AutomaticLightCreationOff();
    m_renderer->GetCullers()->RemoveAllItems();  // they judge by VTK's camera, which is not used

    for (const unsigned long event : {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent})
        m_observers.push_back(m_window->AddObserver(event, this, &VtkPicture::onVtkEvent));
}

VtkPicture::~VtkPicture()
{
    for (const unsigned long observer : m_observers)
        m_window->RemoveObserver(observer);
}

vtkRenderer& VtkPicture::renderer() const
{
    return *m_renderer;
}

void VtkPicture::start(QOpenGLContext& context, QSurface& surface)
{
    m_context = &context;
    m_surface = &surface;
#if VTK_VERSION_NUMBER >= VTK_VERSION_CHECK(9, 3, 20240914)
    if (!m_window->GetInitialized()) {
        m_window->SetOpenGLSymbolLoader(
            [](void* from, const char* name) -> vtkOpenGLRenderWindow::VTKOpenGLAPIProc {
                return static_cast<QOpenGLContext*>(from)->getProcAddress(name);
            },
            &context);
        m_window->vtkOpenGLRenderWindow::OpenGLInit();
    }
#endif
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();
    state->vtkglDepthFunc(GL_LEQUAL);
    state->vtkglEnable(GL_DEPTH_TEST);
    m_window->SetForceMaximumHardwareLineWidth(1);
    m_window->SetReadyForRendering(true);
    m_window->SetOwnContext(0);
    m_window->OpenGLInitContext();
}

void VtkPicture::release()
{
    if (!isReady())
        return;
    m_window->Finalize();
    m_window->SetReadyForRendering(false);
    m_context = nullptr;
    m_surface = nullptr;
}

void VtkPicture::draw(const QSize& size_devicePx)
{
    m_window->SetSize(std::max(1, size_devicePx.width()), std::max(1, size_devicePx.height()));
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();  // Qt has used the context in between
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    m_window->Render();
    state->Pop();
    m_window->GetShaderCache()->ReleaseCurrentShader();  // a painter binds programs of its own
    bindForReading();
}

void VtkPicture::bindForReading()
{
    QOpenGLFunctions* gl = m_context->functions();
    m_window->GetState()->vtkglDisable(GL_SCISSOR_TEST);
    gl->glDisable(GL_SCISSOR_TEST);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, m_window->GetRenderFramebuffer()->GetFBOIndex());
    m_context->extraFunctions()->glReadBuffer(GL_COLOR_ATTACHMENT0);
}

/// VTK clears through its scissor, which a software renderer does by drawing: 4 ms for 1200x700 pixels instead of .1 ms.
void VtkPicture::clear()
{
    vtkOpenGLState* state = m_window->GetState();
    const vtkOpenGLState::ScopedglEnableDisable scissor(state, GL_SCISSOR_TEST);
    const double* colour = m_renderer->GetBackground();
    state->vtkglDisable(GL_SCISSOR_TEST);
    state->vtkglColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    state->vtkglDepthMask(GL_TRUE);
    state->vtkglClearDepth(1);
    // Opaque, or the window would show through.
    state->vtkglClearColor(static_cast<float>(colour[0]), static_cast<float>(colour[1]), static_cast<float>(colour[2]), 1);
    state->vtkglClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
}

void VtkPicture::onVtkEvent(vtkObject* /*from*/, unsigned long event, void* data)
{
    const bool isCurrent = m_context != nullptr && QOpenGLContext::currentContext() == m_context;
    if (event == vtkCommand::WindowIsCurrentEvent)
        *static_cast<bool*>(data) = isCurrent;
    else if (m_context != nullptr && !(isCurrent && m_context->surface() == m_surface))
        m_context->makeCurrent(m_surface);  // not QOpenGLWidget's way: that binds Qt's framebuffer while VTK sets up its own
}

}  // namespace pointloom
