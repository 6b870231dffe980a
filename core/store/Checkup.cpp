// SPDX-License-Identifier: Apache-2.0
#include "core/store/Checkup.h"

#include "core/store/AnswerRecord.h"
#include "core/store/Examination.h"
#include "core/store/FileName.h"
#include "core/store/HolderLock.h"
#include "core/store/LogCheck.h"
#include "core/store/Rescue.h"
#include "core/store/Schema.h"
#include "core/store/WholeFile.h"

#include <QCoreApplication>

#include <algorithm>

namespace pointloom {
namespace {

using namespace store;

Result<std::filesystem::path> existingWorkspace(const std::filesystem::path& path)
{
    auto file = nameOfWorkspace(path);
    if (!file)
        return file;
    const auto found = lookAt(*file);
    if (!found)
        return std::unexpected(found.error());
    if (*found == Found::nothing)
        return failIn(*file, message(PL_TEXT("core", "there is no such workspace; check the name")));
    if (auto one = checkOneName(*file); !one)
        return std::unexpected(one.error());
    return file;
}

/// Whether somebody else writes it, and so its log.
bool isWritten(const std::filesystem::path& file)
{
    const auto holder = holderOf(file);
    return holder && holder->pid != QCoreApplication::applicationPid();
}

/// FILE.damaged, FILE.damaged2 ...
std::filesystem::path freeNameBeside(const std::filesystem::path& file)
{
    std::error_code absent;
    std::string name = file.string() + ".damaged";
    for (int number = 2; std::filesystem::exists(name, absent) || std::filesystem::exists(name + "-wal", absent); ++number)
        name = file.string() + ".damaged" + std::to_string(number);
    return name;
}

/// With the log that a dead process may have left: it belongs to it under its new name as well.
Result<void> copyAside(const std::filesystem::path& file, const std::filesystem::path& aside)
{
    std::error_code problem;
    std::filesystem::copy_file(file, aside, problem);
    const std::filesystem::path log = file.string() + "-wal";
    if (std::error_code absent; !problem && std::filesystem::exists(log, absent))
        std::filesystem::copy_file(log, aside.string() + "-wal", problem);
    if (problem)
        return failIn(aside, message(PL_TEXT("core", "the damaged workspace cannot be copied there: %1"), problem.message()));
    return {};
}

}  // namespace

bool Checkup::isSound() const
{
    return damage.empty() && std::ranges::all_of(tasks, [](const TaskCheckup& task) { return task.damage.empty(); });
}

Result<Checkup> checkWorkspace(const std::filesystem::path& path, const std::stop_token& stop)
{
    const auto file = existingWorkspace(path);
    if (!file)
        return std::unexpected(file.error());
    for (;;) {
        auto database = Database::open(*file, Access::read, stop);
        if (!database)
            return std::unexpected(database.error());
        auto checkup = examine(**database);
        if ((*database)->changedMeanwhile())
            continue;
        if (!checkup || isWritten(*file))
            return checkup;
        auto whole = checkLog(*file, stop);
        if (whole)
            whole = checkAnswered(**database);
        if (auto interrupted = (*database)->interrupted())
            return std::unexpected(std::move(*interrupted));
        if (!whole)
            checkup->damage.push_back(whole.error().what);
        return checkup;
    }
}

Result<Repair> repairWorkspace(const std::filesystem::path& path, const std::stop_token& stop)
{
    const auto file = existingWorkspace(path);
    if (!file)
        return std::unexpected(file.error());
    const auto lock = HolderLock::take(*file);
    if (!lock)
        return std::unexpected(lock.error());
    auto before = checkWorkspace(*file, stop);
    if (!before)
        return std::unexpected(before.error());
    Repair repair{.before = std::move(*before)};
    if (repair.before.isSound())
        return repair;
    repair.setAside = freeNameBeside(*file);
    if (auto copied = copyAside(*file, repair.setAside); !copied)
        return std::unexpected(copied.error());
    bool isRescued = false;
    const auto made = makeWhole(*file, [&](const std::filesystem::path& draft) -> Result<void> {
        auto kept = rescue(repair.setAside, draft, stop);
        if (!kept)
            return std::unexpected(kept.error());
        repair.kept = std::move(*kept);
        isRescued = true;
        return {};
    });
    std::error_code absent;
    std::filesystem::remove(repair.setAside.string() + "-shm", absent);  // SQLite's, while the log was read
    if (!made && !isRescued)                                             // the workspace has not been touched yet
        for (const char* suffix : {"", "-wal"})
            std::filesystem::remove(repair.setAside.string() + suffix, absent);
    if (!made)
        return std::unexpected(made.error());
    return repair;
}

}  // namespace pointloom
