// SPDX-License-Identifier: Apache-2.0
#include "core/store/AnswerRecord.h"

#include "core/base/File.h"

#include <QCryptographicHash>
#include <QList>

#include <array>
#include <fstream>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace pointloom::store {
namespace {

constexpr auto recordName = "pointloom answered 1";  // the number: of this format
constexpr int longestNumber = 20;                    // digits: the text always has the same length, so that a newer one covers an older one
constexpr std::size_t mostBytes = 512;

std::filesystem::path recordOf(const std::filesystem::path& workspace)
{
    return workspace.string() + ".answered";
}

struct Answered
{
    QByteArray first;
    WrittenEdit newest;
};

QByteArray lastLineOf(const QByteArray& lines)
{
    return QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex() + '\n';
}

QByteArray textOf(const Answered& answered)
{
    const QByteArray lines = QByteArray(recordName) + '\n' + answered.first.toHex() + '\n'
        + QByteArray::number(qlonglong(answered.newest.seq)).rightJustified(longestNumber, '0') + '\n' + answered.newest.hash.toHex()
        + '\n';
    return lines + lastLineOf(lines);
}

/// Nothing where there is no record that is whole.
std::optional<Answered> readRecord(const std::filesystem::path& workspace)
{
    std::ifstream in(recordOf(workspace), std::ios::binary);
    std::array<char, mostBytes> buffer{};
    in.read(buffer.data(), buffer.size());
    const QByteArray text(buffer.data(), qsizetype(in.gcount()));
    const QList<QByteArray> lines = text.split('\n');
    if (lines.size() != 6 || lines[0] != recordName)
        return std::nullopt;
    Answered answered{.first = QByteArray::fromHex(lines[1]),
                      .newest = {.seq = lines[2].toLongLong(), .hash = QByteArray::fromHex(lines[3])}};
    return textOf(answered) == text ? std::optional(std::move(answered)) : std::nullopt;
}

/// The hash of one edit; empty when there is none.
Result<QByteArray> hashWhere(Database& database, const QString& which)
{
    const auto row = database.askRow("SELECT hash FROM edit " + which);
    if (!row)
        return std::unexpected(row.error());
    return *row ? (*row)->bytes(0) : QByteArray();
}

Result<QByteArray> firstHash(Database& database)
{
    return hashWhere(database, "ORDER BY seq LIMIT 1");
}

}  // namespace

AnswerRecord::AnswerRecord(std::filesystem::path workspace) : m_workspace(std::move(workspace)) {}

AnswerRecord::~AnswerRecord()
{
    if (m_file >= 0)
        ::close(m_file);
}

void AnswerRecord::note(Database& database, const WrittenEdit& newest)
{
    if (m_first.isEmpty())
        m_first = firstHash(database).value_or(QByteArray());
    if (m_file < 0)
        m_file = ::open(recordOf(m_workspace).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (m_file < 0 || m_first.isEmpty())
        return;
    const QByteArray text = textOf({.first = m_first, .newest = newest});
    // One call, in place: a kill leaves the old text or the new one, and a power cut what its digest tells.
    [[maybe_unused]] const ssize_t written = ::pwrite(m_file, text.data(), std::size_t(text.size()), 0);
}

void AnswerRecord::end()
{
    if (!mayExist(m_workspace.string() + "-wal"))
        removeAnswerRecord(m_workspace);
}

Result<void> checkAnswered(Database& database)
{
    const auto answered = readRecord(database.file());
    if (!answered)
        return {};
    const auto first = firstHash(database);
    const auto newest = hashWhere(database, QString("WHERE seq = %1").arg(qlonglong(answered->newest.seq)));
    if (!first || !newest)
        return {};  // the pages themselves cannot be read: whoever reads a task says so, and the others are whole
    if (!newest->isEmpty() || (!first->isEmpty() && *first != answered->first))
        return {};
    return failIn(database.file(),
                  message(PL_TEXT("core",
                                  "edit %1 was saved here and is missing: the log beside the workspace is damaged or gone; go back to a "
                                  "backup, or let \"pointloom workspace repair\" go on with what is whole"),
                          answered->newest.seq));
}

void removeAnswerRecord(const std::filesystem::path& workspace)
{
    std::error_code absent;
    std::filesystem::remove(recordOf(workspace), absent);
}

}  // namespace pointloom::store
