// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Document.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
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
    FrameKey frame{};            ///< the first one when it has no name or is gone
    std::uint64_t selected = 0;  ///< a cuboid's id or 0
    std::string currentClass;
    std::string camera;  ///< JSON, the window's own business
};

/// What a task's journal says, folded. The last 1,000 steps stay undoable, the next 1,000 redoable; the journal keeps all edits.
struct TaskHistory
{
    Document document;
    std::vector<Edit> done;          ///< can be undone, oldest first
    std::vector<Edit> undone;        ///< can be redone, the next one last
    std::vector<Message> remarks{};  ///< what a person should know about what was found
};

/// A frame that a task has, or had.
struct NotedFrame
{
    FrameKey key;
    bool gone = false;
    QByteArray cloud{};   ///< what its cloud is known by, see CloudPrint.h; empty where nobody has noted it
    QByteArray points{};  ///< and its points; empty where nobody has noted them
    QByteArray again{};   ///< what the cloud was known by later, with the same points in another file; empty where it never was

    /// Whether a file is the frame's cloud, by what files are known by.
    [[nodiscard]] bool isKnownBy(const QByteArray& print) const { return !print.isEmpty() && (print == cloud || print == again); }

    friend bool operator==(const NotedFrame&, const NotedFrame&) = default;
};

/// The cloud of a frame, by its contents.
struct NotedCloud
{
    FrameKey frame;
    QByteArray print;
    QByteArray points{};  ///< empty where they were not looked at
};

/// What a person told about the clouds of a task that these do not say.
struct KeptOpening
{
    std::string columns{};  ///< as --columns has them, of clouds without a header; empty: nobody told
    std::optional<double> period_s{};

    friend bool operator==(const KeptOpening&, const KeptOpening&) = default;
};

/// What has been handed to a workspace and is not on disk.
struct Unsaved
{
    std::size_t edits = 0;
    std::optional<Error> failure;  ///< why some of them could not be written; nothing as long as none has failed
};

/// How an edit came about.
enum class EditKind { edit, undo, redo };

enum class OpenMode { readWrite, readOnly };

/// What becomes of a folder that has a task with labels when another task is to lie there.
enum class OccupiedFolder {
    isRefused,
    changesPlaces,  ///< its task gets the folder of the other: both keep their labels
};

