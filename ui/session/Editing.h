// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Gestures.h"
#include "core/store/Workspace.h"
#include "core/track/WorldPoses.h"
#include "ui/session/Mailbox.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <set>

namespace pointloom {

/// The labels of a task and what is done to them: edits, undo, locks, and whether all of it is on disk. Lives on the UI thread.
class Editing : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { saved, saving, failed, readOnly };

    /// The poses outlive this.
    Editing(std::shared_ptr<Workspace> workspace, std::int64_t task, TaskHistory history, const WorldPoses& poses);
    /// Waits for nothing: the workspace goes on writing what it was handed.
    ~Editing() override;

    [[nodiscard]] const Labels& labels() const { return m_document.labels(); }
    /// Counts the edits: an answer computed from older labels may be stale.
    [[nodiscard]] std::uint64_t revision() const { return m_document.revision(); }
    [[nodiscard]] bool readOnly() const { return m_workspace->readOnly(); }

    /// Does an edit: applies it, makes it undoable, and hands it to the journal. Interpolated boxes follow their anchors within the same
    /// edit. An empty one is nothing. One that the labels or a lock refuse changes nothing and leaves no step to undo; refused says why.
    bool push(const Edit& edit);
    /// What became of an edit: after a refusal its reason has been told, after nothing there is nothing to tell but by who made it.
    enum class Pushed { done, nothing, refused };
    /// An edit that needs fresh ids: it is made from the document and then pushed.
    Pushed pushMade(const std::function<Edit(Document& document)>& make);
    /// One gesture for several boxes, as one edit.
    bool pushForEach(const std::set<Id<Cuboid>>& ids, const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture);

    /// To look at and to follow: steps are taken by undo and redo, which stay where they are when the labels refuse.
    [[nodiscard]] const QUndoStack& undoStack() const { return m_undo; }
    bool undo();
    bool redo();

    /// What is locked is changed by nothing but undo; what is hidden is drawn nowhere. Both go with the object through all frames.
    struct Flags
    {
        std::set<Id<Track>> locked;
        std::set<Id<Track>> hidden;
    };
    [[nodiscard]] bool isLocked(Id<Cuboid> id) const;
    [[nodiscard]] bool isHidden(Id<Cuboid> id) const;
    void setLocked(const std::set<Id<Cuboid>>& ids, bool locked);
    void setHidden(const std::set<Id<Cuboid>>& ids, bool hidden);
    [[nodiscard]] const Flags& flags() const { return m_flags; }
    void setFlags(Flags flags);

    [[nodiscard]] SaveState saveState() const;
    [[nodiscard]] const QString& saveFailure() const { return m_saveFailure; }
    void retrySaving();

Q_SIGNALS:
    void changed(const pointloom::Edit& edit);
    /// After everybody has followed a change: what is told of it from now on rests on what they made of it.
    void followed(const pointloom::Edit& edit);
    void flagsChanged();
    void saveStateChanged();
    /// Something was tried that a read-only workspace, a lock or the labels themselves do not allow.
    void refused(const QString& reason);

private:
    void restoreUndo(const TaskHistory& history);
    [[nodiscard]] bool refuse(const QString& reason);
    [[nodiscard]] Edit withoutLocked(Edit edit) const;
    void setFlag(std::set<Id<Track>>& flagged, const std::set<Id<Cuboid>>& ids, bool on);
    [[nodiscard]] const Edit& step(int index) const;
    void handOver(const Edit& edit, EditKind kind);
    void onCommitted(const Result<void>& result);

    std::shared_ptr<Workspace> m_workspace;
    std::int64_t m_task;
    const WorldPoses& m_poses;
    Document m_document;
    Flags m_flags;
    QUndoStack m_undo;
    int m_unsaved = 0;
    QString m_saveFailure;
    Mailbox m_answers{*this};
};

}  // namespace pointloom
