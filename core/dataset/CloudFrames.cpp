// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFrames.h"

#include "core/dataset/CloudFolder.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/FrameTimes.h"

#include <algorithm>
#include <set>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

std::vector<FrameSource> framesOf(const std::vector<fs::path>& clouds)
{
    std::multiset<std::string> stems;
    for (const fs::path& cloud : clouds)
        stems.insert(stemOf(cloud));
    std::vector<FrameSource> frames;
    frames.reserve(clouds.size());
    for (const fs::path& cloud : clouds) {
        FrameSource frame;
        frame.name = stems.count(stemOf(cloud)) > 1 ? cloud.filename().string() : stemOf(cloud);
        frame.clouds = {{onlyLidar, cloud}};
        frame.time_s = frameTime_s(frame.name);
        frames.push_back(std::move(frame));
    }
    return frames;
}

/// Of the first frame that can be read: a broken one must not keep the others from being labelled.
Eigen::Vector3d originOf(const std::vector<FrameSource>& frames)
{
    constexpr std::size_t attempts = 5;
    for (std::size_t i = 0; i < std::min(attempts, frames.size()); ++i) {
        if (const auto cloud = readCloud(frames[i].cloud()))
            return cloud->origin_m;
    }
    return Eigen::Vector3d::Zero();
}

std::unexpected<Error> noClouds(const fs::path& folder)
{
    const auto below = foldersWithClouds(folder);
    const auto failure = below.empty() ? fail(PL_TEXT("core", "holds no point cloud (.pcd, .ply, .bin or .pcd.bin)"))
                                       : fail(PL_TEXT("core", "holds no point cloud itself; open one of its folders: %1"), namesOf(below));
    return std::unexpected(failure.error().in(folder));
}

Sequence sequenceOn(const fs::path& root, std::string_view layout, const std::vector<fs::path>& clouds)
{
    return {.name = root.filename().string(),
            .root = root,
            .layout = std::string(layout),
            .sensors = {{.key = onlyLidar, .kind = SensorKind::lidar, .ego_T_sensor = Pose::Identity()}},
            .frames = framesOf(clouds)};
}

}  // namespace

Result<Sequence> sequenceOfClouds(const fs::path& folder, const fs::path& root, std::string_view layout)
{
    const auto clouds = cloudsIn(folder);
    if (!clouds)
        return std::unexpected(clouds.error());
    if (clouds->empty())
        return noClouds(root);
    Sequence sequence = sequenceOn(root, layout, *clouds);
    if (auto added = addPosesBeside(folder, sequence.frames); !added)
        return std::unexpected(added.error());
    sequence.origin_m = originOf(sequence.frames);
    sequence.period_s = framePeriod_s(sequence.frames);
    return sequence;
}

Result<Sequence> sequenceOfCloud(const fs::path& file, std::string_view layout)
{
    if (const auto facts = readCloudFacts(file); !facts)
        return std::unexpected(facts.error());
    Sequence sequence = sequenceOn(file.parent_path(), layout, {file});
    sequence.name = stemOf(file);
    sequence.isPart = true;
    const auto cloud = readCloud(file);
    if (!cloud)
        return std::unexpected(cloud.error());
    sequence.origin_m = cloud->origin_m;
    return sequence;
}

fs::path imageIn(const fs::path& folder, const std::string& stem)
{
    for (const char* extension : {".png", ".jpg", ".jpeg"}) {
        if (fs::path file = folder / (stem + extension); isFile(file))
            return file;
    }
    return {};
}

void addCameras(Sequence& sequence, const std::vector<std::string>& inAnyCase)
{
    std::set<std::string> keys(inAnyCase.begin(), inAnyCase.end());
    for (const FrameSource& frame : sequence.frames)
        for (const FrameImage& image : frame.images)
            keys.insert(image.camera);
    for (const std::string& key : keys)
        sequence.sensors.push_back({.key = key, .kind = SensorKind::camera});
}

}  // namespace pointloom
