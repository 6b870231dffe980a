// SPDX-License-Identifier: Apache-2.0
#include "core/store/JournalFile.h"

#include "core/store/WorkspaceCopy.h"

#include <utility>

namespace pointloom::store {
namespace {

/// The write-ahead log is folded into the file each so many edits, after they are answered: left to itself SQLite does so before it
/// answers. About 6 pages of 4 KiB an edit make this 24 MB.
constexpr std::size_t editsPerFold = 1000;

}  // namespace

JournalFile::JournalFile(std::unique_ptr<Database> database, EditWriter writer, QString author)
    : m_database(std::move(database)),
      m_writer(std::make_unique<EditWriter>(std::move(writer))),
      m_answered(m_database->file()),
      m_author(std::move(author))
{}

JournalFile::~JournalFile()
{
    m_writer.reset();
    m_database.reset();
    m_answered.end();
}

Result<std::unique_ptr<JournalFile>> JournalFile::open(const std::filesystem::path& file, const QString& author)
{
    auto opened = Database::open(file, Access::write);
    if (!opened)
        return std::unexpected(opened.error());
    Database& database = **opened;
    const auto mode = database.ask("PRAGMA journal_mode=WAL");
    if (!mode)
        return std::unexpected(mode.error());
    if (*mode != "wal")
        return std::unexpected(Error{
            message(PL_TEXT("core", "this file system cannot keep edits safe (no write-ahead log); choose another place")), file.string()});
    for (const char* setting : {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA wal_autocheckpoint=0"})
        if (auto set = database.run(setting); !set)
            return std::unexpected(set.error());
    // SQLite falls back to reading where writing is not allowed: better told now than at the first edit.
    if (auto writable = database.run("DELETE FROM view WHERE FALSE"); !writable)
        return std::unexpected(writable.error());
    auto writer = EditWriter::prepare(database, author);
    if (!writer)
        return std::unexpected(writer.error());
    return std::unique_ptr<JournalFile>(new JournalFile(std::move(*opened), std::move(*writer), author));
}

Result<void> JournalFile::commit(std::span<const PendingEdit* const> edits, const Views& views)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const PendingEdit* edit : edits)
        if (auto written = m_writer->write(*edit); !written)
            return written;
    for (const auto& [task, view] : views)
        if (auto written = m_writer->write(task, view); !written)
            return written;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    if (!edits.empty())
        m_answered.note(*m_database, m_writer->newest());
    m_sinceFolded += edits.size();
    return {};
}

Result<void> JournalFile::perform(const std::function<Result<void>(Database&)>& work)
{
    auto transaction = Transaction::begin(*m_database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = work(*m_database); !done)
        return done;
    return transaction->commit();
}

void JournalFile::foldLogIn()
{
    if (m_sinceFolded < editsPerFold)
        return;
    m_sinceFolded = 0;
    (void)m_database->run("PRAGMA wal_checkpoint(PASSIVE)");  // the edits are safe in the log; a later time does as well
}

Result<void> JournalFile::copyTo(const std::filesystem::path& file, const std::vector<PendingEdit>& missing)
{
    return writeCopy(*m_database, file, m_author, missing);
}

}  // namespace pointloom::store
