// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Session.h"

#include "ui/jobs/UsualSizes.h"
#include "ui/session/CloudNotes.h"

#include <chrono>
#include <utility>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto placeSettles = 400ms;  ///< the place is written down when it has not changed for this long

}  // namespace

Session::Session(JobRunner& jobs, OpenedTask opened, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_sequence(std::move(opened.sequence)),
      m_poses(worldPoses(*m_sequence)),
      m_schema(std::move(opened.schema)),
      m_workspace(std::move(opened.workspace)),
      m_task(std::move(opened.task)),
      m_takenOver(std::move(opened.takenOver)),
      m_editing(m_workspace, m_task.id, std::move(opened.history), m_poses),
      m_view(jobs, m_sequence, m_editing.labels().frames().find(opened.view.frame).value_or(0)),
      m_selection(m_schema, m_editing, m_view, {opened.view.selected}, std::move(opened.view.currentClass)),
      m_camera(std::move(opened.view.camera))
{
    m_placeTimer.setSingleShot(true);
    m_placeTimer.setInterval(placeSettles);
    connect(&m_placeTimer, &QTimer::timeout, this, &Session::rememberPlace);
    const auto moved = [this] { m_placeTimer.start(); };
    connect(&m_view, &FrameInView::frameChanged, this, moved);
    connect(&m_selection, &Selection::changed, this, moved);
    connect(&m_selection, &Selection::currentClassChanged, this, moved);
    m_sizes = std::make_unique<UsualSizes>(*this);
    m_clouds = std::make_unique<CloudNotes>(jobs, m_workspace, m_task.id, m_sequence, m_editing);
}

Session::~Session()
{
    if (m_placeTimer.isActive())
        rememberPlace();
}

void Session::start()
{
    if (const auto labels = std::exchange(m_takenOver, {}))
        m_editing.push(*labels);
}

void Session::setCamera(std::string json)
{
    m_camera = std::move(json);
    m_placeTimer.start();
}

Id<Cuboid> Session::add(NewObject object)
{
    object.frame = m_view.frameIndex();
    Id<Cuboid> id;
    const Editing::Pushed added = m_editing.pushMade([&](Document& document) {
        Edit edit = addObject(document, m_schema, object);
        id = edit.cuboids.front().id;
        return edit;
    });
    if (added != Editing::Pushed::done)
        return {};
    m_selection.select(id);
    return id;
}

void Session::pushForSelection(const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture)
{
    m_editing.pushForEach(m_selection.ids(), gesture);
}

void Session::rememberPlace()
{
    if (m_editing.readOnly())
        return;
    const Labels& labels = m_editing.labels();
    const int frame = m_view.frameIndex();
    m_workspace->saveViewState(m_task.id,
                               {.frame = labels.frames().contains(frame) ? labels.keyOf(frame) : FrameKey{},
                                .selected = m_selection.current().value,
                                .currentClass = m_selection.currentClass().key,
                                .camera = m_camera});
}

}  // namespace pointloom

#include "moc_Session.cpp"