/// One SQLite file (WAL, synchronous FULL) that holds tasks, their edits and where the person was. It is one thing under every name:
/// symbolic links are followed to the file itself, and a file with several names of its own (hard links) is refused.
///
/// Each write is one transaction on the journal's own thread; the answer comes back through a callback on that thread. An edit
/// that was answered survives the death of the process and a power cut. One process writes at a time.
///
/// Any thread may call any function. Those that answer, but for unsaved, wait for what was handed over before, so a callback must not call
/// them. What could not be written of one task keeps no other task from being opened, read and written. Closing writes what is left and
/// tries once more what had failed, without another answer. Needs a QCoreApplication (Qt's plugins).
class Workspace
{
public:
    /// Opens or makes the file. Fails when another process holds it (the error says who; open it readOnly then), when the folder is on
    /// a network file system (WAL does not work there), or when the file is no workspace or of a newer version.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& path, OpenMode mode,
                                                                 const std::stop_token& stop = {});

    /// <user data directory>/pointloom/workspace.pointloom
    [[nodiscard]] static std::filesystem::path defaultPath();

    /// Who holds the workspace for writing now, if anyone does.
    [[nodiscard]] static std::optional<Holder> holderOf(const std::filesystem::path& path);

    virtual ~Workspace() = default;

    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
    [[nodiscard]] virtual bool readOnly() const = 0;

    /// Opened last first. Counts what is on disk.
    [[nodiscard]] virtual Result<std::vector<TaskInfo>> tasks() const = 0;
    /// The task of a dataset folder, made when there is none yet; one that is there keeps its name and scheme. A workspace that is open
    /// for reading only makes none.
    [[nodiscard]] virtual Result<TaskInfo> taskFor(const std::filesystem::path& dataset, const std::string& name,
                                                   const std::string& schemaJson) = 0;
    /// The task opened with the frames that its dataset has now; labels of other frames are kept as those of frames that are gone. Open for
    /// writing, the workspace notes the list; the first list noted for a task says for ever which frames the positions of payloads of
    /// version 1 mean. Stored objects that are not what the edits come to are made anew from them, and the history says so; a journal that
    /// is damaged itself is an error. Fails when it is stopped, before the next row that it reads.
    [[nodiscard]] virtual Result<TaskHistory> history(std::int64_t task, std::shared_ptr<const FrameList> frames,
                                                      std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual Result<ViewState> viewState(std::int64_t task, std::shared_ptr<const FrameList> frames) const = 0;
    /// The frames that were noted: those of the dataset as it was opened last, in order, then those that are gone.
    [[nodiscard]] virtual Result<std::vector<NotedFrame>> frames(std::int64_t task) const = 0;

    /// Notes by what the clouds of frames are known, where that is not noted yet; a file with the points that are noted is one of the
    /// frame's from now on. Read-only: does nothing.
    [[nodiscard]] virtual Result<void> noteClouds(std::int64_t task, const std::vector<NotedCloud>& clouds) = 0;
    /// The same without waiting. done is called on the journal's thread.
    virtual void noteClouds(std::int64_t task, std::vector<NotedCloud> clouds, std::function<void(Result<void>)> done) = 0;
    /// The task's frames lie in another folder from now on. A task without edits that this folder has changes places with it; one with
    /// edits does so only where that is asked for.
    [[nodiscard]] virtual Result<void> relink(std::int64_t task, const std::filesystem::path& dataset, OccupiedFolder occupied) = 0;
    [[nodiscard]] Result<void> relink(std::int64_t task, const std::filesystem::path& dataset)
    {
        return relink(task, dataset, OccupiedFolder::isRefused);
    }

    /// What is kept of what was told about a task's clouds, see ToldOpening.h; not an edit.
    [[nodiscard]] virtual Result<KeptOpening> kept(std::int64_t task) const = 0;
    [[nodiscard]] virtual Result<void> keep(std::int64_t task, const KeptOpening& opening) = 0;

    /// Hands an applied edit to the journal and returns at once. An undo is journalled as the inverse edit it applied. committed is called
    /// on the journal thread, in order, when the edit is on disk, or with the error when it could not be written; after a failure every
    /// later edit of the task fails too until what failed has been written, so that the file never has a hole. Read-only: answered at once,
    /// with an error.
    virtual void append(std::int64_t task, EditKind kind, const Edit& edit, std::function<void(Result<void>)> committed) = 0;
    /// Not an edit: written when the journal has nothing better to do; the last one wins.
    virtual void saveViewState(std::int64_t task, const ViewState& state) = 0;
    /// Tries once more to write what failed: every edit that did is answered again.
    virtual void retry() = 0;
    /// Waits until everything handed over is written or has failed, tries once more to write what failed (its edits are answered again when
    /// that succeeds), and answers the failure that stands. For commands.
    virtual Result<void> flush() = 0;
    /// The same for those who cannot wait: done is called on the journal thread. Read-only: at once.
    virtual void flush(std::function<void(Result<void>)> done) = 0;

    /// Answers at once.
    [[nodiscard]] virtual Unsaved unsaved() const = 0;
    /// Writes a workspace of its own with all that this one holds, on disk or not: for edits that cannot be written where they belong.
    /// Whole or not at all; another workspace of that name is replaced. Waits for nothing: done is called on the journal thread. Fails when
    /// the name is that of this workspace, of one that somebody has open, or of something else than a workspace.
    virtual void copyTo(const std::filesystem::path& file, std::function<void(Result<void>)> done) = 0;
    /// Gives up the edits that could not be written, as if they had not been made.
    virtual void dropFailed() = 0;
};

}  // namespace pointloom
