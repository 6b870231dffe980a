// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobRunner.h"
#include "core/schema/LabelSchema.h"
#include "ui/session/Editing.h"
#include "ui/session/FrameInView.h"
#include "ui/session/Selection.h"

#include <QTimer>

#include <optional>

namespace pointloom {

class CloudNotes;
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
    std::vector<Message> warnings{};    ///< what must not be overlooked
    std::vector<Message> labelNotes{};  ///< what was left out and changed of those labels, and why
};

/// One task being worked on: owns its labels with their undo, what is selected, and the frame in sight, and keeps where the person is.
/// Whoever needs only one of the three takes that one. It knows no widgets. Lives on the UI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(JobRunner& jobs, OpenedTask opened, QObject* parent = nullptr);
    ~Session() override;

    /// For whoever works for this session on threads; outlives it.
    [[nodiscard]] JobRunner& jobs() const { return m_jobs; }

    /// Takes over the labels that came with the dataset, as the first edit. Once, when those who follow are connected: a refusal is said as
    /// that of any edit.
    void start();

    [[nodiscard]] const Sequence& sequence() const { return *m_sequence; }
    [[nodiscard]] std::shared_ptr<const Sequence> sharedSequence() const { return m_sequence; }
    /// Where the clouds stand in the world; taken to stand still where the dataset does not say.
    [[nodiscard]] const WorldPoses& poses() const { return m_poses; }
    [[nodiscard]] const LabelSchema& schema() const { return m_schema; }
    [[nodiscard]] const TaskInfo& task() const { return m_task; }
    [[nodiscard]] const std::filesystem::path& workspacePath() const { return m_workspace->path(); }

    [[nodiscard]] Editing& editing() { return m_editing; }
    [[nodiscard]] const Editing& editing() const { return m_editing; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    [[nodiscard]] FrameInView& view() { return m_view; }
    [[nodiscard]] const FrameInView& view() const { return m_view; }
    [[nodiscard]] UsualSizes& sizes() const { return *m_sizes; }

    /// How the window looks at the task: JSON, its own business.
    [[nodiscard]] const std::string& camera() const { return m_camera; }
    void setCamera(std::string json);

    /// A new object in the frame in sight, selected afterwards. Nothing when it was refused.
    Id<Cuboid> add(NewObject object);
    /// One gesture for all selected boxes, as one edit.
    void pushForSelection(const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture);

private:
    void rememberPlace();

    JobRunner& m_jobs;
    std::shared_ptr<const Sequence> m_sequence;
    WorldPoses m_poses;
    LabelSchema m_schema;
    std::shared_ptr<Workspace> m_workspace;
    TaskInfo m_task;
    std::optional<Edit> m_takenOver;
    Editing m_editing;
    FrameInView m_view;
    Selection m_selection;
    std::string m_camera;
    QTimer m_placeTimer;
    std::unique_ptr<UsualSizes> m_sizes;
    std::unique_ptr<CloudNotes> m_clouds;
};

}  // namespace pointloom
