// SPDX-License-Identifier: Apache-2.0
#include "ui/bench/ScriptedPerson.h"

#include "core/cloud/ScenePoint.h"
#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"
#include "ui/MainWindow.h"
#include "ui/bench/GroundTruth.h"
#include "ui/bench/Hand.h"
#include "ui/scene/SceneView.h"

#include <QAction>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pointloom {
namespace {

constexpr double reach_s = 0.1;  ///< Fitts' law
constexpr double bit_s = 0.15;
constexpr double press_s = 0.1;
constexpr double look_s = 0.5;
constexpr double drag_s = 0.8;
constexpr double goodIou = 0.7;
constexpr double offFace_m = 0.12;  ///< a person sees this in a side view
constexpr int mostCorrections = 8;
constexpr int longest_ms = 5000;
constexpr int settle_ms = 60;

/// How far a face of the box lies outside that of the truth.
double faceOffset_m(const OrientedBox& box, const OrientedBox& truth, Face face)
{
    const Eigen::Vector3d outwards = axisOf(box, axisOf(face)) * signOf(face);
    const double own_m = outwards.dot(box.centre_m) + box.size_m[axisOf(face)] / 2;
    double true_m = -1e9;
    for (const Eigen::Vector3d& corner : corners(truth))
        true_m = std::max(true_m, outwards.dot(corner));
    return own_m - true_m;
}

}  // namespace

ScriptedPerson::ScriptedPerson(MainWindow& window)
    : m_window(window), m_main(*window.findChild<SceneView*>("mainView")), m_cursor(QRectF(m_main.rect()).center())
{}

std::vector<ObjectEffort> ScriptedPerson::boxAll(const std::string& classKey, std::uint32_t fewestPoints,
                                                 const std::function<void(double)>& progress)
{
    Session& session = *m_window.session();
    const std::vector<TrueBox> truth = takeGroundTruth(session, classKey);
    session.selection().setCurrentClass(classKey);
    m_window.actions()[ActionId::boxTool].trigger();
    std::vector<ObjectEffort> efforts;
    int shownFrame = -1;
    for (const TrueBox& one : truth) {
        session.view().goToFrame(one.frame);
        hand::waitUntil([&] { return session.view().frame() != nullptr; }, longest_ms);
        hand::rest(settle_ms);
        if (std::exchange(shownFrame, one.frame) != one.frame) {
            m_main.lookAlong(ViewKind::main);
            m_main.showAll();
        }
        const OrientedBox box = toScene(one.box, *session.view().frame()->cloud);
        if (pointsInside(*session.view().frame()->index, box) < fewestPoints)
            continue;
        efforts.push_back(this->box(box));
        efforts.back().frame = QString::fromStdString(session.sequence().frames[static_cast<std::size_t>(one.frame)].name);
        if (progress)
            progress(static_cast<double>(&one - truth.data() + 1) / static_cast<double>(truth.size()));
    }
    return efforts;
}

ObjectEffort ScriptedPerson::box(const OrientedBox& truth)
{
    ObjectEffort effort;
    look(effort);
    effort.boxed = clickOn(truth, effort);
    if (!effort.boxed)
        return effort;
    look(effort);
    effort.firstIou = agreement(truth);
    correct(truth, effort);
    effort.iou = agreement(truth);
    return effort;
}

/// A pixel with a point of the object on top, the nearest to the middle of what is seen of it.
std::optional<QPointF> ScriptedPerson::pixelOn(const OrientedBox& truth) const
{
    const auto middle = m_main.transform().toPixel(truth.centre_m);
    if (!middle)
        return std::nullopt;
    std::vector<QPointF> pixels;
    for (const Eigen::Vector3f& point : m_window.session()->view().frame()->cloud->positions_m) {
        if (!contains(truth, point.cast<double>(), -0.05) || point.z() < truth.centre_m.z() - truth.size_m.z() / 4)
            continue;
        if (const auto pixel = m_main.transform().toPixel(point.cast<double>()))
            pixels.emplace_back(pixel->x(), pixel->y());
    }
    const QPointF wanted(middle->x(), middle->y());
    std::ranges::sort(pixels, {}, [&](QPointF p) { return std::hypot(p.x() - wanted.x(), p.y() - wanted.y()); });
    for (const QPointF& pixel : pixels) {
        if (!m_main.rect().contains(pixel.toPoint()) || m_main.childAt(pixel.toPoint()) != m_main.childAt(m_main.rect().center()))
            continue;
        const auto picked = m_main.pickPoint(pixel);
        if (picked && contains(truth, picked->cast<double>(), 0.02) && m_main.pickBox(pixel) == 0)
            return pixel;
    }
    return std::nullopt;
}

