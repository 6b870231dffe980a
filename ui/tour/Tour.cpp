// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/Tour.h"

#include "ui/application/Settings.h"
#include "ui/scene/SceneView.h"
#include "ui/tour/TourCard.h"

#include <algorithm>
#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto followEvery = 100ms;
constexpr int tourSteps = 5;
constexpr int margin_px = 8;  ///< around the car that is to be clicked
constexpr auto seenKey = "tour/seen";

struct Words
{
    QString title;
    QString text;
};

Words wordsFor(Tour::Step step)
{
    switch (step) {
    case Tour::Step::box:
        return {Tour::tr("Click the car"),
                Tour::tr("Resting on it shows the box that a click gives. One click, and it is there; press R for another fit.")};
    case Tour::Step::face:
        return {Tour::tr("Drag one of its faces"),
                Tour::tr("Take an edge of the box in this view and pull. The other side stays. Ctrl+Z takes it back.")};
    case Tour::Step::attributes:
        return {Tour::tr("Answer what is needed"), Tour::tr("Click a chip, or press the letter on it: O goes through the occlusions.")};
    case Tour::Step::frame:
        return {Tour::tr("Go to the next frame"),
                Tour::tr("Press the right arrow key, or click here. Nothing has to be saved: it is on disk.")};
    case Tour::Step::exporting:
        return {Tour::tr("Export the labels"), Tour::tr("Choose a format and a place. What was written is read back and compared.")};
    case Tour::Step::done:
        break;
    }
    return {Tour::tr("That is all it takes"), Tour::tr("F1 shows every key. The tour is there again with Shift+F1.")};
}

bool isReshaped(const Change<Cuboid>& change)
{
    return change.before && change.after && !(change.before->box == change.after->box);
}

bool isAnswered(const Edit& edit)
{
    const auto differs = [](const auto& change) {
        return change.before && change.after && change.before->attributes != change.after->attributes;
    };
    return std::ranges::any_of(edit.cuboids, differs) || std::ranges::any_of(edit.tracks, differs);
}

}  // namespace

Tour::Tour(QWidget& window, Session& session, ToolController& tools, SceneModel& scene, TourPlaces places)
    : QObject(&window),
      m_window(window),
      m_session(session),
      m_tools(tools),
      m_scene(scene),
      m_places(std::move(places)),
      m_card(std::make_unique<TourCard>(window))
{
    setObjectName("tour");
    connect(m_card.get(), &TourCard::skipped, this, &Tour::finished);
    connect(&session.editing(), &Editing::changed, this, &Tour::follow);
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        if (m_step == Step::frame)
            go(Step::exporting);
    });
    connect(&tools, &ToolController::missedCounted, this, [this](std::optional<int> count) {
        if (m_step == Step::box && count.value_or(0) > 0 && !m_scene.preview())
            lookAtACar();
    });
    m_placing.setInterval(followEvery);
    connect(&m_placing, &QTimer::timeout, this, &Tour::place);
    m_placing.start();
    m_session.view().goToFrame(0);
    m_session.selection().select({});
    m_session.selection().setCurrentClass("car");
    m_tools.runner().choose(ActionId::boxTool);
    go(Step::box);
    lookAtACar();
}

Tour::~Tour()
{
    settings().setValue(seenKey, true);
}

bool Tour::wasSeen()
{
    return settings().value(seenKey).toBool();
}

void Tour::retranslate()
{
    const Words words = wordsFor(m_step);
    m_card->setLast(m_step == Step::done);
    m_card->say(static_cast<int>(m_step), tourSteps, words.title, words.text);
    place();
}

void Tour::go(Step step)
{
    m_step = step;
    retranslate();
}

/// What has no box yet and looks most like an object comes into view.
void Tour::lookAtACar()
{
    if (m_session.view().frame() != nullptr)
        m_tools.nextMissed();
}

void Tour::follow(const Edit& edit)
{
    switch (m_step) {
    case Step::box:
        if (std::ranges::any_of(edit.cuboids, [](const auto& change) { return !change.before; }))
            go(Step::face);
        break;
    case Step::face:
        if (std::ranges::any_of(edit.cuboids, isReshaped))
            go(Step::attributes);
        break;
    case Step::attributes:
        if (isAnswered(edit))
            go(Step::frame);
        break;
    case Step::frame:
    case Step::exporting:
    case Step::done:
        break;
    }
}

void Tour::exported()
{
    if (m_step == Step::exporting)
        go(Step::done);
}

void Tour::place()
{
    m_card->pointAt(wherePlaceIs());
}

QRect Tour::rectOf(const QWidget* widget) const
{
    if (widget == nullptr || !widget->isVisible() || widget->window() != &m_window)
        return {};
    return {widget->mapTo(&m_window, QPoint()), widget->size()};
}

QRect Tour::whereTheCarIs() const
{
    const QRect view = rectOf(m_places.mainView);
    if (!view.isValid() || !m_scene.preview())
        return view.isValid() ? QRect(view.center(), QSize(1, 1)) : QRect();
    QRectF around;
    for (const Eigen::Vector3d& corner : corners(m_scene.preview()->box))
        if (const auto pixel = m_places.mainView->transform().toPixel(corner))
            around |= QRectF(pixel->x() - margin_px, pixel->y() - margin_px, 2 * margin_px, 2 * margin_px);
    return around.toAlignedRect().translated(view.topLeft()).intersected(view);
}

QRect Tour::wherePlaceIs() const
{
    switch (m_step) {
    case Step::box:
        return whereTheCarIs();
    case Step::face:
        return rectOf(m_places.topView);
    case Step::attributes:
        return rectOf(m_places.attributes);
    case Step::frame:
        return rectOf(m_places.frames);
    case Step::exporting:
        return rectOf(m_places.exportButton);
    case Step::done:
        break;
    }
    return {};
}

}  // namespace pointloom

#include "moc_Tour.cpp"
