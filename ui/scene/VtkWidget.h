// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QOpenGLWidget>

#include <vtkNew.h>
#include <vtkSmartPointer.h>

#include <functional>
#include <vector>

class QPainter;
class QSurface;
class vtkObject;
class vtkRenderer;

namespace pointloom {

class VtkGlWindow;

/// A Qt widget that shows what a VTK renderer draws. (VTK's own widget is built on Qt 5.) VTK renders into a framebuffer of its own;
/// painting copies that into Qt's. Nothing is drawn outside paintGL(): asking for a picture only marks it as due, so that any
/// number of changes in one turn of the event loop cost one picture.
class VtkWidget : public QOpenGLWidget
{
    Q_OBJECT

public:
    /// Of the whole application: OpenGL 3.2 core. Before the QApplication is made.
    static void setSurfaceFormat();

    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    [[nodiscard]] vtkRenderer& renderer() const;

    /// Called before each picture: what is drawn is brought up to date here.
    void setPrepare(std::function<void()> prepare) { m_prepare = std::move(prepare); }
    /// Called after each picture, to write on it.
    void setOverlay(std::function<void(QPainter&)> overlay) { m_overlay = std::move(overlay); }

    void requestPicture();

    [[nodiscard]] double lastPicture_s() const { return m_lastPicture_s; }
    [[nodiscard]] quint64 pictures() const { return m_pictures; }

Q_SIGNALS:
    void pictureDrawn(double time_s);

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;
    bool event(QEvent* event) override;

private:
    void onVtkEvent(vtkObject* from, unsigned long event, void* data);
    void release();
    void syncSize();
    void render();
    void clear();
    void copyToWidget();

    vtkSmartPointer<VtkGlWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    std::vector<unsigned long> m_observers;
    std::function<void()> m_prepare;
    std::function<void(QPainter&)> m_overlay;
    QMetaObject::Connection m_contextEnds;
    QSurface* m_surface = nullptr;  ///< of the context while there is one
    bool m_ready = false;
    bool m_painting = false;
    bool m_due = true;
    double m_lastPicture_s = 0;
    quint64 m_pictures = 0;
};

}  // namespace pointloom
