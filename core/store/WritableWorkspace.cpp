// SPDX-License-Identifier: Apache-2.0
#include "core/store/WritableWorkspace.h"

#include "core/store/DatasetKey.h"
#include "core/store/Facts.h"
#include "core/store/Frames.h"
#include "core/store/History.h"
#include "core/store/Reader.h"
#include "core/store/Tasks.h"
#include "core/store/ToldOpening.h"

#include <utility>

namespace pointloom::store {
namespace {

using WorkspaceFrames = std::shared_ptr<const FrameList>;

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
    [[nodiscard]] Result<TaskHistory> history(std::int64_t task, WorkspaceFrames frames, std::stop_token stop) override
    {
        if (auto written = m_journal->flush(task); !written)  // without what failed it would be a wrong one
            return std::unexpected(written.error());
        const auto noted = m_journal->perform([&](Database& database) { return noteFrames(database, task, *frames); });
        if (!noted)
            return std::unexpected(noted.error());
        auto read = Reader(path(), std::move(stop)).ask(readHistory, task, frames);
        if (!read)
            return std::unexpected(read.error());
        if (read->toPut)
            if (auto put = putAnew(task, *read->toPut); !put)
                return std::unexpected(put.error());
        return std::move(read->history);
    }
    [[nodiscard]] Result<ViewState> viewState(std::int64_t task, WorkspaceFrames frames) const override
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

}  // namespace

std::unique_ptr<Workspace> writableWorkspace(const std::filesystem::path& file, HolderLock lock, std::unique_ptr<Journal> journal)
{
    return std::make_unique<WritableWorkspace>(file, std::move(lock), std::move(journal));
}

}  // namespace pointloom::store
