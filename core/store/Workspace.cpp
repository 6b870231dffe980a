// SPDX-License-Identifier: Apache-2.0
#include "core/store/Workspace.h"

#include "core/base/File.h"
#include "core/store/AnswerRecord.h"
#include "core/store/Facts.h"
#include "core/store/FileName.h"
#include "core/store/Frames.h"
#include "core/store/History.h"
#include "core/store/HolderLock.h"
#include "core/store/Journal.h"
#include "core/store/LocalDisk.h"
#include "core/store/LogCheck.h"
#include "core/store/Migration.h"
#include "core/store/Schema.h"
#include "core/store/Tasks.h"
#include "core/store/ToldOpening.h"

#include <QStandardPaths>

#include <array>
#include <utility>

#include <pwd.h>
#include <unistd.h>

namespace pointloom {
namespace {

using namespace store;
using SharedFrames = std::shared_ptr<const FrameList>;

std::unexpected<Error> refuseWriting(const std::filesystem::path& file)
{
    return failIn(file, message(PL_TEXT("core", "the workspace is open for reading only; nothing was written")));
}

QString userName()
{
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return QString::fromLocal8Bit(entry.pw_name);
    return QString::number(::geteuid());
}

/// What reading needs: each question has a connection of its own, so any thread may ask, and a reader of a file that someone else
/// writes sees his latest.
class Reader
{
public:
    explicit Reader(std::filesystem::path file) : m_file(std::move(file)) {}

    template <class Question, class... Args>
    [[nodiscard]] auto ask(const Question& question, const Args&... args) const -> decltype(question(std::declval<Database&>(), args...))
    {
        for (;;) {
            auto database = Database::open(m_file, Access::read);
            if (!database)
                return std::unexpected(database.error());
            auto answer = question(**database, args...);
            if (!(*database)->changedMeanwhile())
                return answer;
        }
    }

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
};

class ReadOnlyWorkspace final : public Workspace
{
public:
    explicit ReadOnlyWorkspace(std::filesystem::path file) : m_reader(std::move(file)) {}

    [[nodiscard]] const std::filesystem::path& path() const override { return m_reader.file(); }
    [[nodiscard]] bool readOnly() const override { return true; }
    [[nodiscard]] Result<std::vector<TaskInfo>> tasks() const override { return m_reader.ask(readTasks); }
    [[nodiscard]] Result<std::vector<NotedFrame>> frames(std::int64_t task) const override { return m_reader.ask(readFrames, task); }
    [[nodiscard]] Result<TaskHistory> history(std::int64_t task, SharedFrames frames) override
    {
        auto read = m_reader.ask(readHistory, task, frames);
        return read ? Result<TaskHistory>(std::move(read->history)) : std::unexpected(read.error());
    }
    [[nodiscard]] Result<ViewState> viewState(std::int64_t task, SharedFrames frames) const override
    {
        return m_reader.ask(readViewState, task, frames);
    }

    [[nodiscard]] Result<TaskInfo> taskFor(const std::filesystem::path& dataset, const std::string&, const std::string&) override
    {
        auto found = m_reader.ask(findTask, datasetKey(dataset));
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return failIn(path(), message(PL_TEXT("core", "has nothing about %1, and is open for reading only"), dataset.string()));
        return std::move(**found);
    }

    [[nodiscard]] Result<void> noteClouds(std::int64_t, const std::vector<NotedCloud>&) override { return {}; }
    void noteClouds(std::int64_t, std::vector<NotedCloud>, std::function<void(Result<void>)> done) override { done({}); }
    [[nodiscard]] Result<void> relink(std::int64_t, const std::filesystem::path&, OccupiedFolder) override { return refuseWriting(path()); }
    [[nodiscard]] Result<KeptOpening> kept(std::int64_t task) const override { return m_reader.ask(readKept, task); }
    [[nodiscard]] Result<void> keep(std::int64_t, const KeptOpening&) override { return refuseWriting(path()); }
    void append(std::int64_t, EditKind, const Edit&, std::function<void(Result<void>)> committed) override
    {
        if (committed)
            committed(refuseWriting(path()));
    }
    void saveViewState(std::int64_t, const ViewState&) override {}  // where somebody only looks is not worth keeping
    void retry() override {}
    Result<void> flush() override { return {}; }
    void flush(std::function<void(Result<void>)> done) override { done({}); }
    [[nodiscard]] Unsaved unsaved() const override { return {}; }
    void copyTo(const std::filesystem::path&, std::function<void(Result<void>)> done) override { done(refuseWriting(path())); }
    void dropFailed() override {}

private:
    Reader m_reader;
};

class WritableWorkspace final : public Workspace
{
public:
    WritableWorkspace(std::filesystem::path file, HolderLock lock, std::unique_ptr<Journal> journal)
        : m_reader(std::move(file)), m_lock(std::move(lock)), m_journal(std::move(journal))
    {}

