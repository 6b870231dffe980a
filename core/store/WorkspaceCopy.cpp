// SPDX-License-Identifier: Apache-2.0
#include "core/store/WorkspaceCopy.h"

#include "core/store/HolderLock.h"
#include "core/store/Schema.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace pointloom::store {
namespace {

Result<void> checkTarget(const std::filesystem::path& source, const std::filesystem::path& file)
{
    std::error_code problem;
    if (std::filesystem::equivalent(source, file, problem))
        return failIn(file, message(PL_TEXT("core", "is the workspace itself; choose another place")));
    if (const auto found = lookAt(file); !found)
        return std::unexpected(found.error());
    if (holderOf(file))
        return failIn(file, message(PL_TEXT("core", "is open in another process; choose another place")));
    return {};
}

Result<void> addMissing(const std::filesystem::path& file, const QString& author, std::span<const PendingEdit> missing)
{
    auto database = Database::open(file, Access::write);
    if (!database)
        return std::unexpected(database.error());
    if (auto mode = (*database)->ask("PRAGMA journal_mode=DELETE"); !mode)  // nothing is to lie beside the file
        return std::unexpected(mode.error());
    auto transaction = Transaction::begin(**database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto writer = EditWriter::prepare(**database, author);
    if (!writer)
        return std::unexpected(writer.error());
    for (const PendingEdit& edit : missing)
        if (auto written = writer->write(edit); !written)
            return written;
    return transaction->commit();
}

/// SQLite does not wait for the disk when it copies; a folder is synchronised like a file.
Result<void> synchronise(const std::filesystem::path& path)
{
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = opened >= 0 && ::fsync(opened) == 0;
    const int reason = errno;
    if (opened >= 0)
        ::close(opened);
    if (!done)
        return failIn(path, message(PL_TEXT("core", "cannot be written: %1"), std::generic_category().message(reason)));
    return {};
}

Result<void> fillCopy(Database& source, const std::filesystem::path& draft, const QString& author, std::span<const PendingEdit> missing)
{
    auto copying = source.prepare("VACUUM INTO ?");
    if (!copying)
        return std::unexpected(copying.error());
    if (auto copied = copying->run({QString::fromStdString(draft.string())}); !copied)
        return std::unexpected(copied.error().in(draft));
    if (auto added = addMissing(draft, author, missing); !added)
        return added;
    return synchronise(draft);
}

}  // namespace

Result<void> writeCopy(Database& source, const std::filesystem::path& file, const QString& author, std::span<const PendingEdit> missing)
{
    if (auto fits = checkTarget(source.file(), file); !fits)
        return fits;
    const std::filesystem::path draft = file.string() + ".new";
    const auto clear = [&] {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
            std::error_code absent;
            std::filesystem::remove(draft.string() + suffix, absent);
        }
    };
    clear();
    std::error_code problem;
    auto filled = fillCopy(source, draft, author, missing);
    if (filled)
        std::filesystem::rename(draft, file, problem);
    if (!filled || problem) {
        clear();
        return filled ? failIn(file, message(PL_TEXT("core", "cannot be made: %1"), problem.message())) : filled;
    }
    (void)synchronise(file.parent_path());  // some file systems do not allow it, and the content is safe already
    return {};
}

}  // namespace pointloom::store
