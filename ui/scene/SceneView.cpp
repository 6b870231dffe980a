// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneView.h"

#include "ui/scene/AxisGizmo.h"
#include "ui/scene/CameraControl.h"
#include "ui/scene/Canvas.h"
#include "ui/scene/SceneDrawing.h"
#include "ui/scene/SceneOverlay.h"
#include "ui/scene/ScenePicking.h"
#include "ui/scene/SideCamera.h"
#include "ui/scene/SketchLayer.h"
#include "ui/scene/ToolSketchPainter.h"
#include "ui/scene/ViewMouse.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int others_ms = 45;       ///< a drag is shown in the views that the hand is not in this often
constexpr double leastFrame_m = 4;  ///< radius shown around a selected box: a cone with its surroundings

}  // namespace

class SceneView::Private
{
public:
    Private(SceneView& owner, SceneModel& sceneModel, ViewKind viewKind)
        : view(owner),
          model(sceneModel),
          kind(viewKind),
          canvas(new Canvas(&owner)),
          sketch(new SketchLayer(&owner)),
          drawing(sceneModel, viewKind, canvas->renderer()),
          mouse(owner, sceneModel),
          overlay(sceneModel),
          toolSketch(owner, *sketch)
    {
        rest.setSingleShot(true);
        rest.setInterval(LevelOfDetail::rest_ms);
        later.setSingleShot(true);
        later.setInterval(others_ms);
    }

    [[nodiscard]] bool isSide() const { return kind != ViewKind::main; }
    [[nodiscard]] Eigen::Vector2d size_px() const { return {std::max(1, view.width()), std::max(1, view.height())}; }
    [[nodiscard]] std::optional<OrientedBox> region() const;
    [[nodiscard]] ViewTransform transform() const;
    [[nodiscard]] BoxLook look() const { return {kind, transform(), region(), mouse.hoveredHandle()}; }

    void follow();
    void selectionChanged();
    void moved();
    void prepare();
    void connectModel();
    [[nodiscard]] bool pressAxes(const QMouseEvent& event);
    [[nodiscard]] bool handleKey(QEvent& event);

    SceneView& view;
    SceneModel& model;
    ViewKind kind;
    Canvas* canvas;
    SketchLayer* sketch;
    SceneDrawing drawing;
    ViewMouse mouse;
    CameraState camera;
    std::optional<OrientedBox> followed;  ///< of a side view: the box as it was when the camera last followed it
    SideFraming framing;
    SceneOverlay overlay;
    ToolSketchPainter toolSketch;
    QTimer rest;   ///< runs while the view moves and a little longer
    QTimer later;  ///< the picture of a drag in another view: the view under the hand comes first
};

std::optional<OrientedBox> SceneView::Private::region() const
{
    return isSide() && followed ? std::optional(shownRegion(camera, *followed, kind, size_px())) : std::nullopt;
}

ViewTransform SceneView::Private::transform() const
{
    const auto shown = region();
    return viewTransform(camera, size_px(), shown ? extentOf(*shown) : drawing.extent());
}

void SceneView::Private::follow()
{
    if (!isSide() || model.held())
        return;
    const SceneBox* box = model.selectedBox();
    followed = box != nullptr ? std::optional(box->box) : std::nullopt;
    if (followed)
        camera = sideCamera(*followed, kind, size_px(), framing);
}

void SceneView::Private::selectionChanged()
{
    mouse.giveUp();
    framing = SideFraming();
    follow();
    drawing.coloursChanged();
    canvas->requestPicture();
}

void SceneView::Private::moved()
{
    rest.start();
    canvas->requestPicture();
}

void SceneView::Private::prepare()
{
    drawing.prepare(look(), view.devicePixelRatioF(), rest.isActive() || model.held());
}

/// A press on an end of the axes looks from there and is nothing else.
bool SceneView::Private::pressAxes(const QMouseEvent& event)
{
    if (isSide() || !model.options().axes || event.button() != Qt::LeftButton)
        return false;
    const auto axis = axisUnder(event.position(), camera, view.size());
    if (axis)
        view.setCamera(lookingAgainst(camera, *axis));
    return axis.has_value();
}

void SceneView::Private::connectModel()
{
    connect(&model, &SceneModel::cloudChanged, &view, [this] {
        mouse.giveUp();
        drawing.cloudChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::boxesChanged, &view, [this] {
        follow();
        drawing.coloursChanged();
        if (model.held() && !mouse.isBusy() && !later.isActive())
            later.start();
        else if (!model.held() || mouse.isBusy())
            canvas->requestPicture();
    });
    connect(&model, &SceneModel::selectionChanged, &view, [this] { selectionChanged(); });
    connect(&model, &SceneModel::previewChanged, &view, [this] {
        drawing.coloursChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::styleChanged, &view, [this] {
        drawing.styleChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::optionsChanged, &view, [this] {
        drawing.optionsChanged();
        canvas->requestPicture();
    });
    connect(&model, &SceneModel::heldChanged, &view, [this] {
        follow();
        moved();
    });
}

/// Only Esc, and only while something is held; every other key belongs to the window.
bool SceneView::Private::handleKey(QEvent& event)
{
    if (!mouse.isBusy() || static_cast<QKeyEvent&>(event).key() != Qt::Key_Escape)
        return false;
    event.accept();
    if (event.type() == QEvent::KeyPress)
        mouse.giveUp();
    return true;
}

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

std::optional<Eigen::Vector3f> SceneView::pickPoint(QPointF pixel, double tolerance_px) const
{
    m->drawing.refresh(m->region());
    const DrawnPoints points = m->drawing.drawnPoints();
    const auto found = pointUnder(points, m->transform(), toEigen(pixel), tolerance_px);
    return found ? std::optional(points.positions_m[*found]) : std::nullopt;
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

std::optional<Eigen::Vector3f> SceneView::groundUnder(QPointF pixel) const
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
    case QEvent::MouseButtonPress:
        if (!m->pressAxes(*static_cast<QMouseEvent*>(event)))
            m->mouse.press(*static_cast<QMouseEvent*>(event));
        QWidget::event(event);  // gives the focus
        event->accept();
        return true;
    case QEvent::MouseButtonDblClick:
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
