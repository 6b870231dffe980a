// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Document.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// Who has a workspace open for writing.
struct Holder
{
    QString user;
    QString host;
    qint64 pid = 0;
};

/// A dataset being labelled in a workspace.
struct TaskInfo
{
    std::int64_t id = 0;
    std::string name;
    std::filesystem::path dataset;  ///< absolute path of the dataset folder
    std::string schemaJson;         ///< the scheme as it was when the task was made
    std::string openedAt;           ///< ISO 8601, UTC
    std::uint64_t edits = 0;
    std::uint64_t boxes = 0;  ///< that the task holds now
};

/// Where the person was: given back when a task is opened again.
struct ViewState
{
    FrameKey frame{};  ///< the first one when it has no name or is gone
    std::uint64_t selected = 0;  ///< a cuboid's id or 0
    std::string currentClass;
    std::string camera;  ///< JSON, the window's own business
};

/// What a task's journal says, folded. The last 1,000 steps stay undoable, the next 1,000 redoable; the journal keeps all edits.
struct TaskHistory
{
    Document document;
    std::vector<Edit> done;    ///< can be undone, oldest first
    std::vector<Edit> undone;  ///< can be redone, the next one last
};

/// A frame that a task has, or had.
struct NotedFrame
{
    FrameKey key;
    bool gone = false;

    friend bool operator==(const NotedFrame&, const NotedFrame&) = default;
};

/// How an edit came about.
enum class EditKind { edit, undo, redo };

enum class OpenMode { readWrite, readOnly };

/// One SQLite file (WAL, synchronous FULL) that holds tasks, their edits and where the person was.
///
/// Each write is one transaction on the journal's own thread; the answer comes back through a callback on that thread. An edit
/// that was answered survives the death of the process and a power cut. One process writes at a time.
///
/// Any thread may call any function. Those that answer wait for what was handed over before, so a callback must not call them.
/// Closing writes what is left and tries once more what had failed, without another answer. Needs a QCoreApplication (Qt's plugins).
class Workspace
{
public:
    /// Opens or makes the file. Fails when another process holds it (the error says who; open it readOnly then), when the folder is on
    /// a network file system (WAL does not work there), or when the file is no workspace or of a newer version.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& path, OpenMode mode);

    /// <user data directory>/pointloom/workspace.pointloom
    [[nodiscard]] static std::filesystem::path defaultPath();

    /// Who holds the workspace for writing now, if anyone does.
    [[nodiscard]] static std::optional<Holder> holderOf(const std::filesystem::path& path);

    virtual ~Workspace() = default;

    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
    [[nodiscard]] virtual bool readOnly() const = 0;

    /// Opened last first.
    [[nodiscard]] virtual Result<std::vector<TaskInfo>> tasks() const = 0;
    /// The task of a dataset folder, made when there is none yet; one that is there keeps its name and scheme. A workspace that is open
    /// for reading only makes none.
    [[nodiscard]] virtual Result<TaskInfo> taskFor(const std::filesystem::path& dataset, const std::string& name,
                                                   const std::string& schemaJson) = 0;
    /// The task opened with the frames that its dataset has now; labels of other frames are kept as those of frames that are gone. Open for
    /// writing, the workspace notes the list; the first list noted for a task says for ever which frames the positions of payloads of
    /// version 1 mean.
    [[nodiscard]] virtual Result<TaskHistory> history(std::int64_t task, std::shared_ptr<const FrameList> frames) = 0;
    [[nodiscard]] virtual Result<ViewState> viewState(std::int64_t task, std::shared_ptr<const FrameList> frames) const = 0;
    /// The frames that were noted: those of the dataset as it was opened last, in order, then those that are gone.
    [[nodiscard]] virtual Result<std::vector<NotedFrame>> frames(std::int64_t task) const = 0;

    /// Hands an applied edit to the journal and returns at once. An undo is journalled as the inverse edit it applied. committed is called
    /// on the journal thread, in order, when the edit is on disk, or with the error when it could not be written; after a failure every
    /// later edit fails too until retry() succeeds, so that the file never has a hole. Read-only: answered at once, with an error.
    virtual void append(std::int64_t task, EditKind kind, const Edit& edit, std::function<void(Result<void>)> committed) = 0;
    /// Not an edit: written when the journal has nothing better to do; the last one wins.
    virtual void saveViewState(std::int64_t task, const ViewState& state) = 0;
    /// Tries once more to write what failed: every edit that did is answered again.
    virtual void retry() = 0;
    /// Waits until everything handed over is written or has failed; answers the failure that stands. For commands and for closing.
    virtual Result<void> flush() = 0;
};

}  // namespace pointloom
