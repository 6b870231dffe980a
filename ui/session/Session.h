// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/job/JobRunner.h"
#include "core/labels/Gestures.h"
#include "core/schema/LabelSchema.h"
#include "core/store/Workspace.h"
#include "core/track/SweepMotion.h"
#include "core/track/WorldPoses.h"
#include "ui/jobs/FrameCache.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace pointloom {

class UsualSizes;

/// Everything that is needed to start a session, gathered on a worker.
struct OpenedTask
{
    std::shared_ptr<const Sequence> sequence;
    LabelSchema schema;
    std::shared_ptr<Workspace> workspace;
    TaskInfo task;
    TaskHistory history;
    ViewState view;
    std::optional<Edit> takenOver;  ///< labels that came with the dataset of a new task
    std::vector<Message> remarks;
};

/// One task being worked on: its labels, undo, selection and place in the sequence. It knows no widgets. Lives on the UI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { saved, saving, failed, readOnly };

    Session(JobRunner& jobs, OpenedTask opened, QObject* parent = nullptr);
    ~Session() override;

    /// For whoever works for this session on threads; outlives it.
    [[nodiscard]] JobRunner& jobs() const { return m_jobs; }
    [[nodiscard]] const Sequence& sequence() const { return *m_sequence; }
    [[nodiscard]] std::shared_ptr<const Sequence> sharedSequence() const { return m_sequence; }
    /// Where the clouds stand in the world; taken to stand still where the dataset does not say.
    [[nodiscard]] const WorldPoses& poses() const { return m_poses; }
    [[nodiscard]] const LabelSchema& schema() const { return m_schema; }
    [[nodiscard]] const Labels& labels() const { return m_document.labels(); }
    /// Counts the edits: an answer computed from older labels may be stale.
    [[nodiscard]] std::uint64_t revision() const { return m_document.revision(); }
    [[nodiscard]] const TaskInfo& task() const { return m_task; }
    [[nodiscard]] const std::filesystem::path& workspacePath() const { return m_workspace->path(); }
    [[nodiscard]] bool readOnly() const { return m_workspace->readOnly(); }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] FrameCache& frames() { return m_frames; }
    [[nodiscard]] UsualSizes& sizes() const { return *m_sizes; }

    [[nodiscard]] int frameIndex() const { return m_frame; }
    void goToFrame(int index);
    /// The frame in sight when it has been read.
    [[nodiscard]] std::shared_ptr<const Frame> frame() const { return m_frames.frame(m_frame); }
    /// What is seen and fitted to: that frame, or several together in its place.
    [[nodiscard]] std::shared_ptr<const Frame> shown() const { return m_together ? m_together : m_corrected ? m_corrected : frame(); }
    /// Until another frame is gone to; null: the frame alone. In the coordinates of the frame in sight, with its origin.
    void showTogether(std::shared_ptr<const Frame> frames);
    /// The frame in sight with the points of moving objects where they were at one moment, until another frame is gone to; null: as it is.
    void showCorrected(std::shared_ptr<const Frame> frame);
    /// The moment of the sweep for which moving objects are shown and fitted; nothing: each point when it was measured.
    [[nodiscard]] std::optional<FrameMoment> sweepMoment() const { return m_sweepMoment; }
    void setSweepMoment(std::optional<FrameMoment> moment);

    [[nodiscard]] Id<Cuboid> selected() const { return {m_view.selected}; }
    [[nodiscard]] const Cuboid* selectedCuboid() const { return labels().find(selected()); }
    /// This one alone, or nothing.
    void select(Id<Cuboid> id);

    /// All selected boxes of the frame in sight; the current one, which the side views show, is among them.
    [[nodiscard]] const std::set<Id<Cuboid>>& selection() const { return m_selection; }
    void setSelection(std::set<Id<Cuboid>> ids, Id<Cuboid> current);
    void toggleSelected(Id<Cuboid> id);

    /// What is locked is changed by nothing but undo; what is hidden is drawn nowhere. Both go with the object through all frames.
    [[nodiscard]] bool isLocked(Id<Cuboid> id) const;
    [[nodiscard]] bool isHidden(Id<Cuboid> id) const;
    void setLocked(const std::set<Id<Cuboid>>& ids, bool locked);
    void setHidden(const std::set<Id<Cuboid>>& ids, bool hidden);
    struct Flags
    {
        std::set<Id<Track>> locked;
        std::set<Id<Track>> hidden;
    };
    [[nodiscard]] const Flags& flags() const { return m_flags; }
    void setFlags(Flags flags);

    [[nodiscard]] const ClassDef& currentClass() const;
    void setCurrentClass(const std::string& key);

    [[nodiscard]] const std::string& camera() const { return m_view.camera; }
    void setCamera(std::string json);

    /// One gesture for all selected boxes, as one edit.
    void pushForSelection(const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture);
    /// Does an edit: applies it, makes it undoable, and hands it to the journal. Interpolated boxes follow their anchors within the same
    /// edit. An empty one is nothing.
    void push(Edit edit);
    /// A new object in the frame in sight, selected afterwards.
    Id<Cuboid> add(NewObject object);
    /// An edit that needs fresh ids: it is made from the document and then pushed.
    void pushMade(const std::function<Edit(Document& document)>& make) { push(make(m_document)); }

    [[nodiscard]] SaveState saveState() const;
    [[nodiscard]] const QString& saveFailure() const { return m_saveFailure; }
    void retrySaving();

Q_SIGNALS:
    void changed(const pointloom::Edit& edit);
    void frameChanged(int index);
    void shownChanged();
    void sweepMomentChanged();
    void selectionChanged();
    void flagsChanged();
    void currentClassChanged();
    void saveStateChanged();
    /// Something was tried that a read-only workspace or a lock does not allow.
    void refused(const QString& reason);

private:
    friend class EditCommand;

    [[nodiscard]] Edit withoutLocked(Edit edit) const;
    void settleSelection();
    void setFlag(std::set<Id<Track>>& flagged, const std::set<Id<Cuboid>>& ids, bool on);
    void applyNow(const Edit& edit, EditKind kind);
    void restoreUndo(const TaskHistory& history);
    void onCommitted(const Result<void>& result);
    void rememberView();

    JobRunner& m_jobs;
    std::shared_ptr<const Sequence> m_sequence;
    WorldPoses m_poses;
    LabelSchema m_schema;
    std::shared_ptr<Workspace> m_workspace;
    TaskInfo m_task;
    Document m_document;
    ViewState m_view;  ///< but for the frame
    int m_frame = 0;
    std::set<Id<Cuboid>> m_selection;
    Flags m_flags;
    QUndoStack m_undo;
    FrameCache m_frames;
    std::shared_ptr<const Frame> m_together;
    std::shared_ptr<const Frame> m_corrected;
    std::optional<FrameMoment> m_sweepMoment;
    QTimer m_viewTimer;
    std::unique_ptr<UsualSizes> m_sizes;
    bool m_restoring = false;
    int m_unsaved = 0;
    QString m_saveFailure;
};

}  // namespace pointloom
