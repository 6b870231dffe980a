// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Session.h"

#include "core/track/InterpolateTrack.h"
#include "ui/session/EditCommand.h"
#include "ui/application/Translated.h"
#include "ui/jobs/UsualSizes.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto viewSettles = 400ms;  ///< the place is written down when it has not changed for this long

}  // namespace

Session::Session(JobRunner& jobs, OpenedTask opened, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_sequence(std::move(opened.sequence)),
      m_poses(worldPoses(*m_sequence)),
      m_schema(std::move(opened.schema)),
      m_workspace(std::move(opened.workspace)),
      m_task(std::move(opened.task)),
      m_document(std::move(opened.history.document)),
      m_view(std::move(opened.view)),
      m_frames(jobs, m_sequence)
{
    m_viewTimer.setSingleShot(true);
    m_viewTimer.setInterval(viewSettles);
    connect(&m_viewTimer, &QTimer::timeout, this, &Session::rememberView);

    m_frame = labels().frames().find(m_view.frame).value_or(0);
    if (m_schema.findClass(m_view.currentClass) == nullptr)
        m_view.currentClass = m_schema.classes.front().key;
    settleSelection();
    restoreUndo(opened.history);
    if (opened.takenOver)
        push(*opened.takenOver);
    m_sizes = std::make_unique<UsualSizes>(*this);
    m_frames.want(m_frame);
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
    if (index == m_frame)
        return;
    const auto there = [&](Id<Cuboid> id) {  // stay with the same object where it is seen
        const Cuboid* before = labels().find(id);
        const auto& boxes = labels().frame(index);
        const auto same =
            before == nullptr ? boxes.end() : std::ranges::find(boxes, before->track, [](const auto& entry) { return entry.second.track; });
        return same == boxes.end() ? Id<Cuboid>{} : same->first;
    };
    std::set<Id<Cuboid>> selection;
    for (const Id<Cuboid> id : m_selection)
        if (const Id<Cuboid> same = there(id))
            selection.insert(same);
    m_view.selected = there(selected()).value;
    m_selection = std::move(selection);
    m_frame = index;
    m_together.reset();
    m_corrected.reset();
    m_frames.want(index);
    m_viewTimer.start();
    Q_EMIT frameChanged(index);
    Q_EMIT selectionChanged();
}

void Session::showTogether(std::shared_ptr<const Frame> frames)
{
    m_together = std::move(frames);
    Q_EMIT shownChanged();
}

void Session::showCorrected(std::shared_ptr<const Frame> frame)
{
    if (frame == m_corrected)
        return;
    m_corrected = std::move(frame);
    if (!m_together)
        Q_EMIT shownChanged();
}

void Session::setSweepMoment(std::optional<FrameMoment> moment)
{
    if (std::exchange(m_sweepMoment, moment) != moment)
        Q_EMIT sweepMomentChanged();
}

void Session::select(Id<Cuboid> id)
{
    setSelection(id ? std::set{id} : std::set<Id<Cuboid>>{}, id);
}

void Session::setSelection(std::set<Id<Cuboid>> ids, Id<Cuboid> current)
{
    const Cuboid* cuboid = labels().find(current);
    if (const auto frame = cuboid != nullptr ? labels().positionOf(*cuboid) : std::nullopt; frame && frame != m_frame)
        goToFrame(*frame);
    const std::set<Id<Cuboid>> before = std::exchange(m_selection, std::move(ids));
    const std::uint64_t currentBefore = std::exchange(m_view.selected, current.value);
    settleSelection();
    if (m_selection == before && m_view.selected == currentBefore)
        return;
    m_viewTimer.start();
    Q_EMIT selectionChanged();
}

void Session::toggleSelected(Id<Cuboid> id)
{
    std::set<Id<Cuboid>> ids = m_selection;
    if (ids.erase(id) == 0)
        setSelection((ids.insert(id), ids), id);
    else
        setSelection(ids, selected() != id ? selected() : ids.empty() ? Id<Cuboid>{} : *ids.begin());
}

/// Only boxes of this frame are selected, and the current one is one of them.
void Session::settleSelection()
{
    const auto isHere = [&](Id<Cuboid> id) {
        const Cuboid* cuboid = labels().find(id);
        return cuboid != nullptr && labels().positionOf(*cuboid) == m_frame;
    };
    if (!isHere(selected()))
        m_view.selected = 0;
    std::erase_if(m_selection, [&](Id<Cuboid> id) { return !isHere(id); });
    if (m_view.selected != 0)
        m_selection.insert(selected());
    else if (!m_selection.empty())
        m_view.selected = m_selection.begin()->value;
}

bool Session::isLocked(Id<Cuboid> id) const
{
    const Cuboid* cuboid = labels().find(id);
    return cuboid != nullptr && m_flags.locked.contains(cuboid->track);
}

bool Session::isHidden(Id<Cuboid> id) const
{
    const Cuboid* cuboid = labels().find(id);
    return cuboid != nullptr && m_flags.hidden.contains(cuboid->track);
}

void Session::setLocked(const std::set<Id<Cuboid>>& ids, bool locked)
{
    setFlag(m_flags.locked, ids, locked);
}

void Session::setHidden(const std::set<Id<Cuboid>>& ids, bool hidden)
{
    setFlag(m_flags.hidden, ids, hidden);
}

void Session::setFlag(std::set<Id<Track>>& flagged, const std::set<Id<Cuboid>>& ids, bool on)
{
    for (const Id<Cuboid> id : ids) {
        const Cuboid* cuboid = labels().find(id);
        if (cuboid == nullptr)
            continue;
        if (on)
            flagged.insert(cuboid->track);
        else
            flagged.erase(cuboid->track);
    }
    Q_EMIT flagsChanged();
}

void Session::setFlags(Flags flags)
{
    m_flags = std::move(flags);
    Q_EMIT flagsChanged();
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
    edit = withoutLocked(std::move(edit));
    if (edit.empty()) {
        Q_EMIT refused(tr("This object is locked: unlock it to change it."));
        return;
    }
    m_undo.push(new EditCommand(*this, withInterpolation(m_document, std::move(edit), m_poses)));
}

Edit Session::withoutLocked(Edit edit) const
{
    if (m_flags.locked.empty())
        return edit;
    std::erase_if(edit.cuboids,
                  [&](const Change<Cuboid>& change) { return change.before && m_flags.locked.contains(change.before->track); });
    const auto isUsed = [&](Id<Track> track) {
        return std::ranges::any_of(edit.cuboids,
                                   [&](const Change<Cuboid>& change) { return change.after && change.after->track == track; });
    };
    std::erase_if(edit.tracks, [&](const Change<Track>& change) {
        return change.before ? m_flags.locked.contains(change.id) : !isUsed(change.id);  // no new track without the boxes it was made for
    });
    return edit;
}

void Session::pushForSelection(const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture)
{
    const std::vector<Id<Cuboid>> ids(m_selection.begin(), m_selection.end());
    push(forEach(m_document, ids, gesture));
}

Id<Cuboid> Session::add(NewObject object)
{
    object.frame = m_frame;
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
    const auto before = m_selection;
    settleSelection();
    if (m_selection != before)
        Q_EMIT selectionChanged();
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
    if (readOnly())
        return;
    m_view.frame = labels().frames().contains(m_frame) ? labels().keyOf(m_frame) : FrameKey{};
    m_workspace->saveViewState(m_task.id, m_view);
}

}  // namespace pointloom
