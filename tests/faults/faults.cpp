// SPDX-License-Identifier: Apache-2.0
// Loaded into a program before its libraries (LD_PRELOAD): lets one of its system calls on files below a folder fail, or kills it there.
// tests/faults/run compiles and drives it. The environment says what is to happen:
//   FAULT_UNDER  only calls on files whose absolute path begins with this count
//   FAULT_CALLS  "read", "write" (whatever changes something) or "all"
//   FAULT_AT     the number of the call, from 1
//   FAULT_DOES   "kill", "tear" (writes one half and is killed), "short" (writes one half and goes on), or the number of an error
//   FAULT_COUNT  a file for the number of calls that counted, instead of any fault
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum class Kind { read, write };
enum class Does { nothing, kill, tear, shorten, fail };

std::string said(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

Does wanted(const std::string& does)
{
    if (does == "kill")
        return Does::kill;
    if (does == "tear")
        return Does::tear;
    if (does == "short")
        return Does::shorten;
    return does.empty() ? Does::nothing : Does::fail;
}

/// What the environment says, and how far the program is.
struct Plan
{
    std::string under = said("FAULT_UNDER");
    std::string calls = said("FAULT_CALLS");
    std::string countFile = said("FAULT_COUNT");
    long at = std::atol(said("FAULT_AT").c_str());
    Does does = wanted(said("FAULT_DOES"));
    int error = std::atoi(said("FAULT_DOES").c_str());
    std::atomic<long> seen = 0;

    ~Plan()
    {
        if (countFile.empty())
            return;
        if (std::FILE* file = std::fopen(countFile.c_str(), "w")) {
            std::fprintf(file, "%ld\n", seen.load());
            std::fclose(file);
        }
    }
};

Plan& plan()
{
    static Plan one;
    return one;
}

bool isUnder(const std::string& path)
{
    return !plan().under.empty() && path.starts_with(plan().under);
}

std::string folderOf(int folder)
{
    char path[PATH_MAX + 1] = {};
    if (folder == AT_FDCWD)
        return ::getcwd(path, PATH_MAX) != nullptr ? path : "";
    const ssize_t length = ::readlink(("/proc/self/fd/" + std::to_string(folder)).c_str(), path, PATH_MAX);
    return length > 0 ? std::string(path, std::size_t(length)) : "";
}

std::string absolute(int folder, const char* path)
{
    return path == nullptr || *path == '/' ? std::string(path != nullptr ? path : "") : folderOf(folder) + '/' + path;
}

/// What is to become of a call; counts it.
Does fate(Kind kind, const std::string& path)
{
    Plan& now = plan();
    if ((now.calls != "all" && now.calls != (kind == Kind::read ? "read" : "write")) || !isUnder(path))
        return Does::nothing;
    if (++now.seen != now.at || !now.countFile.empty())
        return Does::nothing;
    if (now.does == Does::kill)
        ::kill(::getpid(), SIGKILL);
    if (now.does == Does::fail)
        errno = now.error;
    return now.does;
}

/// Standard input and output are not the program's files.
Does fate(Kind kind, int file)
{
    const int before = errno;
    const std::string path = file > STDERR_FILENO ? folderOf(file) : std::string();
    errno = before;
    return fate(kind, path);
}

template <class Call> Call next(const char* name)
{
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

bool opensForWriting(int flags)
{
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
}

/// How much of a writing is done; the rest is for the fault.
std::size_t part(Does does, std::size_t bytes)
{
    return does == Does::tear || does == Does::shorten ? (bytes + 1) / 2 : bytes;
}

ssize_t written(Does does, ssize_t bytes)
{
    if (does == Does::tear)
        ::kill(::getpid(), SIGKILL);
    return bytes;
}

}  // namespace

// The names below are those of the system's own functions (POSIX).
#define NEXT(name) static const auto real = next<decltype(&name)>(#name)

extern "C" {

#define OPENS(name, folder, parameters, arguments)                                                                                         \
    int name parameters                                                                                                                    \
    {                                                                                                                                      \
        NEXT(name);                                                                                                                        \
        mode_t mode = 0;                                                                                                                   \
        if ((flags & (O_CREAT | O_TMPFILE)) != 0) {                                                                                        \
            va_list more;                                                                                                                  \
            va_start(more, flags);                                                                                                         \
            mode = va_arg(more, mode_t);                                                                                                   \
            va_end(more);                                                                                                                  \
        }                                                                                                                                  \
        if (fate(opensForWriting(flags) ? Kind::write : Kind::read, absolute(folder, path)) == Does::fail)                                 \
            return -1;                                                                                                                     \
        return real arguments;                                                                                                             \
    }
OPENS(open, AT_FDCWD, (const char* path, int flags, ...), (path, flags, mode))
OPENS(open64, AT_FDCWD, (const char* path, int flags, ...), (path, flags, mode))
OPENS(openat, folder, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))
OPENS(openat64, folder, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))

