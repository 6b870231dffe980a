// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFrames.h"

#include "core/dataset/CloudFolder.h"

#include <algorithm>
#include <map>
#include <set>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Of clouds of the same stem the one whose format says most.
int rankOf(const fs::path& cloud)
{
    switch (cloudFormatOf(cloud).value_or(CloudFormat::kittiBin)) {
    case CloudFormat::pcd:
        return 0;
    case CloudFormat::ply:
        return 1;
    case CloudFormat::nuscenesBin:
        return 2;
    case CloudFormat::kittiBin:
        break;
    }
    return 3;
}

/// Leaves one cloud for each stem, in its order; the others are told.
std::optional<Error> dropDoubles(std::vector<fs::path>& clouds)
{
    std::map<std::string, fs::path> best;
    for (const fs::path& cloud : clouds) {
        const auto [taken, isNew] = best.emplace(stemOf(cloud), cloud);
        if (!isNew && rankOf(cloud) < rankOf(taken->second))
            taken->second = cloud;
    }
    std::vector<fs::path> left;
    std::erase_if(clouds, [&](const fs::path& cloud) {
        const bool isDouble = best.at(stemOf(cloud)) != cloud;
        if (isDouble)
            left.push_back(cloud);
        return isDouble;
    });
    if (left.empty())
        return std::nullopt;
    return fail(PL_TEXT("core", "%1 scans lie there more than once; %2 is taken, for instance, and %3 left out"), left.size(),
                best.at(stemOf(left.front())).filename().string(), left.front().filename().string())
        .error();
}

std::vector<FrameSource> framesOf(const std::vector<fs::path>& clouds)
{
    std::vector<FrameSource> frames;
    frames.reserve(clouds.size());
    for (const fs::path& cloud : clouds)
        frames.push_back({.name = stemOf(cloud), .clouds = {{onlyLidar, cloud}}});
    return frames;
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
    auto clouds = cloudsIn(folder);
    if (!clouds)
        return std::unexpected(clouds.error());
    if (clouds->empty())
        return noClouds(root);
    const auto doubles = dropDoubles(*clouds);
    Sequence sequence = sequenceOn(root, layout, *clouds);
    if (doubles)
        sequence.notes.push_back(*doubles);
    return sequence;
}

Result<Sequence> sequenceOfCloud(const fs::path& file, std::string_view layout)
{
    Sequence sequence = sequenceOn(file.parent_path(), layout, {file});
    sequence.name = stemOf(file);
    sequence.isPart = true;
    return sequence;
}

FilesByStem picturesIn(const fs::path& folder)
{
    return {folder, {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"}};
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