bool ScriptedPerson::clickOn(const OrientedBox& truth, ObjectEffort& effort)
{
    auto pixel = pixelOn(truth);
    if (!pixel) {  // hidden behind something, or out of the picture: one key for the view from above
        m_main.lookAlong(ViewKind::top);
        m_main.showAll();
        ++effort.inputs;
        effort.hand_s += press_s;
        look(effort);
        pixel = pixelOn(truth);
    }
    if (!pixel)
        return false;
    Session& session = *m_window.session();
    const std::size_t before = session.editing().labels().cuboidCount();
    const auto corner =
        m_main.transform().toPixel(truth.centre_m + axisOf(truth, 0) * (truth.size_m.x() / 2)).value_or(Eigen::Vector2d(1e3, 1e3));
    pointAt(*pixel, std::max(6.0, 2 * std::hypot(corner.x() - pixel->x(), corner.y() - pixel->y())), effort);
    hand::move(m_main, *pixel);
    hand::click(m_main, *pixel);
    ++effort.inputs;
    effort.hand_s += press_s;
    return waitFor([&] { return session.editing().labels().cuboidCount() > before; }, longest_ms / 10, effort);
}

/// Looks at what is wrong and does what mends it: another of the ranked fits for a wrong heading, a drag for a face that is off.
void ScriptedPerson::correct(const OrientedBox& truth, ObjectEffort& effort)
{
    if (agreement(truth) >= goodIou)
        return;
    effort.corrected = true;
    if (headingOff(truth))
        tryKeys(truth, effort);
    turn(truth, effort);
    for (int i = 0; i < mostCorrections && agreement(truth) < goodIou; ++i)
        if (!dragWorstFace(truth, effort))
            return;
}

/// A quarter turn and more: a person sees it at once. Which end is the front one frame does not say.
bool ScriptedPerson::headingOff(const OrientedBox& truth) const
{
    constexpr double seen_rad = 0.26;  // 15 degrees
    const Cuboid* cuboid = m_window.session()->selection().currentCuboid();
    return cuboid != nullptr && std::abs(std::sin(cuboid->box.yaw_rad - truth.yaw_rad)) > std::sin(seen_rad);
}

/// The ranked alternatives, one key each, until the heading is right.
void ScriptedPerson::tryKeys(const OrientedBox& truth, ObjectEffort& effort)
{
    constexpr int worthTrying = 4;
    for (int i = 0; i < worthTrying && headingOff(truth); ++i) {
        pressKey(static_cast<int>(ActionId::nextFit), effort);
        look(effort);
    }
}

/// What is left of the heading by the wheel over the top view, a degree a notch.
void ScriptedPerson::turn(const OrientedBox& truth, ObjectEffort& effort)
{
    constexpr double degree_rad = 0.0174533;
    constexpr int seen = 8;
    const Cuboid* cuboid = m_window.session()->selection().currentCuboid();
    if (cuboid == nullptr || agreement(truth) >= goodIou)
        return;
    const double off_rad =
        std::asin(std::sin(truth.yaw_rad - cuboid->box.yaw_rad)) * (std::cos(truth.yaw_rad - cuboid->box.yaw_rad) < 0 ? -1 : 1);
    const int notches = static_cast<int>(std::lround(off_rad / degree_rad));
    if (std::abs(notches) < seen || std::abs(off_rad) > 0.8)
        return;
    SceneView& top = *m_window.findChild<SceneView*>("topView");
    pointAt(top.mapTo(&m_window, QRectF(top.rect()).center()), top.width(), effort);
    hand::turnWheel(top, QRectF(top.rect()).center(), notches);
    ++effort.inputs;
    effort.hand_s += drag_s;
    hand::rest(settle_ms);
    look(effort);
}

