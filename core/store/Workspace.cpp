// SPDX-License-Identifier: Apache-2.0
#include "core/store/Workspace.h"

#include "core/base/File.h"
#include "core/store/AnswerRecord.h"
#include "core/store/FileName.h"
#include "core/store/HolderLock.h"
#include "core/store/Journal.h"
#include "core/store/LocalDisk.h"
#include "core/store/LogCheck.h"
#include "core/store/Migration.h"
#include "core/store/ReadOnlyWorkspace.h"
#include "core/store/Reader.h"
#include "core/store/Schema.h"
#include "core/store/WritableWorkspace.h"

#include <QStandardPaths>

#include <array>
#include <utility>

#include <pwd.h>
#include <unistd.h>

namespace pointloom {
namespace {

using namespace store;

QString userName()
{
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return QString::fromLocal8Bit(entry.pw_name);
    return QString::number(::geteuid());
}

Result<void> checkPlace(const std::filesystem::path& file)
{
    if (QString::fromStdString(file.string()).toStdString() != file.string())
        return failIn(file, message(PL_TEXT("core", "a workspace cannot lie under a name that is no UTF-8; choose another place")));
    if (const auto foreign = foreignFileSystemOf(file))
        return failIn(
            file,
            message(PL_TEXT("core", "lies on %1, no known disk of this computer; on a network edits can get lost: choose a local folder"),
                    *foreign));
    return {};
}

Result<void> makeFolder(const std::filesystem::path& file)
{
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (problem)
        return failIn(file.parent_path(), message(PL_TEXT("core", "the folder cannot be made: %1"), problem.message()));
    return {};
}

Result<void> checkReadable(const std::filesystem::path& file, const std::stop_token& stop)
{
    return Reader(file, stop).ask(checkSchema);
}

/// A process that was killed while it made a workspace or brought it up to date leaves the older kind of journal, which undoes what was
/// half done: only a writer may play it back.
Result<void> playBack(const std::filesystem::path& file)
{
    if (!mayExist(file.string() + "-journal"))
        return {};
    const auto database = Database::open(file, Access::write);
    return database ? Result<void>() : std::unexpected(database.error());
}

/// What a process that is dead had answered must be there.
Result<void> checkWhole(const std::filesystem::path& file, const std::stop_token& stop)
{
    if (auto log = checkLog(file, stop); !log)
        return log;
    if (auto readable = checkReadable(file, stop); !readable)
        return readable;
    return Reader(file, stop).ask(checkAnswered);
}

Result<std::unique_ptr<Workspace>> openForReading(const std::filesystem::path& file, Found found, const std::stop_token& stop)
{
    if (found == Found::nothing)
        return failIn(file, message(PL_TEXT("core", "there is no such workspace; check the name, or open it for writing to make it")));
    if (auto sound = store::holderOf(file) ? checkReadable(file, stop) : checkWhole(file, stop); !sound)
        return std::unexpected(sound.error());
    return readOnlyWorkspace(file);
}

Result<std::unique_ptr<Workspace>> openForWriting(const std::filesystem::path& file, Found found, const std::stop_token& stop)
{
    if (auto made = makeFolder(file); !made)
        return std::unexpected(made.error());
    auto lock = HolderLock::take(file);
    if (!lock)
        return std::unexpected(lock.error());
    if (found == Found::nothing && !mayExist(file)) {  // someone may have made it, and gone, before the lock was ours
        if (auto made = create(file); !made)
            return std::unexpected(made.error());
        if (auto held = lock->takeFile(file); !held)
            return std::unexpected(held.error());
    }
    if (auto played = playBack(file); !played)
        return std::unexpected(played.error());
    if (auto whole = checkWhole(file, stop); !whole)
        return std::unexpected(whole.error());
    const auto version = Reader(file).ask(storedVersion);
    if (!version)
        return std::unexpected(version.error());
    if (*version < schemaVersion)
        if (auto migrated = migrate(file); !migrated)
            return std::unexpected(migrated.error());
    auto journal = Journal::start(file, userName());
    if (!journal)
        return std::unexpected(journal.error());
    return writableWorkspace(file, std::move(*lock), std::move(*journal));
}

}  // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& path, OpenMode mode, const std::stop_token& stop)
{
    const auto file = nameOfWorkspace(path);
    if (!file)
        return std::unexpected(file.error());
    if (auto fits = checkPlace(*file); !fits)
        return std::unexpected(fits.error());
    const auto found = lookAt(*file);
    if (!found)
        return std::unexpected(found.error());
    if (auto one = checkOneName(*file); !one)
        return std::unexpected(one.error());
    return mode == OpenMode::readOnly ? openForReading(*file, *found, stop) : openForWriting(*file, *found, stop);
}

std::filesystem::path Workspace::defaultPath()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "pointloom" / "workspace.pointloom";
}

std::optional<Holder> Workspace::holderOf(const std::filesystem::path& path)
{
    const auto file = nameOfWorkspace(path);
    return file ? store::holderOf(*file) : std::nullopt;
}

}  // namespace pointloom
