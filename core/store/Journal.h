// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/AnswerRecord.h"
#include "core/store/EditWriter.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>

namespace pointloom::store {

using Committed = std::function<void(Result<void>)>;

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
    struct Entry
    {
        PendingEdit pending;
        Committed committed;
    };
    using Batch = std::deque<Entry>;
    using Job = std::function<void()>;
    using Views = std::map<std::int64_t, ViewState>;
    /// What could not be written of a task.
    struct Failed
    {
        Batch edits;  ///< in order; nothing of the task is written past them
        Error why;
    };
    /// Who is answered once more when what failed is tried again.
    enum class Again { all, written, nobody };

    Journal();
    [[nodiscard]] Views takeViews();
    void live(const std::filesystem::path& file, const QString& author, std::promise<Result<void>> opened);
    [[nodiscard]] Result<void> openFile(const std::filesystem::path& file, const QString& author);
    void work();
    [[nodiscard]] std::variant<Batch, Job> waitForWork();
    void post(Job job);
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>(Database&)>& work);
    [[nodiscard]] Result<void> wait(std::function<Result<void>()> job);

    static void answer(const Batch& batch, const Result<void>& result);
    void take(Batch batch);
    void settle(std::int64_t task, Batch batch, const Result<void>& result);
    void writeAgain(Again answering);
    [[nodiscard]] Result<void> writeAll();
    void noteFailures();
    void noteWritten(std::size_t edits);
    [[nodiscard]] Result<void> commit(const Batch& batch);
    [[nodiscard]] Result<void> commit(const Batch& batch, const Views& views);
    void foldLogIn();

    // Shared, under the mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::variant<Entry, Job>> m_queue;
    Views m_views;
    bool m_stopping = false;
    quint64 m_handedOver = 0;
    Unsaved m_unsaved;
    const QByteArray m_opIdStart;  ///< of every edit that this journal takes

    // The thread's own.
    std::unique_ptr<Database> m_database;
    std::unique_ptr<EditWriter> m_writer;
    std::unique_ptr<AnswerRecord> m_answered;
    QString m_author;
    std::map<std::int64_t, Failed> m_failed;  ///< by task
    std::size_t m_sinceFolded = 0;

    std::thread m_thread;
};

}  // namespace pointloom::store