    [[nodiscard]] const std::filesystem::path& path() const override { return m_reader.file(); }
    [[nodiscard]] bool readOnly() const override { return false; }
    [[nodiscard]] Result<std::vector<TaskInfo>> tasks() const override { return askOnDisk(readTasks); }
    [[nodiscard]] Result<std::vector<NotedFrame>> frames(std::int64_t task) const override { return askOnDisk(readFrames, task); }
    [[nodiscard]] Result<TaskHistory> history(std::int64_t task, SharedFrames frames) override
    {
        if (auto written = m_journal->flush(task); !written)  // without what failed it would be a wrong one
            return std::unexpected(written.error());
        const auto noted = m_journal->perform([&](Database& database) { return noteFrames(database, task, *frames); });
        if (!noted)
            return std::unexpected(noted.error());
        auto read = m_reader.ask(readHistory, task, frames);
        if (!read)
            return std::unexpected(read.error());
        if (read->toPut)
            if (auto put = putAnew(task, *read->toPut); !put)
                return std::unexpected(put.error());
        return std::move(read->history);
    }
    [[nodiscard]] Result<ViewState> viewState(std::int64_t task, SharedFrames frames) const override
    {
        return askOnDisk(readViewState, task, frames);
    }

    [[nodiscard]] Result<TaskInfo> taskFor(const std::filesystem::path& dataset, const std::string& name,
                                           const std::string& schemaJson) override
    {
        const std::filesystem::path key = datasetKey(dataset);
        auto opened = m_journal->perform([&](Database& database) { return openTask(database, key, name, schemaJson); });
        auto found = m_reader.ask(findTask, key);
        if (found && *found)  // also where it could not be noted that it is opened now
            return std::move(**found);
        if (!opened)
            return std::unexpected(opened.error());
        if (!found)
            return std::unexpected(found.error());
        return failIn(path(),
                      message(PL_TEXT("core",
                                      "the task of %1 was made and is not to be found; close the workspace everywhere and "
                                      "try again"),
                              dataset.string()));
    }

    [[nodiscard]] Result<void> noteClouds(std::int64_t task, const std::vector<NotedCloud>& clouds) override
    {
        return m_journal->perform([&](Database& database) { return store::noteClouds(database, task, clouds); });
    }
    void noteClouds(std::int64_t task, std::vector<NotedCloud> clouds, std::function<void(Result<void>)> done) override
    {
        m_journal->perform([task, clouds = std::move(clouds)](Database& database) { return store::noteClouds(database, task, clouds); },
                           std::move(done));
    }
    [[nodiscard]] Result<void> relink(std::int64_t task, const std::filesystem::path& dataset, OccupiedFolder occupied) override
    {
        return m_journal->perform([&](Database& database) { return relinkTask(database, task, datasetKey(dataset), occupied); });
    }

    [[nodiscard]] Result<KeptOpening> kept(std::int64_t task) const override { return askOnDisk(readKept, task); }
    [[nodiscard]] Result<void> keep(std::int64_t task, const KeptOpening& opening) override
    {
        return m_journal->perform([&](Database& database) { return writeKept(database, task, opening); });
    }

    void append(std::int64_t task, EditKind kind, const Edit& edit, std::function<void(Result<void>)> committed) override
    {
        m_journal->append(task, kind, edit, std::move(committed));
    }
    void saveViewState(std::int64_t task, const ViewState& state) override { m_journal->saveViewState(task, state); }
    void retry() override { m_journal->retry(); }
    Result<void> flush() override { return m_journal->flush(); }
    void flush(std::function<void(Result<void>)> done) override { m_journal->flush(std::move(done)); }
    [[nodiscard]] Unsaved unsaved() const override { return m_journal->unsaved(); }
    void copyTo(const std::filesystem::path& file, std::function<void(Result<void>)> done) override
    {
        m_journal->copyTo(file, std::move(done));
    }
    void dropFailed() override { m_journal->dropFailed(); }

private:
    [[nodiscard]] Result<void> putAnew(std::int64_t task, const Replay& replay)
    {
        return m_journal->perform([&](Database& database) {
            auto put = putTables(database, task, replay);
            return put ? sealFacts(database, task) : put;
        });
    }

