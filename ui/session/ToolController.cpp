// SPDX-License-Identifier: Apache-2.0
#include "ui/session/ToolController.h"

#include "core/fit/Sensor.h"
#include "ui/scene/SceneView.h"
#include "ui/session/Naming.h"
#include "ui/session/Nudge.h"

#include <QFuture>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double wheelTurn_rad = std::numbers::pi / 180;  ///< per notch

struct FitInput
{
    std::shared_ptr<const Frame> frame;
    Eigen::Vector3f point_m;
    ClassDef what;
};

RankedFits fit(const FitInput& input)
{
    return fitClick(*input.frame->index, input.point_m, input.what, {.sensor_m = likelySensor(*input.frame->cloud)});
}

std::vector<OrientedBox> missedIn(const Frame& frame, const LabelSchema& schema, const std::vector<OrientedBox>& taken)
{
    std::vector<OrientedBox> boxes;
    for (const Candidate& candidate : findObjects(*frame.index, schema, taken, {.sensor_m = likelySensor(*frame.cloud)}))
        boxes.push_back(candidate.fit.box);
    return boxes;
}

}  // namespace

ToolController::ToolController(Session& session, SceneModel& scene, SceneBinding& binding, std::vector<SceneView*> views, QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_binding(binding), m_views(std::move(views))
{
    m_worker.setMaxThreadCount(2);  // a click does not wait for the search for missed objects
    for (SceneView* view : m_views)
        connectView(*view);
    connect(&session, &Session::frameChanged, this, [this] {
        m_alternatives = {};
        m_missed.clear();
        m_previewRunning = false;  // its answer will be dropped
        m_nextPreview.reset();
        Q_EMIT missedCounted({});
    });
    connect(&session.frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.frameIndex())
            lookForMissed();
    });
    connect(&session, &Session::changed, this, &ToolController::lookForMissed);
    lookForMissed();
}

ToolController::~ToolController()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void ToolController::connectView(SceneView& view)
{
    connect(&view, &SceneView::boxClicked, this, [this](quint64 id) { m_session.select({id}); });
    connect(&view, &SceneView::boxDragged, this, [this](quint64 id, const OrientedBox& box) {
        const SceneBox* shown = m_scene.box(id);
        if (shown == nullptr)
            return;
        SceneBox moved = *shown;
        moved.box = box;
        m_scene.setBox(moved);
        Q_EMIT dragging(m_binding.fromScene(box));
    });
    connect(&view, &SceneView::boxDragFinished, this, [this](quint64 id, const OrientedBox& before, const OrientedBox& after) {
        Q_EMIT dragging({});
        if (const SceneBox* shown = m_scene.box(id); shown != nullptr && before == after) {
            SceneBox back = *shown;  // given up
            back.box = before;
            m_scene.setBox(back);
        } else {
            m_session.push(reshapeBox(m_session.labels(), {id}, m_binding.fromScene(after), PL_TEXT("core", "Drag box")));
        }
    });
    connect(&view, &SceneView::turnRequested, this, [this](quint64, int steps, Qt::KeyboardModifiers modifiers) {
        if (const SceneBox* box = m_scene.selectedBox()) {
            OrientedBox turned = box->box;
            const double factor = (modifiers & Qt::ShiftModifier) != 0 ? 5 : 1;
            turned.yaw_rad = wrapAngle(turned.yaw_rad + steps * factor * wheelTurn_rad);
            reshape(turned, PL_TEXT("core", "Turn box"));
        }
    });
    connect(&view, &SceneView::faceDoubleClicked, this, [this](quint64, Face face) {
        const auto frame = m_session.frame();
        const SceneBox* box = m_scene.selectedBox();
        if (frame == nullptr || box == nullptr)
            return;
        // All faces are snapped and the one that was asked for is taken over.
        const OrientedBox snapped = snapFaces(*frame->index, box->box);
        const Eigen::Vector3d outwards = axisOf(box->box, axisOf(face)) * signOf(face);
        const double before = outwards.dot(box->box.centre_m) + box->box.size_m[axisOf(face)] / 2;
        const double after = outwards.dot(snapped.centre_m) + snapped.size_m[axisOf(face)] / 2;
        reshape(withFaceMoved(box->box, face, after - before), PL_TEXT("core", "Snap face"));
    });
    if (view.kind() != ViewKind::main)
        return;
    connect(&view, &SceneView::pointClicked, this, [this](const Eigen::Vector3f& point_m) {
        if (m_tool == ToolKind::oneClickBox)
            boxAt(point_m);
        else
            m_session.select({});
    });
    connect(&view, &SceneView::nothingClicked, this, [this] { m_session.select({}); });
    connect(&view, &SceneView::hovered, this, &ToolController::previewAt);
}

