// SPDX-License-Identifier: Apache-2.0
#include "core/store/ReadOnlyWorkspace.h"

#include "core/store/DatasetKey.h"
#include "core/store/Frames.h"
#include "core/store/History.h"
#include "core/store/Reader.h"
#include "core/store/Tasks.h"
#include "core/store/ToldOpening.h"

#include <utility>

namespace pointloom::store {
namespace {

using SharedFrames = std::shared_ptr<const FrameList>;

std::unexpected<Error> refuseWriting(const std::filesystem::path& file)
{
    return failIn(file, message(PL_TEXT("core", "the workspace is open for reading only; nothing was written")));
}

class ReadOnlyWorkspace final : public Workspace
{
public:
    explicit ReadOnlyWorkspace(std::filesystem::path file) : m_reader(std::move(file)) {}

    [[nodiscard]] const std::filesystem::path& path() const override { return m_reader.file(); }
    [[nodiscard]] bool readOnly() const override { return true; }
    [[nodiscard]] Result<std::vector<TaskInfo>> tasks() const override { return m_reader.ask(readTasks); }
    [[nodiscard]] Result<std::vector<NotedFrame>> frames(std::int64_t task) const override { return m_reader.ask(readFrames, task); }
    [[nodiscard]] Result<TaskHistory> history(std::int64_t task, SharedFrames frames, std::stop_token stop) override
    {
        auto read = Reader(path(), std::move(stop)).ask(readHistory, task, frames);
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

}  // namespace

std::unique_ptr<Workspace> readOnlyWorkspace(const std::filesystem::path& file)
{
    return std::make_unique<ReadOnlyWorkspace>(file);
}

}  // namespace pointloom::store
