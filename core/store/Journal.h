// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/JournalQueue.h"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace pointloom::store {

/// The only writer of a workspace: a thread that takes edits in order, commits what has gathered meanwhile together, and answers.
/// The functions may be called from any thread but, where they wait, not from an answer.
class Journal
{
public:
    /// Opens the file for writing on the new thread.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> start(const std::filesystem::path& file, const QString& author);

    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    /// Writes what is left. What has failed is tried a last time without answering again: whoever asked may be gone.
    ~Journal();

    void append(std::int64_t task, EditKind kind, const Edit& edit, Committed committed);
    void saveViewState(std::int64_t task, const ViewState& view);
    void retry();
    [[nodiscard]] Result<void> flush();
    void flush(Committed done);
    /// Waits like flush, and answers the failure that stands for one task.
    [[nodiscard]] Result<void> flush(std::int64_t task);

    [[nodiscard]] Unsaved unsaved() const;
    void copyTo(const std::filesystem::path& file, Committed done);
    void dropFailed();

    /// Does some other writing in a transaction of its own, after all that was handed over before; waits for it.
    [[nodiscard]] Result<void> perform(const std::function<Result<void>(Database&)>& work);
    /// The same without waiting.
    void perform(std::function<Result<void>(Database&)> work, Committed done);

private:
    using Batch = JournalBatch;
    using Entry = JournalEntry;
    /// What could not be written of a task.
    struct Failed
    {
        Batch edits;  ///< in order; nothing of the task is written past them
        Error why;
    };
    /// Who is answered once more when what failed is tried again.
    enum class Again { all, written, nobody };

    Journal() = default;
    void live(const std::filesystem::path& file, const QString& author, std::promise<Result<void>> opened);
    void work();
    void post(JournalJob job);
    [[nodiscard]] Result<void> wait(std::function<Result<void>()> job);

    static void answer(const Batch& batch, const Result<void>& result);
    void take(Batch batch);
    void settle(std::int64_t task, Batch batch, const Result<void>& result);
    void writeAgain(Again answering);
    [[nodiscard]] Result<void> writeAll();
    void noteFailures();
    void noteWritten(std::size_t edits);
    [[nodiscard]] Result<void> commit(const Batch& batch);

    JournalQueue m_queue;
    mutable std::mutex m_mutex;  ///< of what follows
    Unsaved m_unsaved;

    // The thread's own.
    std::unique_ptr<JournalFile> m_file;
    std::map<std::int64_t, Failed> m_failed;  ///< by task

    std::thread m_thread;
};

}  // namespace pointloom::store
