// SPDX-License-Identifier: Apache-2.0
#include "ui/bench/SequenceBench.h"

#include "core/cloud/ScenePoint.h"
#include "core/fit/ClickFit.h"
#include "core/labels/Gestures.h"
#include "ui/MainWindow.h"
#include "ui/bench/Hand.h"
#include "ui/session/Placing.h"
#include "ui/strip/StripPanel.h"
#include "ui/strip/StripView.h"

#include <QAction>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr int mostColumns = 60;
constexpr int steps = 60;
constexpr int sequenceBenchLongest_ms = 5000;
constexpr int readAll_ms = 120'000;
constexpr double picture_ms = 33;

}  // namespace

SequenceBench::SequenceBench(MainWindow& window) : m_window(window)
{
    m_clock.start();
}

bool SequenceBench::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        ++m_paintings;
    return QObject::eventFilter(watched, event);
}

std::vector<GestureTimes> SequenceBench::run()
{
    if (!boxAnObject())
        return {};
    QAction& shown = m_window.actions()[ActionId::strip];
    m_strip = m_window.findChild<StripPanel*>();
    if (!m_strip->isVisible())
        shown.trigger();
    const bool isThere =
        hand::waitUntil([&] { return m_strip->isVisible() && m_strip->model().columns().size() > 1; }, sequenceBenchLongest_ms)
        && hand::waitUntil([&] { return m_strip->model().crops().missing() == 0; }, readAll_ms);
    if (!isThere)
        return {};
    m_strip->view().viewport()->installEventFilter(this);
    return {scroll(), dragFace()};
}

/// The object with the most points, as if it stood still in the world.
bool SequenceBench::boxAnObject()
{
    Session& session = *m_window.session();
    session.view().goToFrame(0);
    hand::waitUntil([&] { return session.view().frame() != nullptr; }, sequenceBenchLongest_ms);
    const Frame& frame = *session.view().frame();
    const auto objects = findObjects(*frame.index, session.schema(), {}, clickParamsFor(*frame.index));
    if (objects.empty())
        return false;
    const Candidate& best = *std::ranges::max_element(objects, {}, [](const Candidate& object) { return object.fit.points; });
    const OrientedBox box = toFile(best.fit.box, *frame.cloud);
    const Id<Cuboid> first = session.add({.box = box, .classKey = session.selection().currentClass().key});
    session.editing().pushMade([&](Document& document) {
        const int frames = std::min(mostColumns, static_cast<int>(session.sequence().frames.size()));
        Edit all{.name = "Box", .tracks = {}, .cuboids = {}};
        for (int other = 1; other < frames; ++other) {
            const Edit one = continueTrack(document, first, other, carried(session.poses(), box, 0, other));
            all.cuboids.insert(all.cuboids.end(), one.cuboids.begin(), one.cuboids.end());
        }
        return all;
    });
    session.selection().select(first);
    return true;
}

void SequenceBench::step(GestureTimes& times, const std::function<void()>& input)
{
    const quint64 before = m_paintings;
    const qint64 start_ns = m_clock.nsecsElapsed();
    input();
    hand::waitUntil([&] { return m_paintings > before; }, sequenceBenchLongest_ms);
    times.hand_ms.push_back(static_cast<double>(m_clock.nsecsElapsed() - start_ns) * 1e-6);
}

GestureTimes SequenceBench::scroll()
{
    GestureTimes times{.what = tr("scroll through an object in frames: %1").arg(m_strip->model().columns().size()),
                       .hand_ms = {},
                       .others_ms = {},
                       .target_ms = picture_ms};
    QScrollBar& bar = *m_strip->view().horizontalScrollBar();
    bar.setValue(0);
    hand::rest(sequenceBenchLongest_ms / 10);
    for (int i = 1; i <= steps && bar.maximum() > 0; ++i) {
        const int far = bar.maximum() * i / steps;
        step(times, [&] { bar.setValue(far); });
    }
    return times;
}

GestureTimes SequenceBench::dragFace()
{
    GestureTimes times{.what = tr("drag a face in one of its frames"), .hand_ms = {}, .others_ms = {}, .target_ms = picture_ms};
    StripView& view = m_strip->view();
    view.bringIntoView(0);
    hand::rest(sequenceBenchLongest_ms / 10);
    const Session& session = *m_window.session();
    const CellView cell = view.cellView(*m_strip->model().column(0), CellSide::top);
    const OrientedBox& box = session.selection().currentCuboid()->box;
    const Handle front{.kind = Handle::Kind::faces, .signs = {1, 0, 0}};
    const auto at = cell.transform().toPixel(positionOf(box, front));
    const auto further = cell.transform().toPixel(positionOf(box, front) + axisOf(box, 0));
    if (!at || !further)
        return times;
    const Eigen::Vector2d along = (*further - *at).normalized();
    const QPointF start = cell.area.topLeft() + QPointF(at->x(), at->y());
    QWidget& screen = *view.viewport();
    hand::press(screen, start);
    for (int i = 1; i <= steps; ++i) {
        const double off_px = 4 + 4 * std::sin(i * 0.3);
        step(times, [&] { hand::move(screen, start + QPointF(along.x(), along.y()) * off_px, Qt::LeftButton); });
    }
    hand::release(screen, start);
    return times;
}

}  // namespace pointloom

#include "moc_SequenceBench.cpp"
