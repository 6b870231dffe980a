// SPDX-License-Identifier: Apache-2.0
#include "core/formats/Staging.h"

#include "core/dataset/CloudFolder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <set>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The outermost folder of a path that is not there.
fs::path firstMissing(const fs::path& folder)
{
    fs::path missing;
    std::error_code ignored;
    for (fs::path here = folder; !here.empty() && !fs::exists(here, ignored); here = here.parent_path())
        missing = here;
    return missing;
}

/// FNV-1a, 64 bits: it has to find what a disk or a full one does to a file, not a forger.
constexpr std::uint64_t firstHash = 14695981039346656037ULL;
std::uint64_t hashed(std::uint64_t hash, std::string_view text)
{
    constexpr std::uint64_t prime = 1099511628211ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}

std::unexpected<Error> cannotBeWritten(const fs::path& where, const std::string& why)
{
    return std::unexpected(Error{message(PL_TEXT("core", "cannot be written: %1"), why), where.string()});
}

}  // namespace

Result<Staging> Staging::beside(const fs::path& target)
{
    Staging out(fs::absolute(target).lexically_normal());
    if (!out.m_target.has_filename())
        out.m_target = out.m_target.parent_path();  // "folder/" is the folder
    const fs::path parent = out.m_target.parent_path();
    out.m_madeFirst = firstMissing(parent);
    std::error_code problem;
    fs::create_directories(parent, problem);
    if (problem)
        return cannotBeWritten(target, problem.message());
    std::string name = (parent / ("." + out.m_target.filename().string() + ".XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr)
        return cannotBeWritten(target, std::strerror(errno));
    out.m_folder = name;
    return out;
}

Staging::Staging(Staging&& other) noexcept
    : m_target(std::move(other.m_target)),
      m_folder(std::exchange(other.m_folder, {})),
      m_madeFirst(std::exchange(other.m_madeFirst, {})),
      m_files(std::move(other.m_files)),
      m_current(std::move(other.m_current)),
      m_out(std::move(other.m_out)),
      m_committed(other.m_committed)
{}

Staging::~Staging()
{
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
    if (!m_madeFirst.empty() && !m_committed) {
        for (fs::path here = m_target.parent_path(); fs::remove(here, ignored) && here != m_madeFirst; here = here.parent_path()) {}
    }
}

Result<void> Staging::begin(const fs::path& name)
{
    if (auto ended = endFile(); !ended)
        return ended;
    const fs::path path = staged(name);
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    if (problem)
        return cannotBeWritten(path, problem.message());
    errno = 0;
    m_out.open(path, std::ios::binary);
    m_files[name] = {.bytes = 0, .hash = firstHash};
    m_current = name;
    return m_out ? Result<void>() : cannotBeWritten(m_target, std::strerror(errno != 0 ? errno : EIO));
}

Result<void> Staging::add(std::string_view text)
{
    Written& written = m_files[m_current];
    written.bytes += text.size();
    written.hash = hashed(written.hash, text);
    errno = 0;
    m_out.write(text.data(), static_cast<std::streamsize>(text.size()));
    return m_out ? Result<void>() : cannotBeWritten(m_target, std::strerror(errno != 0 ? errno : EIO));
}

Result<void> Staging::endFile()
{
    if (!m_out.is_open())
        return {};
    errno = 0;
    m_out.close();
    return m_out ? Result<void>() : cannotBeWritten(m_target, std::strerror(errno != 0 ? errno : EIO));
}

Result<void> Staging::settle()
{
    if (auto ended = endFile(); !ended)
        return ended;
    if (auto flushed = flush(); !flushed)
        return flushed;
    for (const auto& [name, written] : m_files) {
        if (readBack(staged(name)) != written)
            return failIn(staged(name), message(PL_TEXT("core", "the disk does not hold what was written")));
    }
    return {};
}

Staging::Written Staging::readBack(const fs::path& path)
{
    constexpr std::size_t block = 1 << 16;
    std::ifstream in(path, std::ios::binary);
    std::string text(block, '\0');
    Written out{.bytes = 0, .hash = firstHash};
    do {
        in.read(text.data(), block);
        const auto got = static_cast<std::size_t>(in.gcount());
        out.bytes += got;
        out.hash = hashed(out.hash, std::string_view(text).substr(0, got));
    } while (in);
    return out;
}

std::size_t Staging::strangers() const
{
    std::set<fs::path> folders;
    for (const auto& [name, written] : m_files)
        folders.insert(name.parent_path());
    std::size_t count = 0;
    for (const fs::path& folder : folders) {
        std::error_code problem;
        for (fs::directory_iterator entry(m_target / folder, problem); !problem && entry != fs::directory_iterator();
             entry.increment(problem))
            count += isFile(entry->path()) && !m_files.contains(folder / entry->path().filename()) ? 1 : 0;
    }
    return count;
}

/// One flush for all: a disk that takes 4 ms to make a file safe would take minutes for the files of a long sequence.
Result<void> Staging::flush() const
{
    const int folder = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool safe = folder >= 0 && ::syncfs(folder) == 0;
    const int why = errno;
    if (folder >= 0)
        ::close(folder);
    return safe ? Result<void>() : cannotBeWritten(m_target, std::strerror(why));
}

Result<void> Staging::commit()
{
    std::error_code problem;
    m_committed = true;
    if (!fs::exists(m_target, problem)) {
        fs::create_directories(content(), problem);  // an export without any file is an empty folder
        problem.clear();
        fs::rename(content(), m_target, problem);
        return problem ? Result<void>(cannotBeWritten(m_target, problem.message())) : Result<void>();
    }
    for (const auto& [name, written] : m_files) {
        const fs::path to = name.empty() ? m_target : m_target / name;
        fs::create_directories(to.parent_path(), problem);
        if (!problem)
            fs::rename(staged(name), to, problem);
        if (problem)
            return cannotBeWritten(to, problem.message());
    }
    return {};
}

}  // namespace pointloom
