// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/VtkGlWindow.h"

#include <vtkObjectFactory.h>

#if VTK_VERSION_NUMBER < VTK_VERSION_CHECK(9, 3, 20240914)
#include <vtk_glew.h>
#endif

namespace pointloom {

vtkStandardNewMacro(VtkGlWindow);

#if VTK_VERSION_NUMBER < VTK_VERSION_CHECK(9, 3, 20240914)
void VtkGlWindow::OpenGLInitContext()
{
    constexpr GLenum noGlxDisplay = 4;  // GLEW_ERROR_NO_GLX_DISPLAY, not named by every GLEW
    if (!this->Initialized && glewInit() == noGlxDisplay && GLEW_VERSION_3_2) {
        this->GlewInitValid = true;
        this->Initialized = true;
        this->MaximumHardwareLineWidth = 1;
        this->ContextCreationTime.Modified();
        return;
    }
    vtkGenericOpenGLRenderWindow::OpenGLInitContext();
}
#endif

}  // namespace pointloom
