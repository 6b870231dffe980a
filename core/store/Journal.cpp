// SPDX-License-Identifier: Apache-2.0
#include "core/store/Journal.h"

#include "core/store/WorkspaceCopy.h"

#include <QDateTime>
#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace pointloom::store {
namespace {

using namespace std::chrono_literals;

/// Where the person is changes all the time; it is written with the next edit, or after this long without one.
constexpr auto viewDelay = 500ms;

/// Edits in one transaction: answers should not wait for a whole import.
constexpr std::size_t batchLimit = 1000;

/// The write-ahead log is folded into the file each so many edits, after they are answered: left to itself SQLite does so before it
/// answers. About 6 pages of 4 KiB an edit make this 24 MB.
constexpr std::size_t editsPerFold = 1000;

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

}  // namespace

Journal::Journal() : m_opIdStart(QUuid::createUuid().toRfc4122()) {}

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
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Journal::append(std::int64_t task, EditKind kind, const Edit& edit, Committed committed)
{
    Entry entry{{.task = task, .kind = kind, .edit = edit, .opId = m_opIdStart, .at = now()}, std::move(committed)};
    {
        const std::scoped_lock lock(m_mutex);
        const quint64 number = qToBigEndian(++m_handedOver);
        entry.pending.opId.append(reinterpret_cast<const char*>(&number), sizeof number);
        m_queue.emplace_back(std::move(entry));
        ++m_unsaved.edits;
    }
    m_wake.notify_all();
}

void Journal::saveViewState(std::int64_t task, const ViewState& view)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_views[task] = view;
    }
    m_wake.notify_all();
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
        done(writeCopy(*m_database, file, m_author, missing));
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
    return wait([&] { return inTransaction(work); });
}

void Journal::perform(std::function<Result<void>(Database&)> work, Committed done)
{
    post([this, work = std::move(work), done = std::move(done)] { done(inTransaction(work)); });
}

Result<void> Journal::inTransaction(const std::function<Result<void>(Database&)>& work)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = work(*m_database); !done)
        return done;
    return transaction->commit();
}

void Journal::post(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.emplace_back(std::move(job));
    }
    m_wake.notify_all();
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
    const auto result = openFile(file, author);
    opened.set_value(result);
    if (result)
        work();
    m_writer.reset();  // a connection ends on the thread that it began on
    m_database.reset();
    if (m_answered)
        m_answered->end();
}

Result<void> Journal::openFile(const std::filesystem::path& file, const QString& author)
{
    auto database = Database::open(file, Access::write);
    if (!database)
        return std::unexpected(database.error());
    m_database = std::move(*database);
    const auto mode = m_database->ask("PRAGMA journal_mode=WAL");
    if (!mode)
        return std::unexpected(mode.error());
    if (*mode != "wal")
        return std::unexpected(Error{
            message(PL_TEXT("core", "this file system cannot keep edits safe (no write-ahead log); choose another place")), file.string()});
    for (const char* setting : {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA wal_autocheckpoint=0"})
        if (auto set = m_database->run(setting); !set)
            return set;
    // SQLite falls back to reading where writing is not allowed: better told now than at the first edit.
    if (auto writable = m_database->run("DELETE FROM view WHERE FALSE"); !writable)
        return writable;
    auto writer = EditWriter::prepare(*m_database, author);
    if (!writer)
        return std::unexpected(writer.error());
    m_writer = std::make_unique<EditWriter>(std::move(*writer));
    m_answered = std::make_unique<AnswerRecord>(file);
    m_author = author;
    return {};
}

void Journal::work()
{
    for (;;) {
        auto next = waitForWork();
        if (Job* job = std::get_if<Job>(&next))
            (*job)();
        else if (auto& batch = std::get<Batch>(next); !batch.empty())
            take(std::move(batch));
        else if (const std::scoped_lock lock(m_mutex); m_stopping && m_queue.empty())
            return;
    }
}

/// One job, or the edits up to the next job, or nothing when the journal has nothing to do.
std::variant<Journal::Batch, Journal::Job> Journal::waitForWork()
{
    std::unique_lock lock(m_mutex);
    const auto urgent = [&] { return !m_queue.empty() || m_stopping; };
    m_wake.wait(lock, [&] { return urgent() || !m_views.empty(); });
    if (!m_wake.wait_for(lock, viewDelay, urgent)) {
        lock.unlock();
        (void)commit({});  // kept for the next time when it fails
        return Batch();
    }
    if (!m_queue.empty() && std::holds_alternative<Job>(m_queue.front())) {
        Job job = std::move(std::get<Job>(m_queue.front()));
        m_queue.pop_front();
        return job;
    }
    Batch batch;
    while (!m_queue.empty() && batch.size() < batchLimit && std::holds_alternative<Entry>(m_queue.front())) {
        batch.push_back(std::move(std::get<Entry>(m_queue.front())));
        m_queue.pop_front();
    }
    return batch;
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
        foldLogIn();
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

Journal::Views Journal::takeViews()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_views, {});
}

/// Together with where the person is, which costs nothing more then.
Result<void> Journal::commit(const Batch& batch)
{
    Views views = takeViews();
    if (batch.empty() && views.empty())
        return {};
    auto committed = commit(batch, views);
    if (!committed) {
        const std::scoped_lock lock(m_mutex);
        m_views.merge(views);  // newer ones stay
    }
    return committed;
}

Result<void> Journal::commit(const Batch& batch, const Views& views)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const Entry& entry : batch)
        if (auto written = m_writer->write(entry.pending); !written)
            return written;
    for (const auto& [task, view] : views)
        if (auto written = m_writer->write(task, view); !written)
            return written;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    if (!batch.empty())
        m_answered->note(*m_database, m_writer->newest());
    m_sinceFolded += batch.size();
    return {};
}

void Journal::foldLogIn()
{
    if (m_sinceFolded < editsPerFold)
        return;
    m_sinceFolded = 0;
    (void)m_database->run("PRAGMA wal_checkpoint(PASSIVE)");  // the edits are safe in the log; a later time does as well
}

}  // namespace pointloom::store
