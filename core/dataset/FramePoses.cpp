// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FramePoses.h"

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

/// A number without its leading zeros; any other name as it is.
std::string comparable(const std::string& name)
{
    const bool isNumber = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
    if (!isNumber)
        return name;
    const std::size_t first = name.find_first_not_of('0');
    return first == std::string::npos ? "0" : name.substr(first);
}

Result<void> assignByOrder(std::span<FrameSource> frames, std::span<const NamedPose> poses)
{
    if (poses.size() != frames.size())
        return fail(PL_TEXT("core", "holds %1 poses but there are %2 frames; without frame names the counts must be the same"),
                    poses.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i].world_T_cloud = poses[i].world_T_cloud;
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
            frame.world_T_cloud = pose->second->world_T_cloud;
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

}  // namespace

Result<void> assignPoses(std::span<FrameSource> frames, std::span<const NamedPose> poses)
{
    const bool named = std::ranges::any_of(poses, [](const NamedPose& pose) { return !pose.frame.empty(); });
    return named ? assignByName(frames, poses) : assignByOrder(frames, poses);
}

}  // namespace pointloom
