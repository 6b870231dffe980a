// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QWidget>

#include <functional>

class QPainter;
class vtkRenderer;

namespace pointloom {

class CanvasSurface;

/// A Qt widget that shows what a VTK renderer draws. (VTK's own widget is built on Qt 5.) Nothing is drawn outside painting: asking for a
/// picture only marks it as due, so that any number of changes in one turn of the event loop cost one picture.
/// With a graphics card the picture stays on it (QOpenGLWidget). Without one it is read into main memory and shown like any other widget:
/// composing the window with OpenGL would cost twice as much as the picture.
class Canvas : public QWidget
{
    Q_OBJECT

public:
    /// Of the whole application: OpenGL 3.2 core. Before the QApplication is made.
    static void setSurfaceFormat();
    /// Whether OpenGL draws without a graphics card here. Asked once. POINTLOOM_CANVAS=card or =memory overrides it.
    [[nodiscard]] static bool drawsInMemory();

    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    [[nodiscard]] vtkRenderer& renderer() const;

    /// Called before each picture: what is drawn is brought up to date here.
    void setPrepare(std::function<void()> prepare);
    /// Called after each picture, to write on it.
    void setOverlay(std::function<void(QPainter&)> overlay);

    void requestPicture();
    /// Only what is written on the picture changed.
    void requestOverlay();

    [[nodiscard]] double lastPicture_s() const { return m_lastPicture_s; }
    [[nodiscard]] quint64 pictures() const { return m_pictures; }
    /// A picture of the canvas as it is on screen.
    [[nodiscard]] QImage grabPicture();

Q_SIGNALS:
    void pictureDrawn(double time_s);
    /// A picture, new or not, went to the screen.
    void shown();

protected:
    bool event(QEvent* event) override;

private:
    friend class CanvasSurface;

    CanvasSurface* m_surface = nullptr;
    double m_lastPicture_s = 0;
    quint64 m_pictures = 0;
};

}  // namespace pointloom
