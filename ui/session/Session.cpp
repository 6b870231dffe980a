// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Session.h"

#include "ui/session/EditCommand.h"
#include "ui/session/Translated.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto viewSettles = 400ms;  ///< the place is written down when it has not changed for this long

}  // namespace

Session::Session(OpenedTask opened, QObject* parent)
    : QObject(parent),
      m_sequence(std::move(opened.sequence)),
      m_schema(std::move(opened.schema)),
      m_workspace(std::move(opened.workspace)),
      m_task(std::move(opened.task)),
      m_document(std::move(opened.history.document)),
      m_view(std::move(opened.view)),
      m_frames(m_sequence)
{
    m_viewTimer.setSingleShot(true);
    m_viewTimer.setInterval(viewSettles);
    connect(&m_viewTimer, &QTimer::timeout, this, &Session::rememberView);

    const int last = static_cast<int>(m_sequence->frames.size()) - 1;
    m_view.frame = std::clamp(m_view.frame, 0, last);
    if (m_schema.findClass(m_view.currentClass) == nullptr)
        m_view.currentClass = m_schema.classes.front().key;
    if (labels().find(selected()) == nullptr)
        m_view.selected = 0;
    restoreUndo(opened.history);
    if (opened.takenOver)
        push(*opened.takenOver);
    m_frames.want(m_view.frame);
}

Session::~Session()
{
    if (m_viewTimer.isActive())
        rememberView();
    (void)m_workspace->flush();  // answers come back as events to this object, which Qt drops with it
}

void Session::restoreUndo(const TaskHistory& history)
{
    m_restoring = true;  // the document already holds the outcome; only the stack is rebuilt
    for (const Edit& edit : history.done)
        m_undo.push(new EditCommand(*this, edit));
    for (auto edit = history.undone.rbegin(); edit != history.undone.rend(); ++edit)
        m_undo.push(new EditCommand(*this, *edit));
    m_undo.setIndex(static_cast<int>(history.done.size()));
    m_restoring = false;
}

void Session::goToFrame(int index)
{
    index = std::clamp(index, 0, static_cast<int>(m_sequence->frames.size()) - 1);
    if (index == m_view.frame)
        return;
    const Cuboid* before = selectedCuboid();
    const Id<Track> track = before != nullptr ? before->track : Id<Track>{};
    m_view.frame = index;
    m_frames.want(index);
    const auto& boxes = labels().frame(index);
    const auto same = std::ranges::find(boxes, track, [](const auto& entry) { return entry.second.track; });
    m_view.selected = track && same != boxes.end() ? same->first.value : 0;  // stay with the same object where it is seen
    m_viewTimer.start();
    Q_EMIT frameChanged(index);
    Q_EMIT selectionChanged();
}

void Session::select(Id<Cuboid> id)
{
    const Cuboid* cuboid = labels().find(id);
    if (cuboid == nullptr)
        id = {};
    if (id == selected())
        return;
    if (cuboid != nullptr && cuboid->frame != m_view.frame)
        goToFrame(cuboid->frame);
    m_view.selected = id.value;
    m_viewTimer.start();
    Q_EMIT selectionChanged();
}

const ClassDef& Session::currentClass() const
{
    return *m_schema.findClass(m_view.currentClass);
}

void Session::setCurrentClass(const std::string& key)
{
    if (m_schema.findClass(key) == nullptr || key == m_view.currentClass)
        return;
    m_view.currentClass = key;
    m_viewTimer.start();
    Q_EMIT currentClassChanged();
}

void Session::setCamera(std::string json)
{
    m_view.camera = std::move(json);
    m_viewTimer.start();
}

void Session::push(Edit edit)
{
    if (edit.empty())
        return;
    if (readOnly()) {
        Q_EMIT refused(tr("This workspace is open for looking only: nothing was changed."));
        return;
    }
    m_undo.push(new EditCommand(*this, std::move(edit)));
}

Id<Cuboid> Session::add(NewObject object)
{
    object.frame = m_view.frame;
    const Edit edit = addObject(m_document, m_schema, object);
    const Id<Cuboid> id = edit.cuboids.front().id;
    push(edit);
    select(id);
    return id;
}

void Session::applyNow(const Edit& edit, EditKind kind)
{
    if (m_restoring)
        return;
    if (const auto applied = m_document.apply(edit); !applied) {
        Q_EMIT refused(translated(applied.error()));
        return;
    }
    ++m_unsaved;
    m_workspace->append(m_task.id, kind, edit, [this](Result<void> result) {
        QMetaObject::invokeMethod(this, [this, result = std::move(result)] { onCommitted(result); }, Qt::QueuedConnection);
    });
    Q_EMIT changed(edit);
    Q_EMIT saveStateChanged();
    if (selected() && selectedCuboid() == nullptr) {
        m_view.selected = 0;
        Q_EMIT selectionChanged();
    }
}

void Session::onCommitted(const Result<void>& result)
{
    if (result) {
        m_unsaved = std::max(0, m_unsaved - 1);
        m_saveFailure.clear();
    } else {
        m_saveFailure = translated(result.error());
    }
    Q_EMIT saveStateChanged();
}

Session::SaveState Session::saveState() const
{
    if (readOnly())
        return SaveState::readOnly;
    if (!m_saveFailure.isEmpty())
        return SaveState::failed;
    return m_unsaved > 0 ? SaveState::saving : SaveState::saved;
}

void Session::retrySaving()
{
    m_workspace->retry();
}

void Session::rememberView()
{
    if (!readOnly())
        m_workspace->saveViewState(m_task.id, m_view);
}

}  // namespace pointloom
