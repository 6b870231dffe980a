// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"

#include "core/base/Parallel.h"
#include "core/base/PlainText.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace pointloom {
namespace {

std::unexpected<Error> cannotBeRead(const std::filesystem::path& path, int reason)
{
    return failIn(path, message(PL_TEXT("core", "cannot be read: %1"), std::generic_category().message(reason)));
}

/// A sparse file may claim more than any machine has.
std::uint64_t memoryOfTheMachine()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long bytes = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && bytes > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(bytes) : ~std::uint64_t{0};
}

std::unexpected<Error> tooLargeForMemory(const std::filesystem::path& path, std::uint64_t bytes)
{
    return failIn(path, message(PL_TEXT("core", "has %1 bytes, more than the memory of this computer can hold"), bytes));
}

/// Fresh memory costs a page fault for every 4 KB; large pages spare most of them. Where there are none nothing changes.
void askForLargePages(std::byte* data, std::size_t size)
{
    constexpr std::uintptr_t page = 1 << 21;
    const auto first = (reinterpret_cast<std::uintptr_t>(data) + page - 1) / page * page;
    const auto last = (reinterpret_cast<std::uintptr_t>(data) + size) / page * page;
    if (first < last)
        ::madvise(reinterpret_cast<void*>(first), last - first,
                  MADV_HUGEPAGE);  // NOLINT: the address of a page is no pointer to begin with
}

Result<Buffer<std::byte>> memoryFor(const std::filesystem::path& path, std::uint64_t bytes)
{
    if (bytes > memoryOfTheMachine())
        return tooLargeForMemory(path, bytes);
    try {
        Buffer<std::byte> memory(static_cast<std::size_t>(bytes));
        askForLargePages(memory.data(), memory.size());
        return memory;
    } catch (const std::bad_alloc&) {
        return tooLargeForMemory(path, bytes);
    }
}

}  // namespace

Result<InputFile> InputFile::open(const std::filesystem::path& path)
{
    // Without O_NONBLOCK opening a pipe waits until somebody writes into it, for ever as a rule.
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    const int reason = errno;
    struct stat facts{};
    if (!file && (reason == ENOENT || reason == ENOTDIR))
        return std::unexpected(nothingAt(path));
    if (!file && reason == ENXIO)  // a socket cannot be opened at all
        return failIn(path, message(PL_TEXT("core", "is not a file; name one file")));
    if (!file)
        return failIn(path, message(PL_TEXT("core", "cannot be opened: %1"), std::generic_category().message(reason)));
    if (::fstat(file.get(), &facts) != 0)
        return cannotBeRead(path, errno);
    if (S_ISDIR(facts.st_mode))
        return failIn(path, message(PL_TEXT("core", "is a folder; name one file")));
    if (!S_ISREG(facts.st_mode))
        return failIn(path, message(PL_TEXT("core", "is not a file; name one file")));
    return InputFile(std::move(file), path, static_cast<std::uint64_t>(facts.st_size));
}

Result<std::size_t> InputFile::readSome(std::uint64_t offset, std::span<std::byte> into) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = ::pread(m_file.get(), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannotBeRead(m_path, errno);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<std::size_t> InputFile::read(std::span<char> into)
{
    auto got = readSome(m_at, std::as_writable_bytes(into));
    if (got)
        m_at += *got;
    return got;
}

Result<void> InputFile::readAt(std::uint64_t offset, std::span<std::byte> into) const
{
    const auto got = readSome(offset, into);
    if (!got)
        return std::unexpected(got.error());
    if (*got < into.size())
        return failIn(m_path, message(PL_TEXT("core", "has become shorter while it was read")));
    return {};
}

Result<void> InputFile::checkFitsMemory() const
{
    if (m_size > memoryOfTheMachine())
        return tooLargeForMemory(m_path, m_size);
    return {};
}

Result<FileBytes> FileBytes::open(const std::filesystem::path& path, const std::stop_token& stop)
{
    const auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    return read(*file, stop);
}

Result<FileBytes> FileBytes::read(const InputFile& file, const std::stop_token& stop)
{
    auto memory = memoryFor(file.path(), file.size());
    if (!memory)
        return std::unexpected(memory.error());

    constexpr std::size_t piece = std::size_t{1} << 21;
    const std::span all(memory->data(), memory->size());
    std::optional<Error> failed;
    std::mutex mutex;
    const auto readSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last && !stop.stop_requested(); at += piece) {
            if (auto done = file.readAt(at, all.subspan(at, std::min(piece, last - at))); !done) {
                const std::scoped_lock lock(mutex);
                failed = done.error();
                return;
            }
        }
    };
    if (all.size() <= 2 * piece)
        readSome(0, all.size());
    else
        parallelFor(all.size(), readSome, piece);
    if (failed)
        return std::unexpected(std::move(*failed));
    if (stop.stop_requested())
        return failIn(file.path(), message(PL_TEXT("core", "was stopped")));
    return FileBytes(std::move(*memory));
}

Result<std::string> readText(const std::filesystem::path& path)
{
    auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    if (file->size() > memoryOfTheMachine())
        return tooLargeForMemory(path, file->size());
    constexpr std::size_t atLeast = 1 << 12;  // what the system makes up while it is read says that it has no size
    std::string text;
    try {
        for (std::size_t have = 0;;) {
            text.resize(have == 0 ? static_cast<std::size_t>(file->size()) + 1 : std::max(atLeast, 2 * have));
            const auto got = file->read(std::span(text).subspan(have));
            if (!got)
                return std::unexpected(got.error());
            have += *got;
            if (have < text.size()) {
                text.resize(have);
                break;
            }
        }
    } catch (const std::bad_alloc&) {
        return tooLargeForMemory(path, file->size());
    }
    if (text.size() < file->size())
        return failIn(path, message(PL_TEXT("core", "has become shorter while it was read")));
    auto plain = plainText(std::move(text));
    if (!plain)
        return std::unexpected(plain.error().in(path));
    return plain;
}

bool mayExist(const std::filesystem::path& path)
{
    std::error_code problem;
    return std::filesystem::exists(path, problem) || problem;
}

Error nothingAt(const std::filesystem::path& path)
{
    return {message(PL_TEXT("core", "there is no such file or folder")), path.string()};
}

std::filesystem::path absolutePath(const std::filesystem::path& path)
{
    std::error_code none;
    const std::filesystem::path absolute = std::filesystem::absolute(path, none);
    return none ? path : absolute.lexically_normal();
}

}  // namespace pointloom
