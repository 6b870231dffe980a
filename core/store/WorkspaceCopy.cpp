// SPDX-License-Identifier: Apache-2.0
#include "core/store/WorkspaceCopy.h"

#include "core/store/FileName.h"
#include "core/store/HolderLock.h"
#include "core/store/Schema.h"
#include "core/store/WholeFile.h"

#include <system_error>

namespace pointloom::store {
namespace {

Result<void> checkTarget(const std::filesystem::path& source, const std::filesystem::path& file)
{
    std::error_code problem;
    if (std::filesystem::equivalent(source, file, problem))
        return failIn(file, message(PL_TEXT("core", "is the workspace itself; choose another place")));
    if (const auto found = lookAt(file); !found)
        return std::unexpected(found.error());
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

Result<void> fillCopy(Database& source, const std::filesystem::path& draft, const QString& author, std::span<const PendingEdit> missing)
{
    auto copying = source.prepare("VACUUM INTO ?");
    if (!copying)
        return std::unexpected(copying.error());
    if (auto copied = copying->run({QString::fromStdString(draft.string())}); !copied)
        return std::unexpected(copied.error().in(draft));
    return addMissing(draft, author, missing);
}

}  // namespace

Result<void> writeCopy(Database& source, const std::filesystem::path& path, const QString& author, std::span<const PendingEdit> missing)
{
    const auto file = nameOfWorkspace(path);
    if (!file)
        return std::unexpected(file.error());
    if (auto fits = checkTarget(source.file(), *file); !fits)
        return fits;
    const auto lock = HolderLock::take(*file);  // nobody opens it while it is replaced
    if (!lock)
        return std::unexpected(lock.error());
    return makeWhole(*file, [&](const std::filesystem::path& draft) { return fillCopy(source, draft, author, missing); });
}

}  // namespace pointloom::store
