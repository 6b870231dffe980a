// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/Canvas.h"
#include "ui/scene/VtkPicture.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLWidget>

#include <memory>

namespace pointloom {

/// What a canvas draws on: the common part of the two ways.
class CanvasSurface
{
public:
    explicit CanvasSurface(Canvas& canvas) : m_canvas(canvas) {}
    virtual ~CanvasSurface() = default;

    [[nodiscard]] virtual QWidget& widget() = 0;
    [[nodiscard]] virtual QImage grabPicture() = 0;

    [[nodiscard]] VtkPicture& picture() { return m_picture; }
    void setPrepare(std::function<void()> prepare) { m_prepare = std::move(prepare); }
    void setOverlay(std::function<void(QPainter&)> overlay) { m_overlay = std::move(overlay); }
    void requestPicture();
    void requestOverlay();

protected:
    /// Draws a picture when one is due; true when it did. The context is current.
    bool drawIfDue(const QSize& size_devicePx);
    void writeOn(QPainter& painter) const;
    void tellDrawn(double time_s);
    void tellShown() { Q_EMIT m_canvas.shown(); }
    void setDue() { m_due = true; }

private:
    Canvas& m_canvas;
    VtkPicture m_picture;
    std::function<void()> m_prepare;
    std::function<void(QPainter&)> m_overlay;
    bool m_due = true;
    bool m_drawing = false;
};

/// On the graphics card.
class CardSurface : public QOpenGLWidget, public CanvasSurface
{
public:
    explicit CardSurface(Canvas& canvas);
    ~CardSurface() override;

    [[nodiscard]] QWidget& widget() override { return *this; }
    [[nodiscard]] QImage grabPicture() override { return grabFramebuffer(); }

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;
    bool event(QEvent* event) override;

private:
    void release();

    QMetaObject::Connection m_contextEnds;
};

/// In main memory.
class MemorySurface : public QWidget, public CanvasSurface
{
public:
    explicit MemorySurface(Canvas& canvas);
    ~MemorySurface() override;

    [[nodiscard]] QWidget& widget() override { return *this; }
    [[nodiscard]] QImage grabPicture() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool makeCurrent();
    void readBack(const QSize& size_devicePx);

    QOffscreenSurface m_offscreen;
    QOpenGLContext m_context;
    bool m_usable = false;
    QImage m_image;                ///< the last picture
    std::vector<uchar> m_upwards;  ///< as OpenGL gives it: the bottom row first
};

}  // namespace pointloom
