// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/Sequence.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/FrameTimes.h"
#include "core/dataset/KittiTracking.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// "frames/" means "frames", but its file name would be empty.
fs::path withoutTrailingSlash(const fs::path& path)
{
    return path.has_filename() ? path : path.parent_path();
}

/// One frame per cloud, named by its stem; by its whole file name where two clouds have the same stem.
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
        frame.cloud = cloud;
        frames.push_back(std::move(frame));
    }
    return frames;
}

/// Labels, calibration and image lie beside velodyne/ under the cloud's stem.
void addKittiFiles(const fs::path& split, std::vector<FrameSource>& frames)
{
    for (FrameSource& frame : frames) {
        const std::string stem = stemOf(frame.cloud);
        frame.labels = ifThere(split / "label_2" / (stem + ".txt"));
        frame.calibration = ifThere(split / "calib" / (stem + ".txt"));
        for (const char* extension : {".png", ".jpg"}) {
            if (frame.image.empty())
                frame.image = ifThere(split / "image_2" / (stem + extension));
        }
    }
}

/// Of the first frame that can be read: a broken one must not keep the others from being labelled.
Eigen::Vector3d originOf(const std::vector<FrameSource>& frames)
{
    constexpr std::size_t attempts = 5;
    for (std::size_t i = 0; i < std::min(attempts, frames.size()); ++i) {
        if (const auto cloud = readCloud(frames[i].cloud))
            return cloud->origin_m;
    }
    return Eigen::Vector3d::Zero();
}

/// The folder with velodyne/ in it that a path means, if any: itself, its training/, or its parent.
fs::path kittiSplit(const fs::path& path)
{
    if (path.filename() == "velodyne" && (isFolder(path.parent_path() / "calib") || isFolder(path.parent_path() / "label_2")))
        return path.parent_path();
    for (const fs::path& candidate : {path, path / "training"}) {
        if (isFolder(candidate / "velodyne"))
            return candidate;
    }
    return {};
}

std::unexpected<Error> noClouds(const fs::path& folder)
{
    const auto below = foldersWithClouds(folder);
    const auto failure = below.empty() ? fail(PL_TEXT("core", "holds no point cloud (.pcd, .ply, .bin or .pcd.bin)"))
                                       : fail(PL_TEXT("core", "holds no point cloud itself; open one of its folders: %1"), namesOf(below));
    return std::unexpected(failure.error().in(folder));
}

/// The clouds of a folder as frames, with the poses that lie beside them.
Result<Sequence> framesIn(const fs::path& folder, const fs::path& root, DatasetLayout layout)
{
    const auto clouds = cloudsIn(folder);
    if (!clouds)
        return std::unexpected(clouds.error());
    if (clouds->empty())
        return noClouds(root);
    Sequence sequence{.name = root.filename().string(), .root = root, .layout = layout, .frames = framesOf(*clouds)};
    if (auto added = addPosesBeside(folder, sequence.frames); !added)
        return std::unexpected(added.error());
    sequence.origin_m = originOf(sequence.frames);
    return sequence;
}

Result<Sequence> objectSequence(const fs::path& split)
{
    auto sequence = framesIn(split / "velodyne", split, DatasetLayout::kittiObject);
    if (sequence)
        addKittiFiles(split, sequence->frames);
    return sequence;
}

/// The root is the folder of the clouds: other sequences share the rest.
Result<Sequence> trackingSequence(const KittiTrackingFiles& files)
{
    auto sequence = framesIn(files.clouds, files.clouds, DatasetLayout::kittiTracking);
    if (!sequence)
        return sequence;
    sequence->name = files.name;
    sequence->split = files.split;
    addTrackingFiles(files, sequence->frames);
    const bool posed = sequence->frames.front().world_T_cloud.has_value();
    if (auto added = posed ? Result<void>() : addOxtsPoses(files, sequence->frames); !added)
        return std::unexpected(added.error());
    return sequence;
}

/// One cloud as a sequence. Its poses and labels stay behind: they belong to the folder.
Result<Sequence> sequenceOfFile(const fs::path& file)
{
    if (const auto facts = readCloudFacts(file); !facts)
        return std::unexpected(facts.error());
    Sequence sequence{.name = stemOf(file), .root = file.parent_path(), .layout = DatasetLayout::plainFrames, .frames = framesOf({file})};
    const auto cloud = readCloud(file);
    if (!cloud)
        return std::unexpected(cloud.error());
    sequence.origin_m = cloud->origin_m;
    return sequence;
}

Result<const FrameSource*> frameOf(const Sequence& sequence, int frame)
{
    if (frame < 0 || static_cast<std::size_t>(frame) >= sequence.frames.size())
        return std::unexpected(
            fail(PL_TEXT("core", "has no frame %1; there are %2"), frame, sequence.frames.size()).error().in(sequence.root));
    return &sequence.frames[static_cast<std::size_t>(frame)];
}

}  // namespace

std::optional<int> Sequence::indexOf(std::string_view frameName) const
{
    const auto found = std::ranges::find(frames, frameName, &FrameSource::name);
    return found == frames.end() ? std::nullopt : std::optional(static_cast<int>(found - frames.begin()));
}

Result<Sequence> openDataset(const fs::path& path)
{
    const fs::path absolute = withoutTrailingSlash(fs::absolute(path).lexically_normal());
    std::error_code problem;
    if (!fs::exists(absolute, problem))
        return std::unexpected(fail(PL_TEXT("core", "there is no such file or folder")).error().in(path));
    if (!isFolder(absolute))
        return sequenceOfFile(absolute);
    const auto tracking = findKittiTracking(absolute);
    if (!tracking)
        return std::unexpected(tracking.error());
    if (*tracking)
        return trackingSequence(**tracking);
    if (const fs::path split = kittiSplit(absolute); !split.empty())
        return objectSequence(split);
    auto sequence = framesIn(absolute, absolute, DatasetLayout::plainFrames);
    if (sequence)
        sequence->period_s = framePeriod_s(sequence->frames);
    return sequence;
}

Result<PointCloud> readFrameCloud(const Sequence& sequence, int frame)
{
    const auto source = frameOf(sequence, frame);
    if (!source)
        return std::unexpected(source.error());
    return readCloud((*source)->cloud, {.format = {}, .origin_m = sequence.origin_m});
}

Result<std::optional<KittiCalibration>> readFrameCalibration(const Sequence& sequence, int frame)
{
    const auto source = frameOf(sequence, frame);
    if (!source)
        return std::unexpected(source.error());
    if ((*source)->calibration.empty())
        return std::nullopt;
    const auto text = readText((*source)->calibration);
    if (!text)
        return std::unexpected(text.error());
    const auto calibration = kittiCalibrationFromText(*text);
    if (!calibration)
        return std::unexpected(calibration.error().in((*source)->calibration));
    return *calibration;
}

}  // namespace pointloom
