// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkVersionMacros.h>

namespace pointloom {

/// VTK's window into a context that somebody else owns, and that also starts on EGL (Wayland, xcb_egl): up to 9.3 VTK takes GLEW's
/// "no GLX display" for a failure although every function has been found.
class VtkGlWindow : public vtkGenericOpenGLRenderWindow
{
public:
    static VtkGlWindow* New();

    /// VTK would copy the finished picture once more; it is taken from where it was rendered.
    void Frame() override {}

#if VTK_VERSION_NUMBER < VTK_VERSION_CHECK(9, 3, 20240914)
    void OpenGLInitContext() override;
#endif

protected:
    VtkGlWindow() = default;
};

}  // namespace pointloom
