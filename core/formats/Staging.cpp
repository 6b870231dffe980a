// SPDX-License-Identifier: Apache-2.0
#include "core/formats/Staging.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
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

Result<void> Staging::write(const FileTexts& files, const std::function<void(double)>& progress, const std::stop_token& stop) const
{
    std::size_t written = 0;
    for (const auto& [name, text] : files) {
        if (stop.stop_requested())
            return fail(PL_TEXT("core", "was stopped; nothing has been written"));
        const fs::path path = name.empty() ? content() : content() / name;
        std::error_code problem;
        fs::create_directories(path.parent_path(), problem);
        if (problem)
            return cannotBeWritten(path, problem.message());
        errno = 0;
        std::ofstream out(path, std::ios::binary);
        out << text;
        out.close();
        if (!out)
            return cannotBeWritten(m_target, std::strerror(errno != 0 ? errno : EIO));
        ++written;
        if (progress)
            progress(static_cast<double>(written) / static_cast<double>(files.size()));
    }
    return flush();
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

Result<void> Staging::commit(const FileTexts& files)
{
    std::error_code problem;
    m_committed = true;
    if (!fs::exists(m_target, problem)) {
        fs::create_directories(content(), problem);  // an export without any file is an empty folder
        problem.clear();
        fs::rename(content(), m_target, problem);
        return problem ? Result<void>(cannotBeWritten(m_target, problem.message())) : Result<void>();
    }
    for (const auto& [name, text] : files) {
        const fs::path to = name.empty() ? m_target : m_target / name;
        fs::create_directories(to.parent_path(), problem);
        if (!problem)
            fs::rename(name.empty() ? content() : content() / name, to, problem);
        if (problem)
            return cannotBeWritten(to, problem.message());
    }
    return {};
}

}  // namespace pointloom
