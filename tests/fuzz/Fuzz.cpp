// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <unistd.h>

namespace pointloom::fuzz {
namespace {

namespace fs = std::filesystem;

/// A folder of this process, gone when it ends well.
class Folder
{
public:
    Folder()
    {
        std::error_code problem;
        const fs::path memory = "/dev/shm";
        const fs::path parent = fs::is_directory(memory, problem) ? memory : fs::temp_directory_path();
        m_path = parent / ("pointloom-fuzz-" + std::to_string(::getpid()));
        fs::create_directories(m_path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code problem;
        fs::remove_all(m_path, problem);
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

}  // namespace

std::vector<Target>& targets()
{
    static std::vector<Target> all;
    return all;
}

Registered::Registered(std::string name, std::function<void(std::string_view)> run, std::function<Seeds()> seeds)
{
    targets().push_back({std::move(name), std::move(run), std::move(seeds)});
}

void expect(bool kept, const char* promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

fs::path fileWith(std::string_view name, std::string_view bytes)
{
    static const Folder folder;
    const fs::path path = folder.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

Chosen chosen(std::string_view bytes, std::size_t kinds)
{
    if (bytes.empty())
        return {0, bytes};
    return {static_cast<unsigned char>(bytes.front()) % kinds, bytes.substr(1)};
}

std::string withChoice(std::size_t kind, std::string_view bytes)
{
    return static_cast<char>(kind) + std::string(bytes);
}

}  // namespace pointloom::fuzz
