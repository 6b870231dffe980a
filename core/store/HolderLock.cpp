// SPDX-License-Identifier: Apache-2.0
#include "core/store/HolderLock.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <cerrno>
#include <chrono>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace pointloom::store {
namespace {

using namespace std::chrono_literals;

/// A lock file this young may belong to a process that has not yet written its name into it.
constexpr std::chrono::milliseconds youngest = 10s;

QString lockName(const std::filesystem::path& workspace)
{
    return QString::fromStdString(workspace.string() + ".lock");
}

std::unique_ptr<QLockFile> lockFile(const std::filesystem::path& workspace)
{
    auto lock = std::make_unique<QLockFile>(lockName(workspace));
    lock->setStaleLockTime(0);  // age says nothing: a workspace may stay open for days
    return lock;
}

QString ownerOf(const QFileInfo& file)
{
    return file.owner().isEmpty() ? QString::number(file.ownerId()) : file.owner();
}

std::optional<Holder> readHolder(const QLockFile& lock)
{
    Holder holder;
    QString program;
    if (!lock.getLockInfo(&holder.pid, &holder.host, &program))
        return std::nullopt;
    holder.user = ownerOf(QFileInfo(lock.fileName()));
    return holder;
}

bool isOnThisHost(const Holder& holder)
{
    return holder.host.isEmpty() || holder.host == QSysInfo::machineHostName();
}

/// QLockFile takes a process for the holder when it has its number and its name: the number of a dead one may belong to another window by
/// now. It cannot judge a file without a name in it (a power cut) or with a host that is no more (a container) at all. No network file
/// system gets here, so the kernel's lock on the file tells, which removeStaleLockFile() looks at: who dies lets go of it.
bool takeOver(QLockFile& lock)
{
    const auto holder = readHolder(lock);
    const QDateTime since = QFileInfo(lock.fileName()).lastModified();
    const bool isNamed = holder && isOnThisHost(*holder);  // it locked the file before it wrote its name into it
    const bool isOld = since.msecsTo(QDateTime::currentDateTime()) > youngest.count();
    return (isNamed || isOld) && lock.removeStaleLockFile() && lock.tryLock(0ms);
}

/// One byte far behind any that SQLite locks (1 GiB and the 511 after it) or that a file has.
struct flock wholeFile(short kind)
{
    struct flock lock{};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = off_t{1} << 60;
    lock.l_len = 1;
    return lock;
}

std::unexpected<Error> refusal(const QLockFile& lock, const std::filesystem::path& workspace)
{
    const auto refuse = [&](Message why) { return std::unexpected(Error{std::move(why), workspace.string()}); };
    if (lock.error() != QLockFile::LockFailedError)
        return refuse(message(PL_TEXT("core", "the folder cannot be written to; choose another place or open the workspace read-only")));
    if (const auto holder = readHolder(lock))
        return refuse(message(PL_TEXT("core", "is already open by %1 on %2 (process %3); close it there or open it read-only here"),
                              holder->user.toStdString(), holder->host.toStdString(), holder->pid));
    return refuse(message(PL_TEXT("core", "is just being opened by another process; try again or open it read-only")));
}

}  // namespace

HolderLock::Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

HolderLock::HolderLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
HolderLock::HolderLock(HolderLock&&) noexcept = default;
HolderLock& HolderLock::operator=(HolderLock&&) noexcept = default;
HolderLock::~HolderLock() = default;

Result<HolderLock> HolderLock::take(const std::filesystem::path& workspace)
{
    auto lock = lockFile(workspace);
    if (!lock->tryLock(0ms) && !(lock->error() == QLockFile::LockFailedError && takeOver(*lock)))
        return refusal(*lock, workspace);
    HolderLock taken(std::move(lock));
    if (auto held = taken.takeFile(workspace); !held)
        return std::unexpected(held.error());
    return taken;
}

Result<void> HolderLock::takeFile(const std::filesystem::path& workspace)
{
    Descriptor file(::open(workspace.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0)
        return {};  // not there yet, or not to be written: opening it tells why
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(file.number(), F_OFD_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES))
        return failIn(workspace, message(PL_TEXT("core", "is already open under another name; close it there first")));
    m_inode = std::move(file);
    return {};
}

bool isHeldUnderAnotherName(const std::filesystem::path& workspace)
{
    const auto isHeldHere = [&] { return QFileInfo::exists(lockName(workspace)); };
    if (isHeldHere())
        return false;
    const int file = ::open(workspace.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    struct flock lock = wholeFile(F_RDLCK);
    const bool held = ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(file);
    return held && !isHeldHere();  // it may have been opened just now
}

std::optional<Holder> holderOf(const std::filesystem::path& workspace)
{
    auto holder = readHolder(*lockFile(workspace));
    const bool dead = holder && isOnThisHost(*holder) && ::kill(static_cast<pid_t>(holder->pid), 0) != 0 && errno == ESRCH;
    return dead ? std::nullopt : holder;
}

}  // namespace pointloom::store
