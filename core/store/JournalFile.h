// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/AnswerRecord.h"
#include "core/store/EditWriter.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace pointloom::store {

/// The file end of a journal: the one connection that writes a workspace, set up so that what is committed is on the disk (WAL,
/// synchronous FULL). Belongs to the thread that opened it.
class JournalFile
{
public:
    using Views = std::map<std::int64_t, ViewState>;  ///< by task

    [[nodiscard]] static Result<std::unique_ptr<JournalFile>> open(const std::filesystem::path& file, const QString& author);

    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;
    ~JournalFile();

    /// Writes all of it in one transaction, or nothing.
    [[nodiscard]] Result<void> commit(std::span<const PendingEdit* const> edits, const Views& views);
    /// Does some other writing in a transaction of its own.
    [[nodiscard]] Result<void> perform(const std::function<Result<void>(Database&)>& work);
    /// Folds the log into the file when it has grown: for a moment when nobody waits for an answer.
    void foldLogIn();
    /// See Workspace::copyTo. missing: what is to be written in the copy besides.
    [[nodiscard]] Result<void> copyTo(const std::filesystem::path& file, const std::vector<PendingEdit>& missing);

private:
    JournalFile(std::unique_ptr<Database> database, EditWriter writer, QString author);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<EditWriter> m_writer;
    AnswerRecord m_answered;
    QString m_author;
    std::size_t m_sinceFolded = 0;
};

}  // namespace pointloom::store
