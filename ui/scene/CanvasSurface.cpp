// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/CanvasSurface.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QOpenGLExtraFunctions>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <cstring>

namespace pointloom {

void CanvasSurface::requestPicture()
{
    m_due = true;
    requestOverlay();
}

void CanvasSurface::requestOverlay()
{
    if (!m_drawing)
        widget().update();
}

bool CanvasSurface::drawIfDue(const QSize& size_devicePx)
{
    if (!m_due)
        return false;
    const QScopedValueRollback drawing(m_drawing, true);
    m_due = false;
    if (m_prepare)
        m_prepare();
    m_picture.draw(size_devicePx);
    ++m_canvas.m_pictures;
    return true;
}

void CanvasSurface::writeOn(QPainter& painter) const
{
    if (!m_overlay)
        return;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_overlay(painter);
}

void CanvasSurface::tellDrawn(double time_s)
{
    m_canvas.m_lastPicture_s = time_s;
    Q_EMIT m_canvas.pictureDrawn(time_s);
}

CardSurface::CardSurface(Canvas& canvas) : QOpenGLWidget(&canvas), CanvasSurface(canvas)
{
    setUpdateBehavior(QOpenGLWidget::NoPartialUpdate);
    connect(this, &QOpenGLWidget::frameSwapped, this, [this] { tellShown(); });
}

CardSurface::~CardSurface()
{
    disconnect(m_contextEnds);  // ~QOpenGLWidget ends it, when this is no longer a CardSurface
    release();
}

void CardSurface::initializeGL()
{
    picture().start(*context(), *context()->surface());
    setDue();
    // Docking and floating give the widget a new context: what lives in the old one goes while it is still there.
    disconnect(m_contextEnds);
    m_contextEnds = connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &CardSurface::release, Qt::DirectConnection);
}

void CardSurface::release()
{
    if (!picture().isReady())
        return;
    makeCurrent();
    picture().release();
    doneCurrent();
}

void CardSurface::resizeGL(int /*width*/, int /*height*/)
{
    setDue();
}

void CardSurface::paintGL()
{
    if (!picture().isReady())
        return;
    QOpenGLExtraFunctions* gl = context()->extraFunctions();
    gl->glFinish();  // what other views and the window left to do is not this picture's time
    QElapsedTimer clock;
    clock.start();
    const QSize size_px = size() * devicePixelRatioF();
    const bool isNew = drawIfDue(size_px);
    makeCurrent();  // VTK may have changed it, and Qt's framebuffer has to be bound
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    const GLenum buffer = GL_COLOR_ATTACHMENT0;
    gl->glDrawBuffers(1, &buffer);
    picture().bindForReading();
    gl->glBlitFramebuffer(0, 0, size_px.width(), size_px.height(), 0, 0, size_px.width(), size_px.height(), GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
    {
        QPainter painter(this);
        writeOn(painter);
    }
    if (isNew) {
        gl->glFinish();
        tellDrawn(static_cast<double>(clock.nsecsElapsed()) * 1e-9);
    }
}

bool CardSurface::event(QEvent* event)
{
    const bool done = QOpenGLWidget::event(event);
    // A dock that floats or comes back gives the widget another framebuffer, which nobody has drawn in yet.
    if (event->type() == QEvent::Show || event->type() == QEvent::ParentChange || event->type() == QEvent::WindowChangeInternal)
        QMetaObject::invokeMethod(this, [this] { requestPicture(); }, Qt::QueuedConnection);
    return done;
}

MemorySurface::MemorySurface(Canvas& canvas) : QWidget(&canvas), CanvasSurface(canvas)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_offscreen.create();
    m_usable = m_context.create();
}

MemorySurface::~MemorySurface()
{
    if (picture().isReady() && makeCurrent())
        picture().release();
    m_context.doneCurrent();
}

bool MemorySurface::makeCurrent()
{
    return m_usable && m_context.makeCurrent(&m_offscreen);
}

void MemorySurface::resizeEvent(QResizeEvent* /*event*/)
{
    setDue();
}

/// OpenGL gives the bottom row first.
void MemorySurface::readBack(const QSize& size_devicePx)
{
    const int width = size_devicePx.width();
    const int height = size_devicePx.height();
    if (m_image.size() != size_devicePx)
        m_image = QImage(size_devicePx, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(devicePixelRatioF());
    const auto row = static_cast<std::size_t>(width) * 4;
    m_upwards.resize(row * static_cast<std::size_t>(height));
    m_context.functions()->glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_BYTE, m_upwards.data());
    for (int y = 0; y < height; ++y)
        std::memcpy(m_image.scanLine(height - 1 - y), m_upwards.data() + static_cast<std::size_t>(y) * row, row);
}

void MemorySurface::paintEvent(QPaintEvent* /*event*/)
{
    QElapsedTimer clock;
    clock.start();
    const QSize size_px = (size() * devicePixelRatioF()).expandedTo({1, 1});
    bool isNew = false;
    if (makeCurrent()) {
        if (!picture().isReady())
            picture().start(m_context, m_offscreen);
        isNew = drawIfDue(size_px);
        if (isNew)
            readBack(size_px);
        m_context.doneCurrent();
    }
    QPainter painter(this);
    painter.drawImage(0, 0, m_image);
    writeOn(painter);
    if (isNew)
        tellDrawn(static_cast<double>(clock.nsecsElapsed()) * 1e-9);
    // Painting ends with sending the window's content to the screen, in this turn of the event loop.
    QMetaObject::invokeMethod(this, [this] { tellShown(); }, Qt::QueuedConnection);
}

QImage MemorySurface::grabPicture()
{
    return grab().toImage();
}

}  // namespace pointloom