#define READS(name, parameters, arguments)                                                                                                 \
    ssize_t name parameters                                                                                                                \
    {                                                                                                                                      \
        NEXT(name);                                                                                                                        \
        return fate(Kind::read, file) == Does::fail ? -1 : real arguments;                                                                 \
    }
READS(read, (int file, void* into, size_t bytes), (file, into, bytes))
READS(pread, (int file, void* into, size_t bytes, off_t at), (file, into, bytes, at))
READS(pread64, (int file, void* into, size_t bytes, off64_t at), (file, into, bytes, at))

#define WRITES(name, parameters, arguments)                                                                                                \
    ssize_t name parameters                                                                                                                \
    {                                                                                                                                      \
        NEXT(name);                                                                                                                        \
        const Does does = fate(Kind::write, file);                                                                                         \
        if (does == Does::fail)                                                                                                            \
            return -1;                                                                                                                     \
        bytes = part(does, bytes);                                                                                                         \
        return written(does, real arguments);                                                                                              \
    }
WRITES(write, (int file, const void* from, size_t bytes), (file, from, bytes))
WRITES(pwrite, (int file, const void* from, size_t bytes, off_t at), (file, from, bytes, at))
WRITES(pwrite64, (int file, const void* from, size_t bytes, off64_t at), (file, from, bytes, at))

ssize_t writev(int file, const iovec* pieces, int count)
{
    NEXT(writev);
    return fate(Kind::write, file) == Does::fail ? -1 : real(file, pieces, count);
}

#define CHANGES(name, what, parameters, arguments)                                                                                         \
    int name parameters                                                                                                                    \
    {                                                                                                                                      \
        NEXT(name);                                                                                                                        \
        return fate(Kind::write, what) == Does::fail ? -1 : real arguments;                                                                \
    }
CHANGES(fsync, file, (int file), (file))
CHANGES(fdatasync, file, (int file), (file))
CHANGES(syncfs, file, (int file) noexcept, (file))
CHANGES(fchmod, file, (int file, mode_t mode) noexcept, (file, mode))
CHANGES(ftruncate, file, (int file, off_t size) noexcept, (file, size))
CHANGES(ftruncate64, file, (int file, off64_t size) noexcept, (file, size))
CHANGES(mkdir, absolute(AT_FDCWD, path), (const char* path, mode_t mode) noexcept, (path, mode))
CHANGES(rmdir, absolute(AT_FDCWD, path), (const char* path) noexcept, (path))
CHANGES(unlink, absolute(AT_FDCWD, path), (const char* path) noexcept, (path))
CHANGES(unlinkat, absolute(folder, path), (int folder, const char* path, int flags) noexcept, (folder, path, flags))
CHANGES(rename, absolute(AT_FDCWD, to), (const char* from, const char* to) noexcept, (from, to))
CHANGES(renameat2, absolute(toFolder, to), (int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept,
        (fromFolder, from, toFolder, to, flags))
CHANGES(linkat, absolute(toFolder, to), (int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept,
        (fromFolder, from, toFolder, to, flags))
}