void ToolController::setTool(ToolKind tool)
{
    m_tool = tool;
    m_nextPreview.reset();
    m_scene.setPreview({});
    Q_EMIT toolChanged();
}

void ToolController::fitAt(const Eigen::Vector3f& point_m, const ClassDef& what, FitAnswer answer)
{
    const auto frame = m_session.frame();
    if (frame == nullptr)
        return;
    const int index = m_session.frameIndex();
    QtConcurrent::run(&m_worker, fit, FitInput{frame, point_m, what})
        .then(this, [this, index, answer = std::move(answer)](const RankedFits& fits) {
            if (index == m_session.frameIndex())
                answer(fits);
        });
}

void ToolController::boxAt(const Eigen::Vector3f& point_m)
{
    m_scene.setPreview({});
    fitAt(point_m, m_session.currentClass(), [this](const RankedFits& fits) {
        if (fits.empty()) {
            Q_EMIT said(tr("There is no object of this class here. Choose another class, or click nearer to its points."));
            return;
        }
        const FittedBox& best = fits.front();
        const Id<Cuboid> id = m_session.add({.frame = 0,
                                             .box = m_binding.fromScene(best.box),
                                             .classKey = m_session.currentClass().key,
                                             .origin = BoxOrigin::fitted,
                                             .score = best.score});
        m_alternatives = {.box = id, .fits = fits, .shown = 0};
    });
}

void ToolController::previewAt(std::optional<Eigen::Vector3f> point_m)
{
    if (m_tool != ToolKind::oneClickBox || m_session.readOnly())
        point_m.reset();
    const auto insideSomeBox = [&](const SceneBox& box) { return !box.hidden && contains(box.box, point_m->cast<double>()); };
    if (point_m && std::ranges::any_of(m_scene.boxes(), insideSomeBox))
        point_m.reset();
    if (!point_m || m_session.frame() == nullptr) {
        m_nextPreview.reset();
        ++m_previewTicket;
        m_scene.setPreview({});
        return;
    }
    if (m_previewRunning) {
        m_nextPreview = point_m;  // only the newest place matters
        return;
    }
    m_previewRunning = true;
    const std::uint64_t ticket = ++m_previewTicket;
    fitAt(*point_m, m_session.currentClass(), [this, ticket](const RankedFits& fits) {
        m_previewRunning = false;
        if (ticket == m_previewTicket) {
            const Rgb colour = m_session.currentClass().colour;
            m_scene.setPreview(
                fits.empty()
                    ? std::optional<SceneBox>()
                    : SceneBox{
                          .id = 0, .box = fits.front().box, .colour = colour, .label = {}, .seen = fits.front().seen, .hidden = false});
        }
        if (m_nextPreview)
            previewAt(std::exchange(m_nextPreview, std::nullopt));
    });
}

const ClassDef* ToolController::classOfSelected() const
{
    const Cuboid* cuboid = m_session.selectedCuboid();
    const Track* track = cuboid != nullptr ? m_session.labels().trackOf(*cuboid) : nullptr;
    return track != nullptr ? m_session.schema().findClass(track->classKey) : nullptr;
}

