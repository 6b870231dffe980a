// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/OutputCheck.h"

#include "core/base/Draft.h"
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/DatasetLayout.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string_view>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Without links as far as it is there.
fs::path resolved(const fs::path& path)
{
    std::error_code none;
    const fs::path absolute = absolutePath(path);
    const fs::path canonical = fs::weakly_canonical(absolute, none);
    return none ? absolute : canonical;
}

bool liesIn(const fs::path& path, const fs::path& folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

bool isSame(const fs::path& a, const fs::path& b)
{
    std::error_code none;
    return fs::equivalent(a, b, none) && !none;
}

/// Frames of a scanner are numbered or named after the time; what somebody put into a folder one by one has names of its own.
bool areNumbered(const std::vector<fs::path>& clouds)
{
    constexpr std::size_t fewestDigits = 3;
    std::map<std::string, std::set<std::string>> byPrefix;
    for (const fs::path& cloud : clouds) {
        const std::string stem = stemOf(cloud);
        const std::size_t end = stem.find_last_not_of("0123456789._-");
        const std::size_t prefix = end == std::string::npos ? 0 : end + 1;
        const auto digits =
            static_cast<std::size_t>(std::count_if(stem.begin() + static_cast<std::ptrdiff_t>(prefix), stem.end(), isDigit));
        if (digits >= (prefix == 0 ? 1 : fewestDigits))
            byPrefix[stem.substr(0, prefix)].insert(stem.substr(prefix));
    }
    return std::ranges::any_of(byPrefix, [](const auto& group) { return group.second.size() > 1; });
}

/// What lies beside the clouds of a sequence and nowhere else.
bool hasMarks(const fs::path& folder)
{
    constexpr std::array marks{"poses.txt", "simulation.json", "timestamps.txt", "times.txt"};
    const auto texts = filesEnding(folder, ".txt");
    return std::ranges::any_of(marks, [&](const char* mark) { return isFile(folder / mark); })
        || std::ranges::any_of(texts, [](const fs::path& file) { return file.filename().string().starts_with("poses_"); });
}

enum class Frames { none, loose, sequence };

/// Loose ones are numbered clouds and nothing else.
Frames framesIn(const fs::path& folder)
{
    if (!isFolder(folder))
        return Frames::none;
    for (const auto& layout : datasetLayouts()) {
        if (layout->recognise(folder) <= 0)
            continue;
        const auto sequence = layout->open(folder);
        const bool structured = sequence && !holdsClouds(folder);
        if (structured && (isSame(sequence->root, folder) || isSame(sequence->dataset(), folder)))
            return Frames::sequence;
    }
    const auto clouds = cloudsIn(folder);
    if (!clouds || clouds->empty())
        return Frames::none;
    if (hasMarks(folder))
        return Frames::sequence;
    return areNumbered(*clouds) ? Frames::loose : Frames::none;
}

/// The folder around a target that holds a dataset; empty when none does.
fs::path datasetAround(const fs::path& target, OutputKind kind, const OutputInputs& inputs)
{
    constexpr int levels = 3;  // training/velodyne/0000
    const bool isNewCloud = kind == OutputKind::cloud && !mayExist(target);
    fs::path folder = kind == OutputKind::folder ? target : target.parent_path();
    for (int level = 0; level < levels && folder.has_relative_path(); ++level, folder = folder.parent_path()) {
        const Frames frames = framesIn(folder);
        const auto readFrom = [&](const fs::path& input) { return !input.empty() && isSame(resolved(input).parent_path(), folder); };
        const bool mayJoin = frames == Frames::loose && isNewCloud && std::ranges::none_of(inputs.files, readFrom);
        if (frames != Frames::none && !mayJoin)
            return folder;
    }
    return {};
}

/// What SQLite and the store keep beside a workspace while it is open, or after a process was killed: acknowledged labels may lie there.
constexpr std::array besideWorkspaces{"-wal", "-journal", "-shm", ".answered", ".lock"};

/// Workspaces hold labels that lie nowhere else: no other output takes the place of one, or of what lies beside it.
Result<void> checkWorkspaces(const fs::path& target)
{
    constexpr std::string_view database("SQLite format 3\0", 16);
    std::array<char, database.size()> head{};
    if (isFile(target) && std::ifstream(target, std::ios::binary).read(head.data(), head.size())
        && std::string_view(head.data(), head.size()) == database)
        return fail(PL_TEXT("core", "is a workspace or another database, which nothing is written over; choose another target"));
    const std::string name = target.filename().string();
    for (const std::string_view suffix : besideWorkspaces) {
        const std::string owner = name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : std::string();
        if (!owner.empty() && mayExist(target.parent_path() / owner))
            return fail(PL_TEXT("core", "is a name that belongs to %1, whose labels may lie there; choose another target"), owner);
    }
    return {};
}

Result<void> checkInputs(const fs::path& target, OutputKind kind, const OutputInputs& inputs)
{
    for (const fs::path& dataset : inputs.datasets) {
        if (!dataset.empty() && liesIn(target, resolved(dataset)))
            return fail(PL_TEXT("core", "lies in the dataset's own folder, which is never written to; choose another target"));
    }
    for (const fs::path& file : inputs.files) {
        if (file.empty())
            continue;
        if (isSame(target, file) || (isFolder(file) && isFile(target) && liesIn(target, resolved(file))))
            return fail(PL_TEXT("core", "is read by the same command; choose another target"));
        if (kind == OutputKind::folder && liesIn(resolved(file), target))
            return fail(PL_TEXT("core", "holds %1, which the same command reads; choose another target"), file.string());
    }
    return {};
}

}  // namespace

bool isDatasetFolder(const fs::path& folder)
{
    return framesIn(folder) != Frames::none;
}

Result<void> checkOutput(const fs::path& target, OutputKind kind, const OutputInputs& inputs)
{
    const auto place = outputPlace(target);
    if (!place)
        return std::unexpected(place.error());
    if (place->kind == OutputPlace::Kind::stream)
        return {};
    removeLeftovers(place->path.parent_path());
    if (auto checked = checkInputs(place->path, kind, inputs); !checked)
        return std::unexpected(checked.error().in(target));
    if (auto checked = checkWorkspaces(place->path); !checked)
        return std::unexpected(checked.error().in(target));
    if (const fs::path around = datasetAround(place->path, kind, inputs); !around.empty())
        return std::unexpected(
            fail(PL_TEXT("core", "lies in %1, a folder of frames, which is never written to; choose another target"), around.string())
                .error()
                .in(target));
    return {};
}

Result<void> checkNewWorkspace(const fs::path& file, const OutputInputs& inputs)
{
    return mayExist(file) ? Result<void>() : checkOutput(file, OutputKind::file, inputs);
}

}  // namespace pointloom
