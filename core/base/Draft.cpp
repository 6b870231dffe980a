// SPDX-License-Identifier: Apache-2.0
#include "core/base/Draft.h"

#include "core/base/Output.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view draftMark = ".pointloom-";  // between the target's name and six letters that tell drafts apart
constexpr std::size_t draftLetters = 6;
constexpr const char* setAside = "before";  // in the draft of a folder: what had its name, where two folders cannot change places

/// The folder itself, so that what was renamed in it is safe; some file systems do not allow it, and the content is safe already.
void synchroniseFolder(const fs::path& folder)
{
    if (const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); opened)
        ::fsync(opened.get());
}

/// ".NAME.pointloom-" without the letters; long names are cut, because a file's name ends at 255 bytes.
std::string draftName(const fs::path& target)
{
    constexpr std::size_t longest = 200;
    return "." + target.filename().string().substr(0, longest) + std::string(draftMark);
}

bool isDraftName(const std::string& name)
{
    const auto mark = name.rfind(draftMark);
    return name.starts_with('.') && mark != std::string::npos && name.size() == mark + draftMark.size() + draftLetters;
}

/// The folders that a name lies in. Locked while a draft is made, so that nobody who cleans up sees it before it is locked itself.
Result<Descriptor> folderOf(const fs::path& target)
{
    const fs::path folder = target.parent_path().empty() ? fs::path(".") : target.parent_path();
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        return failIn(folder, message(PL_TEXT("core", "the folder cannot be made: %1"), problem.message()));
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened)
        ::flock(opened.get(), LOCK_SH);
    return opened;
}

/// Takes along what lies in the old folder alone: as a second name of the same file, else as a copy.
Result<void> takeAlong(const fs::path& from, const fs::path& to, const fs::path& below,
                       const std::function<bool(const fs::path&)>& outdated)
{
    std::error_code problem;
    for (fs::directory_iterator entry(from / below, problem), end; !problem && entry != end; entry.increment(problem)) {
        const fs::path name = below / entry->path().filename();
        std::error_code none;
        const fs::file_status old = fs::symlink_status(from / name, none);
        const fs::file_status fresh = fs::symlink_status(to / name, none);
        if (fs::is_directory(old) && (fs::is_directory(fresh) || !fs::exists(fresh))) {
            if (!fs::exists(fresh)) {
                fs::create_directory(to / name, problem);
                if (problem)
                    break;
                fs::permissions(to / name, old.permissions(), none);
            }
            if (auto taken = takeAlong(from, to, name, outdated); !taken)
                return taken;
            continue;
        }
        if (fs::is_directory(old) && !(outdated && outdated(name)))  // all that lies in it would be gone
            return failIn(from / name, message(PL_TEXT("core", "is a folder where a file of that name is to be written; rename it")));
        if (fs::exists(fresh) || (outdated && outdated(name)))
            continue;
        if (::linkat(AT_FDCWD, (from / name).c_str(), AT_FDCWD, (to / name).c_str(), 0) != 0)
            fs::copy(from / name, to / name, fs::copy_options::copy_symlinks, problem);
        if (problem)
            break;
    }
    return problem ? Result<void>(cannotBeWritten(from / below, problem.value())) : Result<void>();
}

/// Whether this process may change an old folder everywhere where it has something new.
Result<void> checkMayReplace(const fs::path& old, const fs::path& fresh)
{
    if (::access(old.c_str(), W_OK) != 0)
        return cannotBeWritten(old, errno);
    std::error_code problem;
    for (fs::directory_iterator entry(fresh, problem), end; !problem && entry != end; entry.increment(problem)) {
        std::error_code none;
        const fs::path name = entry->path().filename();
        if (!fs::is_directory(old / name, none))
            continue;
        if (auto may = checkMayReplace(old / name, fresh / name); !may)
            return may;
    }
    return {};
}

/// Gives the content its names one by one, where a folder must stay the one that it is.
Result<void> moveInto(const fs::path& content, const fs::path& target)
{
    std::error_code problem;
    for (fs::directory_iterator entry(content, problem), end; !problem && entry != end; entry.increment(problem)) {
        const fs::path to = target / entry->path().filename();
        std::error_code none;
        if (fs::is_directory(entry->path(), none) && fs::is_directory(to, none)) {
            if (auto moved = moveInto(entry->path(), to); !moved)
                return moved;
        } else if (::rename(entry->path().c_str(), to.c_str()) != 0) {
            return cannotBeWritten(to, errno);
        }
    }
    return problem ? Result<void>(cannotBeWritten(target, problem.value())) : Result<void>();
}

/// Removes what is outdated and has nothing new in its place.
void removeOutdated(const fs::path& target, const fs::path& content, const fs::path& below,
                    const std::function<bool(const fs::path&)>& outdated)
{
    std::error_code problem;
    std::vector<fs::path> names;
    for (fs::directory_iterator entry(target / below, problem), end; !problem && entry != end; entry.increment(problem))
        names.push_back(below / entry->path().filename());
    for (const fs::path& name : names) {
        std::error_code none;
        if (fs::is_directory(target / name, none))
            removeOutdated(target, content, name, outdated);
        else if (outdated(name) && !fs::exists(content / name, none))
            fs::remove(target / name, none);
    }
}