bool ScriptedPerson::dragWorstFace(const OrientedBox& truth, ObjectEffort& effort)
{
    SceneView& top = *m_window.findChild<SceneView*>("topView");
    SceneView& side = *m_window.findChild<SceneView*>("sideView");
    const Cuboid* cuboid = m_window.session()->selection().currentCuboid();
    if (cuboid == nullptr)
        return false;
    const OrientedBox box = toScene(cuboid->box, *m_window.session()->view().frame()->cloud);
    Face worst = Face::front;
    for (const Face face : {Face::front, Face::back, Face::left, Face::right, Face::top, Face::bottom})
        if (std::abs(faceOffset_m(box, truth, face)) > std::abs(faceOffset_m(box, truth, worst)))
            worst = face;
    const double off_m = faceOffset_m(box, truth, worst);
    if (std::abs(off_m) < offFace_m)
        return false;
    SceneView& view = axisOf(worst) == 2 ? side : top;
    Handle handle{.kind = Handle::Kind::faces, .signs = {}};
    handle.signs[static_cast<std::size_t>(axisOf(worst))] = signOf(worst);
    const Eigen::Vector3d from_m = positionOf(box, handle);
    const auto from = view.transform().toPixel(from_m);
    const auto to = view.transform().toPixel(from_m - axisOf(box, axisOf(worst)) * signOf(worst) * off_m);
    if (!from || !to)
        return false;
    constexpr double handle_px = 12;
    pointAt(view.mapTo(&m_window, QPointF(from->x(), from->y())), handle_px, effort);
    hand::press(view, {from->x(), from->y()});
    for (const double share : {0.5, 1.0})
        hand::move(view, QPointF(from->x(), from->y()) + share * QPointF(to->x() - from->x(), to->y() - from->y()), Qt::LeftButton);
    hand::release(view, {to->x(), to->y()});
    ++effort.inputs;
    effort.hand_s += drag_s;
    hand::rest(settle_ms);
    look(effort);
    return true;
}

void ScriptedPerson::pointAt(QPointF pixel, double width_px, ObjectEffort& effort)
{
    const double distance_px = std::hypot(pixel.x() - m_cursor.x(), pixel.y() - m_cursor.y());
    effort.hand_s += reach_s + bit_s * std::log2(distance_px / width_px + 1);
    m_cursor = pixel;
}

void ScriptedPerson::pressKey(int action, ObjectEffort& effort)
{
    const OrientedBox before =
        m_window.session()->selection().currentCuboid() != nullptr ? m_window.session()->selection().currentCuboid()->box : OrientedBox();
    m_window.actions()[static_cast<ActionId>(action)].trigger();
    ++effort.inputs;
    effort.hand_s += press_s;
    waitFor(
        [&] {
            return m_window.session()->selection().currentCuboid() == nullptr
                || !(m_window.session()->selection().currentCuboid()->box == before);
        },
        longest_ms / 20, effort);
}

void ScriptedPerson::look(ObjectEffort& effort) const
{
    effort.hand_s += look_s;
}

bool ScriptedPerson::waitFor(const std::function<bool()>& isSo, int timeout_ms, ObjectEffort& effort) const
{
    QElapsedTimer clock;
    clock.start();
    const bool came = hand::waitUntil(isSo, timeout_ms);
    effort.program_s += static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    return came;
}

double ScriptedPerson::agreement(const OrientedBox& truth) const
{
    const Cuboid* cuboid = m_window.session()->selection().currentCuboid();
    if (cuboid == nullptr)
        return 0;
    const OrientedBox box = toScene(cuboid->box, *m_window.session()->view().frame()->cloud);
    return iou3d(box, truth);
}

}  // namespace pointloom
