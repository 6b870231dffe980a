// SPDX-License-Identifier: Apache-2.0
#include "core/store/Journal.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

namespace pointloom::store {
namespace {

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::start(const std::filesystem::path& file, const QString& author)
{
    std::unique_ptr<Journal> journal(new Journal);
    std::promise<Result<void>> promise;
    auto opened = promise.get_future();
    journal->m_thread = std::thread(
        [&self = *journal, file, author, promise = std::move(promise)]() mutable { self.live(file, author, std::move(promise)); });
    if (auto result = opened.get(); !result)
        return std::unexpected(result.error());
    return journal;
}

Journal::~Journal()
{
    post([this] {
        writeAgain(Again::nobody);
        (void)commit({});  // where the person was; nobody is left to be told
    });
    m_queue.close();
    m_thread.join();
}

void Journal::append(std::int64_t task, EditKind kind, const Edit& edit, Committed committed)
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_unsaved.edits;
    }
    m_queue.append({.task = task, .kind = kind, .edit = edit, .opId = {}, .at = now()}, std::move(committed));
}

void Journal::saveViewState(std::int64_t task, const ViewState& view)
{
    m_queue.note(task, view);
}

void Journal::retry()
{
    post([this] { writeAgain(Again::all); });
}

Result<void> Journal::flush()
{
    return wait([this] { return writeAll(); });
}

void Journal::flush(Committed done)
{
    post([this, done = std::move(done)] { done(writeAll()); });
}

Result<void> Journal::flush(std::int64_t task)
{
    return wait([this, task]() -> Result<void> {
        (void)writeAll();
        const auto failed = m_failed.find(task);
        return failed == m_failed.end() ? Result<void>() : std::unexpected(failed->second.why);
    });
}

Result<void> Journal::writeAll()
{
    writeAgain(Again::written);
    if (!m_failed.empty())
        return std::unexpected(m_failed.begin()->second.why);
    return commit({});
}

Unsaved Journal::unsaved() const
{
    const std::scoped_lock lock(m_mutex);
    return m_unsaved;
}

void Journal::copyTo(const std::filesystem::path& file, Committed done)
{
    post([this, file, done = std::move(done)] {
        std::vector<PendingEdit> missing;
        for (const auto& [task, failed] : m_failed)
            for (const Entry& entry : failed.edits)
                missing.push_back(entry.pending);
        (void)commit({});  // where the person is
        done(m_file->copyTo(file, missing));
    });
}

void Journal::dropFailed()
{
    post([this] {
        for (const auto& [task, failed] : m_failed)
            noteWritten(failed.edits.size());
        m_failed.clear();
        noteFailures();
    });
}

void Journal::noteWritten(std::size_t edits)
{
    const std::scoped_lock lock(m_mutex);
    m_unsaved.edits -= edits;
}

void Journal::noteFailures()
{
    const std::scoped_lock lock(m_mutex);
    m_unsaved.failure = m_failed.empty() ? std::nullopt : std::optional(m_failed.begin()->second.why);
}

Result<void> Journal::perform(const std::function<Result<void>(Database&)>& work)
{
    return wait([&] { return m_file->perform(work); });
}

void Journal::perform(std::function<Result<void>(Database&)> work, Committed done)
{
    post([this, work = std::move(work), done = std::move(done)] { done(m_file->perform(work)); });
}

void Journal::post(JournalJob job)
{
    m_queue.post(std::move(job));
}

Result<void> Journal::wait(std::function<Result<void>()> job)
{
    auto task = std::make_shared<std::packaged_task<Result<void>()>>(std::move(job));
    auto answer = task->get_future();
    post([task] { (*task)(); });
    return answer.get();
}

void Journal::live(const std::filesystem::path& file, const QString& author, std::promise<Result<void>> opened)
{
    auto result = JournalFile::open(file, author);
    if (!result) {
        opened.set_value(Result<void>(std::unexpected(result.error())));
        return;
    }
    m_file = std::move(*result);
    opened.set_value(Result<void>());
    work();
    m_file.reset();  // a connection ends on the thread that it began on
}

void Journal::work()
{
    while (auto next = m_queue.take()) {
        if (JournalJob* job = std::get_if<JournalJob>(&*next))
            (*job)();
        else if (auto& batch = std::get<Batch>(*next); batch.empty())
            (void)commit({});  // where the person is; kept for the next time when it fails
        else
            take(std::move(batch));
    }
}

void Journal::answer(const Batch& batch, const Result<void>& result)
{
    for (const Entry& entry : batch)
        if (entry.committed)
            entry.committed(result);
}

void Journal::take(Batch batch)
{
    const auto waits = [this](const Entry& entry) { return m_failed.contains(entry.pending.task); };
    std::optional<Result<void>> together;
    if (std::ranges::none_of(batch, waits))
        together = commit(batch);
    if (together && *together) {
        noteWritten(batch.size());
        answer(batch, *together);
        m_file->foldLogIn();
        return;
    }
    std::map<std::int64_t, Batch> byTask;  // the trouble of one task is not that of another
    for (Entry& entry : batch)
        byTask[entry.pending.task].push_back(std::move(entry));
    for (auto& [task, edits] : byTask) {
        const auto failed = m_failed.find(task);
        const Result<void> result = failed != m_failed.end() ? std::unexpected(failed->second.why)
            : together && byTask.size() == 1                 ? *together
                                                             : commit(edits);
        settle(task, std::move(edits), result);
    }
}

void Journal::settle(std::int64_t task, Batch batch, const Result<void>& result)
{
    if (result) {
        noteWritten(batch.size());
    } else {
        m_failed[task].why = result.error();
        noteFailures();  // before the answers: whoever gets one may ask
    }
    answer(batch, result);
    if (!result)
        std::ranges::move(batch, std::back_inserter(m_failed[task].edits));
}

void Journal::writeAgain(Again answering)
{
    for (auto failed = m_failed.begin(); failed != m_failed.end();) {
        auto& [edits, why] = failed->second;
        const auto result = commit(edits);
        if (!result) {
            why = result.error();
            if (answering == Again::all)
                answer(edits, result);
            ++failed;
            continue;
        }
        const Batch written = std::move(edits);
        failed = m_failed.erase(failed);
        noteWritten(written.size());
        noteFailures();
        if (answering != Again::nobody)
            answer(written, result);
    }
    noteFailures();
}

/// Together with where the person is, which costs nothing more then.
Result<void> Journal::commit(const Batch& batch)
{
    auto views = m_queue.takeViews();
    if (batch.empty() && views.empty())
        return {};
    std::vector<const PendingEdit*> edits;
    for (const Entry& entry : batch)
        edits.push_back(&entry.pending);
    auto committed = m_file->commit(edits, views);
    if (!committed)
        m_queue.giveBack(std::move(views));
    return committed;
}

}  // namespace pointloom::store
