// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/EditWriter.h"

#include <QByteArray>

#include <filesystem>

namespace pointloom::store {

/// A small file beside a workspace that says which edit was answered last. The log alone cannot tell a flipped bit in its last transaction
/// from the torn end that a power cut leaves, and SQLite drops either without a word; with this record an edit that was answered and is not
/// there any more is told.
///
/// It is written when the disk has the edit and before the edit is answered, and never synchronised itself: it may be older than the log
/// after a power cut, but it never promises what was not on the disk. It costs one small write and no waiting. A record that is torn or
/// damaged promises nothing. A clean end removes it.
///
/// It tells of edits only: what else is written (a new task, frames, where the person was) can be done again.
class AnswerRecord
{
public:
    explicit AnswerRecord(std::filesystem::path workspace);
    AnswerRecord(const AnswerRecord&) = delete;
    AnswerRecord& operator=(const AnswerRecord&) = delete;
    ~AnswerRecord();

    /// This edit is on the disk. A record that cannot be written stays as it was, and promises less.
    void note(Database& database, const WrittenEdit& newest);

    /// After the end of the last connection: when the log has been folded in there is nothing left to lose.
    void end();

private:
    std::filesystem::path m_workspace;
    QByteArray m_first;  ///< the hash of the first edit in the workspace
    int m_file = -1;
};

/// Fails when the edit that was answered last is not there. A record of another workspace, which has been copied over this one, counts for
/// nothing; an older copy of the same one lacks edits that were answered here, and that is told.
[[nodiscard]] Result<void> checkAnswered(Database& database);

/// Of a workspace that is replaced by another one.
void removeAnswerRecord(const std::filesystem::path& workspace);

}  // namespace pointloom::store
