// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneView.h"

#include "ui/scene/CameraControl.h"
#include "ui/scene/ScenePicking.h"
#include "ui/scene/SceneViewParts.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr double leastFrame_m = 4;  ///< radius shown around a selected box: a cone with its surroundings

/// A label takes a release and lets the press through, a button takes the left button alone: what one of them leaves would reach the view
/// as half a gesture.
void keepMouse(QObject& child)
{
    if (auto* widget = qobject_cast<QWidget*>(&child))
        widget->setAttribute(Qt::WA_NoMousePropagation);
}

}  // namespace

void SceneView::prepareApplication()
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // docking and floating keep what is on the GPU usable
    Canvas::setSurfaceFormat();
}

SceneView::SceneView(SceneModel& model, ViewKind kind, QWidget* parent) : QWidget(parent), m(std::make_unique<Private>(*this, model, kind))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);  // Esc has to come here while a box is dragged
    m->canvas->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m->canvas);
    m->sketch->raise();

    m->canvas->setPrepare([this] { m->prepare(); });
    m->canvas->setOverlay([this](QPainter& painter) { m->overlay.paint(painter, *this); });
    connect(m->canvas, &Canvas::pictureDrawn, this, [this](double time_s) { m->drawing.measured(time_s); });
    connect(m->canvas, &Canvas::shown, this, &SceneView::pictureShown);
    connect(&m->later, &QTimer::timeout, m->canvas, [this] { m->canvas->requestPicture(); });
    connect(&m->rest, &QTimer::timeout, m->canvas, [this] {
        if (m->drawing.points().drawn() < m->drawing.points().positions().size())
            m->canvas->requestPicture();
    });
    connect(this, &SceneView::handleHovered, m->canvas, [this] { m->canvas->requestPicture(); });
    addPainter([this](QPainter& painter, const ViewTransform& transform) { m->toolSketch.paint(painter, transform); });
    m->connectModel();
    m->drawing.cloudChanged();
    m->follow();
}

SceneView::~SceneView()
{
    // The canvas draws with what Private holds: it goes first.
    delete m->canvas;
}

ViewKind SceneView::kind() const
{
    return m->kind;
}

const SceneModel& SceneView::model() const
{
    return m->model;
}

CameraState SceneView::camera() const
{
    return m->camera;
}

void SceneView::setCamera(const CameraState& camera)
{
    m->camera = camera;
    if (m->followed)
        m->framing = framingOf(camera, *m->followed, m->kind, m->size_px());
    m->moved();
    m->toolSketch.follow();
    Q_EMIT cameraChanged();
}

ViewTransform SceneView::transform() const
{
    return m->transform();
}

void SceneView::showAll()
{
    if (m->isSide()) {
        m->framing = SideFraming();
        m->follow();
        m->moved();
    } else if (m->model.cloud().cloud) {
        setCamera(framing(m->camera, bulkExtent(*m->model.cloud().cloud), m->size_px()));
    }
}

void SceneView::showSelected()
{
    if (m->isSide()) {
        showAll();
    } else if (const SceneBox* box = m->model.selectedBox()) {
        SceneExtent ball = extentOf(box->box);
        ball.radius_m = std::max(2 * ball.radius_m, leastFrame_m);
        setCamera(framing(m->camera, ball, m->size_px()));
    }
}

void SceneView::lookAlong(ViewKind from)
{
    if (!m->isSide())
        setCamera(lookingFrom(m->camera, from));
}

void SceneView::toggleProjection()
{
    if (!m->isSide())
        setCamera(withOtherProjection(m->camera));
}

std::optional<ScenePoint> SceneView::pickPoint(QPointF pixel, double tolerance_px) const
{
    m->drawing.refresh(m->region());
    const DrawnPoints points = m->drawing.drawnPoints();
    const auto found = pointUnder(points, m->transform(), toEigen(pixel), tolerance_px);
    return found ? std::optional(ScenePoint(points.positions_m[*found])) : std::nullopt;
}

std::uint64_t SceneView::pickBox(QPointF pixel) const
{
    return boxUnder(m->model, m->overlay.labels(), m->transform(), pixel, pickPoint(pixel));
}

std::vector<std::uint32_t> SceneView::pointsIn(const QRectF& pixels) const
{
    m->drawing.refresh(m->region());
    return pointsWithin(m->drawing.drawnPoints(), m->transform(), pixels);
}

std::vector<std::uint64_t> SceneView::boxesIn(const QRectF& pixels) const
{
    return boxesWithin(m->model, m->transform(), pixels);
}

std::optional<ScenePoint> SceneView::groundUnder(QPointF pixel) const
{
    return pointloom::groundUnder(m->model.cloud(), m->transform(), pixel);
}

void SceneView::setPointerMode(PointerMode mode)
{
    m->mouse.setMode(mode);
}

PointerMode SceneView::pointerMode() const
{
    return m->mouse.mode();
}

SketchLayer& SceneView::sketch()
{
    return *m->sketch;
}

void SceneView::showSketch(const ToolSketch& sketch)
{
    m->toolSketch.show(sketch);
}

void SceneView::addPainter(std::function<void(QPainter&, const ViewTransform&)> paint)
{
    m->overlay.add(std::move(paint));
}

void SceneView::repaintOverlay()
{
    m->canvas->requestOverlay();
}

QImage SceneView::grabPicture()
{
    return m->canvas->grabPicture();
}

double SceneView::lastFrameTime_s() const
{
    return m->canvas->lastPicture_s();
}

ViewStatistics SceneView::statistics() const
{
    const PointProp& points = m->drawing.points();
    return {m->canvas->pictures(), points.positionUploads(), points.colourUploads(), points.drawn()};
}

bool SceneView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ChildAdded:
        keepMouse(*static_cast<QChildEvent*>(event)->child());
        break;
    case QEvent::MouseButtonPress:
        if (!m->pressAxes(*static_cast<QMouseEvent*>(event)))
            m->mouse.press(*static_cast<QMouseEvent*>(event));
        QWidget::event(event);  // gives the focus
        event->accept();
        return true;
    case QEvent::MouseButtonDblClick:
        if (!m->pressAxes(*static_cast<QMouseEvent*>(event)))
            m->mouse.doubleClick(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        m->mouse.move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        m->mouse.release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::Wheel:
        m->mouse.wheel(*static_cast<QWheelEvent*>(event));
        event->accept();
        return true;
    case QEvent::Leave:
        m->mouse.leave();
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (m->handleKey(*event))
            return true;
        break;
    case QEvent::Resize:
        m->follow();
        m->canvas->requestPicture();  // the canvas was resized, and drawn, before this
        break;
    case QEvent::FontChange:
    case QEvent::LanguageChange:
        m->canvas->requestPicture();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

}  // namespace pointloom

#include "moc_SceneView.cpp"
