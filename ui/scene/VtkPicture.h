// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>

#include <vtkSmartPointer.h>

#include <vector>

class QOpenGLContext;
class QSurface;
class vtkObject;
class vtkRenderer;

namespace pointloom {

class VtkGlWindow;

/// A VTK renderer that draws into a framebuffer of its own, in a context that somebody else owns and makes current.
class VtkPicture
{
public:
    VtkPicture();
    ~VtkPicture();
    VtkPicture(const VtkPicture&) = delete;
    VtkPicture& operator=(const VtkPicture&) = delete;

    [[nodiscard]] vtkRenderer& renderer() const;

    /// The context is there and current; it draws on this surface.
    void start(QOpenGLContext& context, QSurface& surface);
    /// The context, still current, is about to go.
    void release();
    [[nodiscard]] bool isReady() const { return m_context != nullptr; }

    /// Draws in device pixels. Leaves the picture bound for reading.
    void draw(const QSize& size_devicePx);
    /// Binds the last picture for reading.
    void bindForReading();

private:
    void onVtkEvent(vtkObject* from, unsigned long event, void* data);
    void clear();

    vtkSmartPointer<VtkGlWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    std::vector<unsigned long> m_observers;
    QOpenGLContext* m_context = nullptr;  ///< while it is there
    QSurface* m_surface = nullptr;
};

}  // namespace pointloom
