// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pointloom {
namespace {

/// Closes a descriptor when the scope ends.
class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

std::unexpected<Error> systemFailure(std::string pattern, const std::filesystem::path& path)
{
    const std::string reason = std::strerror(errno);
    return std::unexpected(Error{message(std::move(pattern), reason), path.string()});
}

Result<void> writeAll(int fd, std::span<const std::byte> content, const std::filesystem::path& path)
{
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemFailure(PL_TEXT("core", "cannot be written: %1"), path);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return systemFailure(PL_TEXT("core", "cannot be opened: %1"), path);
    struct stat facts{};
    if (::fstat(file.get(), &facts) != 0)
        return systemFailure(PL_TEXT("core", "cannot be read: %1"), path);
    if (!S_ISREG(facts.st_mode))
        return std::unexpected(Error{message(PL_TEXT("core", "is not a file; name one file")), path.string()});

    MappedFile mapped;
    mapped.m_size = static_cast<std::size_t>(facts.st_size);
    if (mapped.m_size == 0)
        return mapped;
    void* data = ::mmap(nullptr, mapped.m_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
    if (data == MAP_FAILED) {
        mapped.m_size = 0;
        return systemFailure(PL_TEXT("core", "cannot be read: %1"), path);
    }
    mapped.m_data = static_cast<const std::byte*>(data);
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile()
{
    if (m_data != nullptr)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

Result<std::string> readText(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return std::unexpected(Error{message(PL_TEXT("core", "is a folder; name one file")), path.string()});
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return systemFailure(PL_TEXT("core", "cannot be opened: %1"), path);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
        return systemFailure(PL_TEXT("core", "cannot be read: %1"), path);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    return text;
}

Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> content)
{
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return std::unexpected(Error{message(PL_TEXT("core", "the folder cannot be made: %1"), problem.message()), folder.string()});

    std::string temporary = (folder / ("." + path.filename().string() + ".XXXXXX")).string();
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file)
        return systemFailure(PL_TEXT("core", "cannot be written: %1"), path);
    const auto giveUp = [&](std::unexpected<Error> error) {
        ::unlink(temporary.c_str());
        return error;
    };
    if (auto written = writeAll(file.get(), content, path); !written)
        return giveUp(std::unexpected(written.error()));
    const mode_t mask = ::umask(0);  // mkostemp makes the file private; an export is an ordinary file
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0 || ::fsync(file.get()) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0)
        return giveUp(systemFailure(PL_TEXT("core", "cannot be written: %1"), path));
    if (const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); parent)
        ::fsync(parent.get());  // the rename itself; some file systems do not allow it, and the content is safe already
    return {};
}

Result<void> writeAtomically(const std::filesystem::path& path, std::string_view content)
{
    return writeAtomically(path, std::as_bytes(std::span(content.data(), content.size())));
}

bool mayExist(const std::filesystem::path& path)
{
    std::error_code problem;
    return std::filesystem::exists(path, problem) || problem;
}

}  // namespace pointloom
