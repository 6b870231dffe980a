// SPDX-License-Identifier: Apache-2.0
#include "core/formats/Staging.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"

#include <cerrno>
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
    auto place = outputPlace(target);
    if (!place)
        return std::unexpected(place.error());
    const bool isStream = place->kind == OutputPlace::Kind::stream;
    std::error_code problem;
    const fs::path name = isStream ? fs::temp_directory_path(problem) / "labels" : place->path;
    if (problem)
        return cannotBeWritten(target, problem.message());
    removeLeftovers(name.parent_path());
    const fs::path missing = firstMissing(name.parent_path());
    auto draft = Draft::folder(name);
    if (!draft)
        return cannotBeWritten(target, draft.error().what.args.empty() ? draft.error().text() : draft.error().what.args.front());
    Staging out(name, std::move(*draft));
    out.m_made = Made(missing);
    if (isStream)
        out.m_stream = std::move(*place);
    return out;
}

Staging::~Staging()
{
    if (m_made.first.empty())
        return;
    {
        const Draft ended = std::move(m_draft);
    }
    std::error_code ignored;
    for (fs::path here = m_target.parent_path(); fs::remove(here, ignored) && here != m_made.first; here = here.parent_path()) {}
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
        const auto found = readBack(staged(name));
        if (!found)
            return std::unexpected(found.error());
        if (*found != written)
            return failIn(staged(name), message(PL_TEXT("core", "the disk does not hold what was written")));
    }
    return {};
}

Result<Staging::Written> Staging::readBack(const fs::path& path)
{
    auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    std::string text(std::size_t{1} << 16, '\0');
    Written out{.bytes = 0, .hash = firstHash};
    for (;;) {
        const auto got = file->read(text);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return out;
        out.bytes += *got;
        out.hash = hashed(out.hash, std::string_view(text).substr(0, *got));
    }
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
    const int folder = ::open(m_draft.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool safe = folder >= 0 && ::syncfs(folder) == 0;
    const int why = errno;
    if (folder >= 0)
        ::close(folder);
    return safe ? Result<void>() : cannotBeWritten(m_target, std::strerror(why));
}

Result<void> Staging::commit()
{
    if (m_stream) {
        const auto bytes = FileBytes::open(content());
        return bytes ? writeIntoStream(*m_stream, bytes->bytes()) : std::unexpected(bytes.error());
    }
    std::error_code problem;
    if (!fs::exists(content(), problem))
        fs::create_directories(content(), problem);  // an export without any file is an empty folder
    if (problem)
        return cannotBeWritten(m_target, problem.message());
    auto done = m_draft.commit(content());
    if (done)
        m_made.first.clear();  // they stay
    return done;
}

}  // namespace pointloom
