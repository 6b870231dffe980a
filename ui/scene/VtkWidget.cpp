// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/VtkWidget.h"

#include "ui/scene/VtkGlWindow.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSurfaceFormat>

#include <vtkCommand.h>
#include <vtkCullerCollection.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

#include <algorithm>

namespace pointloom {

void VtkWidget::setSurfaceFormat()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setSwapBehavior(QSurfaceFormat::DoubleBuffer);
    format.setRedBufferSize(8);
    format.setGreenBufferSize(8);
    format.setBlueBufferSize(8);
    format.setAlphaBufferSize(8);
    format.setDepthBufferSize(0);  // VTK has a buffer of its own
    format.setStencilBufferSize(0);
    format.setSamples(0);
    format.setSwapInterval(0);
    QSurfaceFormat::setDefaultFormat(format);
}

VtkWidget::VtkWidget(QWidget* parent)
    : QOpenGLWidget(parent), m_window(vtkSmartPointer<VtkGlWindow>::New()), m_renderer(vtkSmartPointer<vtkRenderer>::New())
{
    setUpdateBehavior(QOpenGLWidget::NoPartialUpdate);
    m_window->SetReadyForRendering(false);
    m_window->SetOwnContext(0);
    m_window->SetFrameBlitModeToNoBlit();  // paintGL() copies
    m_window->SetMultiSamples(0);          // lines are smoothed by their own shader, points need none
    m_window->AddRenderer(m_renderer);
    m_renderer->EraseOff();  // clear() does it
    m_renderer->AddObserver(vtkCommand::StartEvent, this, &VtkWidget::clear);
    m_renderer->AutomaticLightCreationOff();
    m_renderer->GetCullers()->RemoveAllItems();  // they judge by VTK's camera, which is not used

    for (const unsigned long event : {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent, vtkCommand::WindowFrameEvent})
        m_observers.push_back(m_window->AddObserver(event, this, &VtkWidget::onVtkEvent));
}

VtkWidget::~VtkWidget()
{
    release();
    disconnect(m_contextEnds);  // ~QOpenGLWidget ends it, when this is no longer a VtkWidget
    for (const unsigned long observer : m_observers)
        m_window->RemoveObserver(observer);
}

vtkRenderer& VtkWidget::renderer() const
{
    return *m_renderer;
}

void VtkWidget::requestPicture()
{
    m_due = true;
    if (!m_painting)
        update();
}

void VtkWidget::initializeGL()
{
    m_surface = context()->surface();
#if VTK_VERSION_NUMBER >= VTK_VERSION_CHECK(9, 3, 20240914)
    if (!m_window->GetInitialized()) {
        m_window->SetOpenGLSymbolLoader(
            [](void* context, const char* name) -> vtkOpenGLRenderWindow::VTKOpenGLAPIProc {
                return static_cast<QOpenGLContext*>(context)->getProcAddress(name);
            },
            context());
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
    m_ready = true;
    m_due = true;
    // Docking and floating give the widget a new context: what lives in the old one goes while it is still there.
    disconnect(m_contextEnds);
    m_contextEnds = connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &VtkWidget::release, Qt::DirectConnection);
}

void VtkWidget::release()
{
    if (!m_ready)
        return;
    makeCurrent();
    m_window->Finalize();
    m_window->SetReadyForRendering(false);
    m_ready = false;
    m_surface = nullptr;
    doneCurrent();
}

void VtkWidget::resizeGL(int /*width*/, int /*height*/)
{
    syncSize();
}

void VtkWidget::syncSize()
{
    const QSize size_px = size() * devicePixelRatioF();
    m_window->SetSize(std::max(1, size_px.width()), std::max(1, size_px.height()));
    m_due = true;
}

void VtkWidget::paintGL()
{
    if (m_painting || !m_ready)
        return;
    const QScopedValueRollback painting(m_painting, true);
    const QSize size_px = size() * devicePixelRatioF();
    if (m_window->GetSize()[0] != size_px.width() || m_window->GetSize()[1] != size_px.height())
        syncSize();  // another screen, another scale

    context()->functions()->glFinish();  // what other views and the window left to do is not this picture's time
    QElapsedTimer clock;
    clock.start();
    const bool due = m_due;
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();  // Qt has used the context in between
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    if (m_due)
        render();
    copyToWidget();
    state->Pop();
    m_window->GetShaderCache()->ReleaseCurrentShader();  // the painter binds programs of its own
    if (m_overlay) {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        m_overlay(painter);
    }
    if (due) {
        context()->functions()->glFinish();
        m_lastPicture_s = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
        Q_EMIT pictureDrawn(m_lastPicture_s);
    }
}

void VtkWidget::render()
{
    m_due = false;
    if (m_prepare)
        m_prepare();
    m_window->Render();
    ++m_pictures;
}

/// VTK clears through its scissor, which a software renderer does by drawing: 4 ms for 1200x700 pixels instead of .1 ms.
void VtkWidget::clear()
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

void VtkWidget::copyToWidget()
{
    makeCurrent();  // VTK may have changed it, and Qt's framebuffer has to be bound
    QOpenGLExtraFunctions* gl = context()->extraFunctions();
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    const GLenum buffer = GL_COLOR_ATTACHMENT0;
    gl->glDrawBuffers(1, &buffer);
    m_window->GetState()->vtkglDisable(GL_SCISSOR_TEST);
    gl->glDisable(GL_SCISSOR_TEST);
    vtkOpenGLFramebufferObject* rendered = m_window->GetRenderFramebuffer();
    const int* from = rendered->GetLastSize();
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, rendered->GetFBOIndex());
    gl->glReadBuffer(GL_COLOR_ATTACHMENT0);
    gl->glBlitFramebuffer(0, 0, from[0], from[1], 0, 0, from[0], from[1], GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void VtkWidget::onVtkEvent(vtkObject* /*from*/, unsigned long event, void* data)
{
    const bool isCurrent = context() != nullptr && QOpenGLContext::currentContext() == context();
    switch (event) {
    case vtkCommand::WindowMakeCurrentEvent:
        // Not QOpenGLWidget::makeCurrent(): that binds Qt's framebuffer, and VTK calls this while it sets up its own.
        if (m_surface != nullptr && !(isCurrent && context()->surface() == m_surface))
            context()->makeCurrent(m_surface);
        break;
    case vtkCommand::WindowIsCurrentEvent:
        *static_cast<bool*>(data) = m_ready && isCurrent;
        break;
    case vtkCommand::WindowFrameEvent:
        if (!m_painting)
            update();
        break;
    default:
        break;
    }
}

bool VtkWidget::event(QEvent* event)
{
    bool scaleMayDiffer = event->type() == QEvent::ScreenChangeInternal;
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    scaleMayDiffer = scaleMayDiffer || event->type() == QEvent::DevicePixelRatioChange;
#endif
    if (scaleMayDiffer)
        requestPicture();
    const bool done = QOpenGLWidget::event(event);
    // A dock that floats or comes back gives the widget another framebuffer, which nobody has drawn in yet.
    if (event->type() == QEvent::Show || event->type() == QEvent::ParentChange || event->type() == QEvent::WindowChangeInternal)
        QMetaObject::invokeMethod(this, &VtkWidget::requestPicture, Qt::QueuedConnection);
    return done;
}

}  // namespace pointloom