void ToolController::reshape(const OrientedBox& sceneBox, std::string name)
{
    m_session.push(reshapeBox(m_session.labels(), m_session.selected(), m_binding.fromScene(sceneBox), std::move(name)));
}

void ToolController::nextFit()
{
    if (m_alternatives.box != m_session.selected() || m_alternatives.fits.size() < 2) {
        refit();
        return;
    }
    m_alternatives.shown = (m_alternatives.shown + 1) % m_alternatives.fits.size();
    reshape(m_alternatives.fits[m_alternatives.shown].box, PL_TEXT("core", "Next fit"));
    Q_EMIT said(tr("Fit %1 of %2").arg(m_alternatives.shown + 1).arg(m_alternatives.fits.size()));
}

void ToolController::refit()
{
    const SceneBox* box = m_scene.selectedBox();
    const ClassDef* what = classOfSelected();
    if (box == nullptr || what == nullptr)
        return;
    const Id<Cuboid> id = m_session.selected();
    fitAt(box->box.centre_m.cast<float>(), *what, [this, id](const RankedFits& fits) {
        if (id != m_session.selected())
            return;
        if (fits.empty()) {
            Q_EMIT said(tr("No other box fits here."));
            return;
        }
        m_alternatives = {.box = id, .fits = fits, .shown = 0};
        reshape(fits.front().box, PL_TEXT("core", "Fit again"));
    });
}

void ToolController::snapAll()
{
    const auto frame = m_session.frame();
    if (const SceneBox* box = m_scene.selectedBox(); frame != nullptr && box != nullptr)
        reshape(snapFaces(*frame->index, box->box), PL_TEXT("core", "Snap to points"));
}

void ToolController::flip()
{
    if (const SceneBox* box = m_scene.selectedBox())
        reshape(flipped(box->box), PL_TEXT("core", "Flip heading"));
}

void ToolController::deleteSelected()
{
    m_session.push(removeBox(m_session.labels(), m_session.selected()));
}

SceneView& ToolController::viewUnderMouse() const
{
    const auto under = std::ranges::find_if(m_views, [](const SceneView* view) { return view->underMouse(); });
    return under != m_views.end() ? **under : *m_views.front();
}

void ToolController::nudge(ActionId id)
{
    if (const SceneBox* box = m_scene.selectedBox())
        reshape(nudged(box->box, id, viewUnderMouse().camera()), PL_TEXT("core", "Nudge box"));
}

void ToolController::lookForMissed()
{
    const auto frame = m_session.frame();
    if (frame == nullptr)
        return;
    std::vector<OrientedBox> taken;
    for (const auto& [id, cuboid] : m_session.labels().frame(m_session.frameIndex()))
        taken.push_back(m_binding.toScene(cuboid.box));
    const std::uint64_t ticket = ++m_missedRevision;
    QtConcurrent::run(&m_worker, [frame, schema = m_session.schema(), taken] {
        return missedIn(*frame, schema, taken);
    }).then(this, [this, ticket](std::vector<OrientedBox> missed) {
        if (ticket != m_missedRevision)
            return;
        m_missed = std::move(missed);
        Q_EMIT missedCounted(static_cast<int>(m_missed.size()));
    });
}

void ToolController::nextMissed()
{
    if (m_missed.empty()) {
        Q_EMIT said(tr("Nothing that looks like an object is without a box here."));
        return;
    }
    const OrientedBox box = m_missed.front();
    std::ranges::rotate(m_missed, std::next(m_missed.begin()));
    m_session.select({});
    m_scene.setPreview(
        SceneBox{.id = 0, .box = box, .colour = m_session.currentClass().colour, .label = tr("unlabelled"), .seen = {}, .hidden = false});
    Q_EMIT lookAt(box);
}

}  // namespace pointloom
