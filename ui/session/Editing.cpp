// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Editing.h"

#include "core/track/InterpolateTrack.h"
#include "ui/application/Translated.h"
#include "ui/session/EditCommand.h"

#include <QDebug>

#include <algorithm>
#include <utility>

namespace pointloom {

Editing::Editing(std::shared_ptr<Workspace> workspace, std::int64_t task, TaskHistory history, const WorldPoses& poses)
    : m_workspace(std::move(workspace)), m_task(task), m_poses(poses), m_document(std::move(history.document))
{
    restoreUndo(history);
}

Editing::~Editing() = default;

/// The document already holds the outcome; only the stack is rebuilt.
void Editing::restoreUndo(const TaskHistory& history)
{
    for (const Edit& edit : history.done)
        m_undo.push(new EditCommand(edit));
    for (auto edit = history.undone.rbegin(); edit != history.undone.rend(); ++edit)
        m_undo.push(new EditCommand(*edit));
    m_undo.setIndex(static_cast<int>(history.done.size()));
}

bool Editing::refuse(const QString& reason)
{
    qWarning().noquote() << reason;
    Q_EMIT refused(reason);
    return false;
}

bool Editing::push(const Edit& edit)
{
    if (edit.empty())
        return false;
    if (readOnly())
        return refuse(tr("This workspace is open for looking only: nothing was changed."));
    const Edit allowed = withoutLocked(edit);
    if (allowed.empty())
        return refuse(tr("This object is locked: unlock it to change it."));
    const auto done = applyWithInterpolation(m_document, allowed, m_poses);
    if (!done)
        return refuse(translated(done.error()));
    m_undo.push(new EditCommand(*done));
    handOver(*done, EditKind::edit);
    return true;
}

Editing::Pushed Editing::pushMade(const std::function<Edit(Document& document)>& make)
{
    const Edit edit = make(m_document);
    if (edit.empty())
        return Pushed::nothing;
    return push(edit) ? Pushed::done : Pushed::refused;
}

bool Editing::pushForEach(const std::set<Id<Cuboid>>& ids, const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture)
{
    return push(forEach(m_document, std::vector(ids.begin(), ids.end()), gesture));
}

const Edit& Editing::step(int index) const
{
    return static_cast<const EditCommand*>(m_undo.command(index))->edit();
}

bool Editing::undo()
{
    if (!m_undo.canUndo())
        return false;
    const Edit back = inverse(step(m_undo.index() - 1));
    if (const auto done = m_document.apply(back); !done)
        return refuse(tr("This cannot be undone: %1").arg(translated(done.error())));
    m_undo.undo();
    handOver(back, EditKind::undo);
    return true;
}

bool Editing::redo()
{
    if (!m_undo.canRedo())
        return false;
    const Edit again = step(m_undo.index());
    if (const auto done = m_document.apply(again); !done)
        return refuse(tr("This cannot be done again: %1").arg(translated(done.error())));
    m_undo.redo();
    handOver(again, EditKind::redo);
    return true;
}

/// What has been applied goes to the journal, and everybody hears of it.
void Editing::handOver(const Edit& edit, EditKind kind)
{
    ++m_unsaved;
    m_workspace->append(m_task, kind, edit, [send = m_answers.sender(), this](const Result<void>& result) {
        send([this, result] { onCommitted(result); });  // not run when this is gone
    });
    Q_EMIT changed(edit);
    Q_EMIT saveStateChanged();
    Q_EMIT followed(edit);
}

Edit Editing::withoutLocked(Edit edit) const
{
    if (m_flags.locked.empty())
        return edit;
    const auto isOfLocked = [&](const auto& change) { return change.before && m_flags.locked.contains(change.before->track); };
    std::set<Id<Track>> used;
    const auto allow = [&](auto& changes) {
        std::erase_if(changes, isOfLocked);
        for (const auto& change : changes)
            if (change.after)
                used.insert(change.after->track);
    };
    allow(edit.cuboids);
    allow(edit.imageBoxes);
    std::erase_if(edit.tracks, [&](const Change<Track>& change) {
        return change.before ? m_flags.locked.contains(change.id)
                             : !used.contains(change.id);  // no new track without the boxes it was made for
    });
    return edit;
}

bool Editing::isLocked(Id<Cuboid> id) const
{
    const Cuboid* cuboid = labels().find(id);
    return cuboid != nullptr && m_flags.locked.contains(cuboid->track);
}

bool Editing::isHidden(Id<Cuboid> id) const
{
    const Cuboid* cuboid = labels().find(id);
    return cuboid != nullptr && m_flags.hidden.contains(cuboid->track);
}

void Editing::setLocked(const std::set<Id<Cuboid>>& ids, bool locked)
{
    setFlag(m_flags.locked, ids, locked);
}

void Editing::setHidden(const std::set<Id<Cuboid>>& ids, bool hidden)
{
    setFlag(m_flags.hidden, ids, hidden);
}

void Editing::setFlag(std::set<Id<Track>>& flagged, const std::set<Id<Cuboid>>& ids, bool on)
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

void Editing::setFlags(Flags flags)
{
    m_flags = std::move(flags);
    Q_EMIT flagsChanged();
}

void Editing::onCommitted(const Result<void>& result)
{
    if (result) {
        m_unsaved = std::max(0, m_unsaved - 1);
        m_saveFailure.clear();
    } else {
        m_saveFailure = translated(result.error());
    }
    Q_EMIT saveStateChanged();
}

Editing::SaveState Editing::saveState() const
{
    if (readOnly())
        return SaveState::readOnly;
    if (!m_saveFailure.isEmpty())
        return SaveState::failed;
    return m_unsaved > 0 ? SaveState::saving : SaveState::saved;
}

void Editing::retrySaving()
{
    m_workspace->retry();
}

}  // namespace pointloom

#include "moc_Editing.cpp"
