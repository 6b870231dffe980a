// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFolder.h"

#include "core/base/Text.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/FrameMeaning.h"

#include <algorithm>
#include <functional>
#include <system_error>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

using Visit = std::function<bool(const fs::path&)>;  ///< false ends the walk

/// Visits what lies in a folder, in no order; answers what kept it from looking.
std::error_code visit(const fs::path& folder, const Visit& wantsMore)
{
    std::error_code problem;
    fs::directory_iterator entries(folder, problem);
    for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
        if (!wantsMore(entries->path()))
            break;
    }
    return problem;
}

bool isCloud(const fs::path& path)
{
    return !path.filename().string().starts_with('.') && cloudFormatOf(path) && isFile(path);
}

void sortNaturally(std::vector<fs::path>& paths)
{
    std::ranges::sort(paths, naturalLess, [](const fs::path& path) { return path.filename().string(); });
}

}  // namespace

bool isFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

fs::path ifThere(const fs::path& path)
{
    return isFile(path) ? path : fs::path();
}

std::string stemOf(const fs::path& cloud)
{
    const fs::path stem = cloud.stem();
    return cloudFormatOf(cloud) == CloudFormat::nuscenesBin ? stem.stem().string() : stem.string();
}

Result<std::vector<fs::path>> cloudsIn(const fs::path& folder)
{
    std::vector<fs::path> clouds;
    const std::error_code problem = visit(folder, [&](const fs::path& path) {
        if (isCloud(path))
            clouds.push_back(path);
        return true;
    });
    if (problem)
        return std::unexpected(fail(PL_TEXT("core", "the folder cannot be read: %1"), problem.message()).error().in(folder));
    sortNaturally(clouds);
    return clouds;
}

bool holdsClouds(const fs::path& folder)
{
    bool found = false;
    visit(folder, [&](const fs::path& path) { return !(found = isCloud(path)); });
    return found;
}

std::vector<fs::path> foldersWithClouds(const fs::path& folder)
{
    std::vector<fs::path> out;
    visit(folder, [&](const fs::path& path) {
        if (isFolder(path) && holdsClouds(path))
            out.push_back(path);
        return true;
    });
    sortNaturally(out);
    return out;
}

fs::path folderCalled(const fs::path& parent, std::string_view name)
{
    const fs::path exact = parent / name;
    if (isFolder(exact))
        return exact;
    std::vector<fs::path> alike;
    visit(parent, [&](const fs::path& path) {
        if (lowered(path.filename().string()) == lowered(name) && isFolder(path))
            alike.push_back(path);
        return true;
    });
    return alike.size() == 1 ? alike.front() : exact;
}

std::vector<fs::path> filesEnding(const fs::path& folder, std::string_view extension)
{
    std::vector<fs::path> out;
    visit(folder, [&](const fs::path& path) {
        if (path.filename().string().ends_with(extension) && isFile(path))
            out.push_back(path);
        return true;
    });
    sortNaturally(out);
    return out;
}

FilesByStem::FilesByStem(const fs::path& folder, std::initializer_list<std::string_view> endings)
{
    std::map<std::string, std::ptrdiff_t> ranks;
    visit(folder, [&](const fs::path& path) {
        const std::string ending = lowered(path.extension().string());
        const auto known = std::ranges::find(endings, ending);
        if (known == endings.end() || !isFile(path))
            return true;
        const std::ptrdiff_t rank = known - endings.begin();
        const std::string stem = path.stem().string();
        if (const auto [before, isNew] = ranks.emplace(stem, rank); isNew || rank < before->second) {
            before->second = rank;
            m_files[stem] = path;
        }
        return true;
    });
    for (const auto& [stem, file] : m_files) {
        if (const auto [before, isNew] = m_alike.emplace(frameNameMeaning(stem), file); !isNew)
            before->second.clear();
    }
}

fs::path FilesByStem::of(const std::string& stem) const
{
    if (const auto same = m_files.find(stem); same != m_files.end())
        return same->second;
    const auto alike = m_alike.find(frameNameMeaning(stem));
    return alike == m_alike.end() ? fs::path() : alike->second;
}

std::string namesOf(const std::vector<fs::path>& paths)
{
    constexpr std::size_t most = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, paths.size()); ++i)
        out += (i == 0 ? "" : ", ") + paths[i].filename().string();
    return paths.size() > most ? out + ", …" : out;
}

}  // namespace pointloom