    /// What is there when all that can be written has been.
    template <class Question, class... Args>
    [[nodiscard]] auto askOnDisk(const Question& question, const Args&... args) const
        -> decltype(question(std::declval<Database&>(), args...))
    {
        (void)m_journal->flush();
        return m_reader.ask(question, args...);
    }

    Reader m_reader;
    HolderLock m_lock;  // let go of after the journal has ended
    std::unique_ptr<Journal> m_journal;
};

Result<void> checkPlace(const std::filesystem::path& file)
{
    if (QString::fromStdString(file.string()).toStdString() != file.string())
        return failIn(file, message(PL_TEXT("core", "a workspace cannot lie under a name that is no UTF-8; choose another place")));
    if (const auto foreign = foreignFileSystemOf(file))
        return failIn(
            file,
            message(PL_TEXT("core", "lies on %1, no known disk of this computer; on a network edits can get lost: choose a local folder"),
                    *foreign));
    return {};
}

Result<void> makeFolder(const std::filesystem::path& file)
{
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (problem)
        return failIn(file.parent_path(), message(PL_TEXT("core", "the folder cannot be made: %1"), problem.message()));
    return {};
}

Result<void> checkReadable(const std::filesystem::path& file)
{
    return Reader(file).ask(checkSchema);
}

/// What a process that is dead had answered must be there.
Result<void> checkWhole(const std::filesystem::path& file)
{
    if (auto log = checkLog(file); !log)
        return log;
    if (auto readable = checkReadable(file); !readable)
        return readable;
    return Reader(file).ask(checkAnswered);
}

Result<std::unique_ptr<Workspace>> openForReading(const std::filesystem::path& file, Found found)
{
    if (found == Found::nothing)
        return failIn(file, message(PL_TEXT("core", "there is no such workspace; check the name, or open it for writing to make it")));
    if (auto sound = store::holderOf(file) ? checkReadable(file) : checkWhole(file); !sound)
        return std::unexpected(sound.error());
    return std::make_unique<ReadOnlyWorkspace>(file);
}

Result<std::unique_ptr<Workspace>> openForWriting(const std::filesystem::path& file, Found found)
{
    if (auto made = makeFolder(file); !made)
        return std::unexpected(made.error());
    auto lock = HolderLock::take(file);
    if (!lock)
        return std::unexpected(lock.error());
    if (found == Found::nothing && !mayExist(file)) {  // someone may have made it, and gone, before the lock was ours
        if (auto made = create(file); !made)
            return std::unexpected(made.error());
        if (auto held = lock->takeFile(file); !held)
            return std::unexpected(held.error());
    }
    if (auto whole = checkWhole(file); !whole)
        return std::unexpected(whole.error());
    const auto version = Reader(file).ask(storedVersion);
    if (!version)
        return std::unexpected(version.error());
    if (*version < schemaVersion)
        if (auto migrated = migrate(file); !migrated)
            return std::unexpected(migrated.error());
    auto journal = Journal::start(file, userName());
    if (!journal)
        return std::unexpected(journal.error());
    return std::make_unique<WritableWorkspace>(file, std::move(*lock), std::move(*journal));
}

}  // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& path, OpenMode mode)
{
    const auto file = nameOfWorkspace(path);
    if (!file)
        return std::unexpected(file.error());
    if (auto fits = checkPlace(*file); !fits)
        return std::unexpected(fits.error());
    const auto found = lookAt(*file);
    if (!found)
        return std::unexpected(found.error());
    if (auto one = checkOneName(*file); !one)
        return std::unexpected(one.error());
    return mode == OpenMode::readOnly ? openForReading(*file, *found) : openForWriting(*file, *found);
}

std::filesystem::path Workspace::defaultPath()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "pointloom" / "workspace.pointloom";
}

std::optional<Holder> Workspace::holderOf(const std::filesystem::path& path)
{
    const auto file = nameOfWorkspace(path);
    return file ? store::holderOf(*file) : std::nullopt;
}

}  // namespace pointloom
