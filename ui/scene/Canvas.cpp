// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/Canvas.h"

#include "ui/scene/CanvasSurface.h"

#include <QEvent>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSurfaceFormat>
#include <QVBoxLayout>

#include <array>
#include <string_view>

namespace pointloom {
namespace {

bool asksForSoftware()
{
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface))
        return false;
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const std::string_view renderer = name != nullptr ? name : "";
    context.doneCurrent();
    constexpr std::array<std::string_view, 4> software{"llvmpipe", "softpipe", "SWR", "Software Rasterizer"};
    return std::ranges::any_of(software, [&](std::string_view one) { return renderer.find(one) != std::string_view::npos; });
}

}  // namespace

void Canvas::setSurfaceFormat()
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

bool Canvas::drawsInMemory()
{
    static const bool inMemory = [] {
        const QByteArray wanted = qgetenv("POINTLOOM_CANVAS");
        return wanted == "memory" || (wanted != "card" && asksForSoftware());
    }();
    return inMemory;
}

Canvas::Canvas(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    if (drawsInMemory())
        m_surface = new MemorySurface(*this);
    else
        m_surface = new CardSurface(*this);
    m_surface->widget().setAttribute(Qt::WA_TransparentForMouseEvents);
    layout->addWidget(&m_surface->widget());
}

Canvas::~Canvas()
{
    delete &m_surface->widget();  // while this is still a canvas
}

vtkRenderer& Canvas::renderer() const
{
    return m_surface->picture().renderer();
}

void Canvas::setPrepare(std::function<void()> prepare)
{
    m_surface->setPrepare(std::move(prepare));
}

void Canvas::setOverlay(std::function<void(QPainter&)> overlay)
{
    m_surface->setOverlay(std::move(overlay));
}

void Canvas::requestPicture()
{
    m_surface->requestPicture();
}

void Canvas::requestOverlay()
{
    m_surface->requestOverlay();
}

QImage Canvas::grabPicture()
{
    return m_surface->grabPicture();
}

bool Canvas::event(QEvent* event)
{
    bool scaleMayDiffer = event->type() == QEvent::ScreenChangeInternal;
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    scaleMayDiffer = scaleMayDiffer || event->type() == QEvent::DevicePixelRatioChange;
#endif
    if (scaleMayDiffer)
        requestPicture();
    return QWidget::event(event);
}

}  // namespace pointloom

#include "moc_Canvas.cpp"
