// SPDX-License-Identifier: Apache-2.0
#include "core/store/WholeFile.h"

#include "core/store/AnswerRecord.h"

#include <cerrno>
#include <initializer_list>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace pointloom::store {
namespace {

void removeWith(const std::filesystem::path& file, std::initializer_list<const char*> suffixes)
{
    for (const char* suffix : suffixes) {
        std::error_code absent;
        std::filesystem::remove(file.string() + suffix, absent);
    }
}

/// SQLite would play a log that a dead process left beside the name into the new file. It may hold somebody's last edits.
void setLogAside(const std::filesystem::path& file)
{
    std::error_code absent;
    std::string aside = file.string() + ".before-wal";
    for (int number = 2; std::filesystem::exists(aside, absent); ++number)
        aside = file.string() + ".before" + std::to_string(number) + "-wal";
    std::filesystem::rename(file.string() + "-wal", aside, absent);
    removeWith(file, {"-journal", "-wal", "-shm"});
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

}  // namespace

Result<void> makeWhole(const std::filesystem::path& file, const std::function<Result<void>(const std::filesystem::path& draft)>& fill)
{
    const std::filesystem::path draft = file.string() + ".new";
    const auto clear = [&] { removeWith(draft, {"", "-journal", "-wal", "-shm"}); };
    clear();  // a process may have been killed in here
    auto filled = fill(draft);
    if (filled)
        filled = synchronise(draft);
    std::error_code problem;
    if (filled) {
        setLogAside(file);
        removeAnswerRecord(file);  // before: what it says is not true of the new one
        std::filesystem::rename(draft, file, problem);
    }
    if (!filled || problem) {
        clear();
        return filled ? failIn(file, message(PL_TEXT("core", "cannot be made: %1"), problem.message())) : filled;
    }
    (void)synchronise(file.parent_path());  // some file systems do not allow it, and the content is safe already
    return {};
}

}  // namespace pointloom::store
