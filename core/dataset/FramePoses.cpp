// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FramePoses.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/NumberedFrames.h"

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// A number without its leading zeros; any other name as it is.
std::string comparable(const std::string& name)
{
    const bool isNumber = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
    if (!isNumber)
        return name;
    const std::size_t first = name.find_first_not_of('0');
    return first == std::string::npos ? "0" : name.substr(first);
}

/// Whether each frame's number is the place of a pose.
bool areNumbersOf(std::span<const FrameSource> frames, std::size_t poses)
{
    return std::ranges::all_of(frames, [&](const FrameSource& frame) {
        const auto number = frameNumber(frame.name);
        return number && static_cast<std::size_t>(*number) < poses;
    });
}

Result<void> assignByOrder(std::span<FrameSource> frames, std::span<const NamedPose> poses)
{
    if (poses.size() > frames.size() && areNumbersOf(frames, poses.size())) {
        for (FrameSource& frame : frames)
            frame.world_T_ego = poses[static_cast<std::size_t>(*frameNumber(frame.name))].world_T_cloud;
        return {};
    }
    if (poses.size() != frames.size())
        return fail(PL_TEXT("core", "holds %1 poses but there are %2 frames; without frame names the counts must be the same"),
                    poses.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i].world_T_ego = poses[i].world_T_cloud;
    return {};
}

Result<void> assignByName(std::span<FrameSource> frames, std::span<const NamedPose> poses)
{
    std::map<std::string, const NamedPose*> byName;
    for (const NamedPose& pose : poses) {
        if (!byName.emplace(comparable(pose.frame), &pose).second)
            return fail(PL_TEXT("core", "holds more than one pose of the frame %1"), pose.frame);
    }
    std::size_t found = 0;
    const FrameSource* missing = nullptr;
    for (FrameSource& frame : frames) {
        const auto pose = byName.find(comparable(frame.name));
        if (pose != byName.end()) {
            frame.world_T_ego = pose->second->world_T_cloud;
            ++found;
        } else if (missing == nullptr) {
            missing = &frame;
        }
    }
    if (missing != nullptr)
        return fail(PL_TEXT("core", "holds %1 poses but only %2 of the %3 frames have one; the first without is %4"), poses.size(), found,
                    frames.size(), missing->name);
    return {};
}

/// poses.txt of a folder, or the only poses_*.txt; empty when there is none.
Result<fs::path> posesIn(const fs::path& folder)
{
    if (const fs::path plain = folder / "poses.txt"; isFile(plain))
        return plain;
    auto named = filesEnding(folder, ".txt");
    std::erase_if(named, [](const fs::path& file) { return !file.filename().string().starts_with("poses_"); });
    if (named.size() > 1)
        return std::unexpected(
            fail(PL_TEXT("core", "holds several files of poses (%1); call the one that counts poses.txt"), namesOf(named))
                .error()
                .in(folder));
    return named.empty() ? fs::path() : named.front();
}

}  // namespace

Result<void> assignPoses(std::span<FrameSource> frames, std::span<const NamedPose> poses)
{
    const bool named = std::ranges::any_of(poses, [](const NamedPose& pose) { return !pose.frame.empty(); });
    return named ? assignByName(frames, poses) : assignByOrder(frames, poses);
}

Result<void> addPosesFrom(const fs::path& file, std::span<FrameSource> frames)
{
    const auto text = readText(file);
    if (!text)
        return std::unexpected(text.error());
    const auto poses = posesFromText(*text);
    if (!poses)
        return std::unexpected(poses.error().in(file));
    if (auto assigned = assignPoses(frames, *poses); !assigned)
        return std::unexpected(assigned.error().in(file));
    return {};
}

Result<void> addPosesBeside(const fs::path& folder, std::span<FrameSource> frames)
{
    for (const fs::path& place : {folder, folder.parent_path()}) {
        const auto file = posesIn(place);
        if (!file)
            return std::unexpected(file.error());
        if (!file->empty())
            return addPosesFrom(*file, frames);
    }
    return {};
}

}  // namespace pointloom