/// A shell that stands in a folder would stand in the old one after a swap, which is gone.
bool isCurrentFolder(const fs::path& folder)
{
    std::error_code none;
    return fs::equivalent(folder, ".", none) && !none;
}

/// Gives the target of a swap that was cut off its old folder back.
void restore(const fs::path& draft, const fs::path& folder)
{
    std::error_code problem;
    for (fs::directory_iterator entry(draft / setAside, problem), end; !problem && entry != end; entry.increment(problem)) {
        const fs::path target = folder / entry->path().filename();
        std::error_code none;
        if (!fs::exists(fs::symlink_status(target, none)))
            fs::rename(entry->path(), target, none);
    }
}

}  // namespace

/// Takes the name of a target and makes what is to lie beside it.
Result<Draft> Draft::make(const fs::path& target, const std::function<Descriptor(std::string& name)>& create)
{
    const auto parent = folderOf(target);
    if (!parent)
        return std::unexpected(parent.error());
    Draft draft;
    draft.m_target = target;
    std::string name = (target.parent_path() / (draftName(target) + std::string(draftLetters, 'X'))).string();
    draft.m_lock = create(name);
    if (!draft.m_lock)
        return cannotBeWritten(target, errno);
    draft.m_path = name;
    ::flock(draft.m_lock.get(), LOCK_EX | LOCK_NB);
    return draft;
}

Result<Draft> Draft::file(const fs::path& target)
{
    return make(target, [](std::string& name) { return Descriptor(::mkostemp(name.data(), O_CLOEXEC)); });
}

Result<Draft> Draft::folder(const fs::path& target)
{
    return make(target, [](std::string& name) {
        if (::mkdtemp(name.data()) == nullptr)
            return Descriptor();
        Descriptor opened(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!opened) {
            const int reason = errno;
            ::rmdir(name.c_str());
            errno = reason;
        }
        return opened;
    });
}

Draft::Draft(Draft&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::exchange(other.m_path, {})), m_lock(std::move(other.m_lock))
{}

Draft::~Draft()
{
    if (m_path.empty())
        return;
    restore(m_path, m_target.parent_path());
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

Result<void> Draft::write(std::span<const std::byte> content)
{
    return writeAll(m_lock.get(), content, m_target);
}

Result<void> Draft::commitFile()
{
    const mode_t mask = ::umask(0);  // mkostemp makes the file private; an export is an ordinary file
    ::umask(mask);
    struct stat old{};
    const bool replaces = ::stat(m_target.c_str(), &old) == 0 && S_ISREG(old.st_mode);
    const mode_t mode = replaces ? old.st_mode & 0777U : 0666U & ~mask;
    if (::fchmod(m_lock.get(), mode) != 0 || ::fsync(m_lock.get()) != 0 || ::rename(m_path.c_str(), m_target.c_str()) != 0)
        return cannotBeWritten(m_target, errno);
    m_path.clear();
    synchroniseFolder(m_target.parent_path());
    return {};
}

Result<void> Draft::commit(const fs::path& content, const std::function<bool(const fs::path&)>& outdated)
{
    std::error_code none;
    const fs::file_status old = fs::symlink_status(m_target, none);
    if (fs::is_directory(old) && fs::is_directory(content, none)) {
        if (auto may = checkMayReplace(m_target, content); !may)
            return may;
        if (isCurrentFolder(m_target)) {
            if (outdated)
                removeOutdated(m_target, content, {}, outdated);
            return moveInto(content, m_target);
        }
        if (auto taken = takeAlong(m_target, content, {}, outdated); !taken)
            return taken;
        fs::permissions(content, old.permissions(), none);
        if (auto replaced = replaceFolder(content); !replaced)
            return replaced;
    } else if (::rename(content.c_str(), m_target.c_str()) != 0) {
        return cannotBeWritten(m_target, errno);
    }
    synchroniseFolder(m_target.parent_path());
    return {};
}

/// In one step where the file system can let two folders change places. Where it cannot the old one is set aside in the draft first: who
/// cleans up after a run that was killed in between gives it its name back.
Result<void> Draft::replaceFolder(const fs::path& content)
{
    if (::renameat2(AT_FDCWD, content.c_str(), AT_FDCWD, m_target.c_str(), RENAME_EXCHANGE) == 0)
        return {};
    if (errno != EINVAL && errno != ENOSYS)
        return cannotBeWritten(m_target, errno);
    std::error_code problem;
    const fs::path aside = m_path / setAside / m_target.filename();
    fs::create_directory(m_path / setAside, problem);
    if (!problem)
        fs::rename(m_target, aside, problem);
    if (problem)
        return cannotBeWritten(m_target, problem.value());
    fs::rename(content, m_target, problem);
    if (!problem)
        return {};
    std::error_code none;
    fs::rename(aside, m_target, none);
    return cannotBeWritten(m_target, problem.value());
}

void removeLeftovers(const fs::path& folder)
{
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!parent || ::flock(parent.get(), LOCK_EX | LOCK_NB) != 0)
        return;  // somebody makes a draft there just now
    std::error_code problem;
    std::vector<fs::path> drafts;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
        if (isDraftName(entry->path().filename().string()))
            drafts.push_back(entry->path());
    }
    for (const fs::path& draft : drafts) {
        const Descriptor lock(::open(draft.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
            continue;  // its run lives
        restore(draft, folder);
        std::error_code ignored;
        fs::remove_all(draft, ignored);
    }
}

}  // namespace pointloom
