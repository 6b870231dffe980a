// SPDX-License-Identifier: Apache-2.0
#include "ui/bench/WindowBench.h"

#include "core/cloud/ScenePoint.h"
#include "ui/MainWindow.h"
#include "ui/bench/Hand.h"
#include "ui/scene/SceneView.h"

#include <QAction>

#include <cmath>

namespace pointloom {
namespace {

constexpr int windowBenchSteps = 60;
constexpr int fewSteps = 20;
constexpr int windowBenchLongest_ms = 5000;
constexpr int quiet_ms = 250;  ///< after which every view is at rest
constexpr double windowBenchPicture_ms = 33;
constexpr double preview_ms = 20;
constexpr double frame_ms = 50;
constexpr double box_ms = 100;

}  // namespace

WindowBench::WindowBench(MainWindow& window) : m_window(window)
{
    for (const char* name : {"mainView", "topView", "sideView", "frontView"})
        if (auto* view = window.findChild<SceneView*>(name))
            m_views.push_back(view);
    for (SceneView* view : m_views)
        connect(view, &SceneView::pictureShown, this, [this, view] { shown(*view); });
    m_clock.start();
}

std::size_t WindowBench::points() const
{
    return m_window.session()->view().frame()->cloud->size();
}

void WindowBench::shown(SceneView& view)
{
    const auto waiting = m_waiting.find(&view);
    if (m_times == nullptr || waiting == m_waiting.end() || view.statistics().pictures == waiting->second.picture)
        return;  // composed again with the rest of the window, or drawn before the input
    const double took_ms = now_ms() - waiting->second.since_ms;
    (&view == m_hand ? m_times->hand_ms : m_times->others_ms).push_back(took_ms);
    m_waiting.erase(waiting);
}

double WindowBench::now_ms() const
{
    return static_cast<double>(m_clock.nsecsElapsed()) * 1e-6;
}

void WindowBench::startWaiting()
{
    for (SceneView* view : m_views)
        m_waiting.try_emplace(view, Waiting{now_ms(), view->statistics().pictures});  // who still owes a picture has waited since then
}

void WindowBench::step(GestureTimes& times, SceneView& view, const std::function<void()>& input)
{
    m_times = &times;
    m_hand = &view;
    m_waiting.erase(&view);
    startWaiting();
    input();
    hand::waitUntil([&] { return !m_waiting.contains(&view); }, windowBenchLongest_ms);
}

std::vector<GestureTimes> WindowBench::run(const std::function<void(double)>& progress)
{
    std::vector<GestureTimes> all;
    const auto tell = [&] {
        constexpr double gestures = 9;
        if (progress)
            progress(static_cast<double>(all.size()) / gestures);
        hand::rest(quiet_ms);
        m_waiting.clear();
    };
    SceneView& main = *m_views.front();
    hand::waitUntil([&] { return main.statistics().pointsDrawn > 0; }, windowBenchLongest_ms);  // what was just read comes into the views
    hand::rest(quiet_ms);
    all.push_back(orbit());
    tell();
    all.push_back(zoom());
    tell();
    all.push_back(hover());
    tell();
    all.push_back(clickToBox());
    tell();
    all.push_back(dragFace(main, tr("drag a face in the main view")));
    tell();
    all.push_back(dragFace(*m_views.at(1), tr("drag a face in the top view")));
    tell();
    all.push_back(nudge());
    tell();
    all.push_back(recolour());
    tell();
    if (m_window.session()->sequence().frames.size() > 1)
        all.push_back(changeFrame());
    tell();
    return all;
}

GestureTimes WindowBench::orbit()
{
    GestureTimes times{.what = tr("look around"), .hand_ms = {}, .others_ms = {}, .target_ms = windowBenchPicture_ms};
    SceneView& main = *m_views.front();
    main.showAll();
    const QPointF start(main.width() / 2.0, main.height() - 40.0);
    hand::press(main, start);
    for (int i = 1; i <= windowBenchSteps; ++i)
        step(times, main, [&] { hand::move(main, start + QPointF(6.0 * i, -0.5 * i), Qt::LeftButton); });
    hand::release(main, start);
    times.others_ms.clear();
    return times;
}

GestureTimes WindowBench::zoom()
{
    GestureTimes times{.what = tr("zoom"), .hand_ms = {}, .others_ms = {}, .target_ms = windowBenchPicture_ms};
    SceneView& main = *m_views.front();
    const QPointF middle(main.width() / 2.0, main.height() / 2.0);
    for (int i = 0; i < fewSteps; ++i)
        step(times, main, [&] { hand::turnWheel(main, middle, i < fewSteps / 2 ? 1 : -1); });
    times.others_ms.clear();
    return times;
}

/// Pixels that lie on points of objects, as many of each object as it takes.
std::vector<QPointF> WindowBench::placesOnPoints(int count) const
{
    const SceneView& main = *m_views.front();
    const Frame& frame = *m_window.session()->view().frame();
    const QRect middle = main.rect().adjusted(20, 60, -20, -60);
    const auto objects = findObjects(*frame.index, m_window.session()->schema(), {}, clickParamsFor(*frame.index));
    const std::size_t each = objects.empty() ? 0 : static_cast<std::size_t>(count) / objects.size() + 1;
    std::vector<QPointF> places;
    for (const Candidate& object : objects) {
        std::size_t found = 0;
        for (const Eigen::Vector3f& point : frame.cloud->positions_m) {
            if (found == each || !contains(object.fit.box, point.cast<double>()))
                continue;
            const auto pixel = main.transform().toPixel(point.cast<double>());
            const QPointF at = pixel ? QPointF(pixel->x(), pixel->y()) : QPointF(-1, -1);
            if (!middle.contains(at.toPoint()) || !main.pickPoint(at))
                continue;
            places.push_back(at);
            ++found;
        }
    }
    return places;
}

GestureTimes WindowBench::hover()
{
    GestureTimes times{.what = tr("hover: light the object up and show its box"), .hand_ms = {}, .others_ms = {}, .target_ms = preview_ms};
    SceneView& main = *m_views.front();
    m_window.actions()[ActionId::boxTool].trigger();
    main.lookAlong(ViewKind::top);
    main.showAll();
    hand::rest(quiet_ms);
    for (const QPointF& place : placesOnPoints(windowBenchSteps))
        step(times, main, [&] { hand::move(main, place); });
    times.others_ms.clear();
    return times;
}

GestureTimes WindowBench::clickToBox()
{
    GestureTimes times{.what = tr("click to box"), .hand_ms = {}, .others_ms = {}, .target_ms = box_ms};
    SceneView& main = *m_views.front();
    Session& session = *m_window.session();
    for (const QPointF& place : placesOnPoints(fewSteps)) {
        session.selection().select({});
        hand::rest(quiet_ms);
        m_waiting.clear();
        const std::size_t before = session.editing().labels().cuboidCount();
        m_times = &times;
        m_hand = &main;
        startWaiting();
        hand::click(main, place);
        if (!hand::waitUntil([&] { return session.editing().labels().cuboidCount() > before; }, quiet_ms))
            continue;  // nothing of this class there
        hand::waitUntil([&] { return m_waiting.empty(); }, windowBenchLongest_ms);
        session.editing().undo();
    }
    if (session.editing().undoStack().canRedo())
        session.editing().redo();
    if (const auto& boxes = session.editing().labels().frame(session.view().frameIndex()); !boxes.empty())
        session.selection().select(boxes.begin()->first);
    return times;
}

void WindowBench::lookAtBox()
{
    SceneView& main = *m_views.front();
    main.lookAlong(ViewKind::main);
    main.showSelected();
    hand::rest(quiet_ms);
    m_waiting.clear();
}

GestureTimes WindowBench::dragFace(SceneView& view, const QString& what)
{
    GestureTimes times{.what = what, .hand_ms = {}, .others_ms = {}, .target_ms = windowBenchPicture_ms};
    const Cuboid* cuboid = m_window.session()->selection().currentCuboid();
    if (cuboid == nullptr)
        return times;
    lookAtBox();
    const OrientedBox box = toScene(cuboid->box, *m_window.session()->view().frame()->cloud);
    const Handle front{.kind = Handle::Kind::faces, .signs = {1, 0, 0}};
    const auto at = view.transform().toPixel(positionOf(box, front));
    const auto further = view.transform().toPixel(positionOf(box, front) + axisOf(box, 0));
    if (!at || !further)
        return times;
    const Eigen::Vector2d along = (*further - *at).normalized();
    const QPointF start(at->x(), at->y());
    hand::press(view, start);
    for (int i = 1; i <= windowBenchSteps; ++i) {
        const double off_px = 6 + 12 * std::sin(i * 0.2);
        step(times, view, [&] { hand::move(view, start + QPointF(along.x(), along.y()) * off_px, Qt::LeftButton); });
    }
    hand::release(view, start);
    hand::rest(quiet_ms);
    m_window.session()->editing().undo();
    return times;
}

GestureTimes WindowBench::nudge()
{
    GestureTimes times{.what = tr("move the box by key"), .hand_ms = {}, .others_ms = {}, .target_ms = windowBenchPicture_ms};
    if (m_window.session()->selection().currentCuboid() == nullptr)
        return times;
    for (int i = 0; i < fewSteps; ++i)
        step(times, *m_views.front(), [&] { m_window.actions()[i % 2 == 0 ? ActionId::moveLeft : ActionId::moveRight].trigger(); });
    return times;
}

GestureTimes WindowBench::recolour()
{
    GestureTimes times{.what = tr("colour the points otherwise"), .hand_ms = {}, .others_ms = {}, .target_ms = windowBenchPicture_ms};
    const quint64 before = m_views.front()->statistics().positionUploads;
    for (int i = 0; i < fewSteps; ++i)
        step(times, *m_views.front(),
             [&] { m_window.actions()[i % 2 == 0 ? ActionId::colourIntensity : ActionId::colourHeight].trigger(); });
    m_needlessUploads = m_views.front()->statistics().positionUploads - before;
    times.others_ms.clear();
    return times;
}

GestureTimes WindowBench::changeFrame()
{
    GestureTimes times{.what = tr("next frame, read ahead"), .hand_ms = {}, .others_ms = {}, .target_ms = frame_ms};
    Session& session = *m_window.session();
    session.selection().select({});
    m_views.front()->showAll();
    for (int i = 0; i < fewSteps; ++i) {
        const int next = (session.view().frameIndex() + 1) % static_cast<int>(session.sequence().frames.size());
        hand::waitUntil([&] { return session.view().frames().frame(next) != nullptr; }, windowBenchLongest_ms);
        hand::rest(quiet_ms);
        step(times, *m_views.front(), [&] { session.view().goToFrame(next); });
    }
    times.others_ms.clear();
    return times;
}

}  // namespace pointloom

#include "moc_WindowBench.cpp"
