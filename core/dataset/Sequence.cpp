// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/Sequence.h"

#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/FramePoses.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

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

/// "frames/" means "frames", but its file name would be empty.
fs::path withoutTrailingSlash(const fs::path& path)
{
    return path.has_filename() ? path : path.parent_path();
}

std::string stemOf(const fs::path& cloud)
{
    const fs::path stem = cloud.stem();
    return cloudFormatOf(cloud) == CloudFormat::nuscenesBin ? stem.stem().string() : stem.string();
}

/// The cloud files of a folder in natural order. Hidden files are none.
Result<std::vector<fs::path>> cloudsIn(const fs::path& folder)
{
    std::error_code problem;
    std::vector<fs::path> clouds;
    fs::directory_iterator entries(folder, problem);
    for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
        const fs::path& path = entries->path();
        const bool hidden = path.filename().string().starts_with('.');
        if (!hidden && cloudFormatOf(path) && isFile(path))
            clouds.push_back(path);
    }
    if (problem)
        return std::unexpected(fail(PL_TEXT("core", "the folder cannot be read: %1"), problem.message()).error().in(folder));
    std::ranges::sort(clouds,
                      [](const fs::path& a, const fs::path& b) { return naturalLess(a.filename().string(), b.filename().string()); });
    return clouds;
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

fs::path ifThere(const fs::path& path)
{
    return isFile(path) ? path : fs::path();
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

/// poses.txt of the folder of the clouds, else of the folder above.
Result<void> addPoses(const fs::path& folder, std::vector<FrameSource>& frames)
{
    const fs::path beside = ifThere(folder / "poses.txt");
    const fs::path file = beside.empty() ? ifThere(folder.parent_path() / "poses.txt") : beside;
    if (file.empty())
        return {};
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

std::string namesOf(const std::vector<fs::path>& folders)
{
    std::string out;
    for (const fs::path& folder : folders)
        out += (out.empty() ? "" : ", ") + folder.filename().string();
    return out;
}

/// Folders one level down that hold clouds: where the person probably wanted to go.
std::vector<fs::path> foldersWithClouds(const fs::path& folder)
{
    constexpr std::size_t most = 5;
    std::vector<fs::path> out;
    std::error_code problem;
    fs::directory_iterator entries(folder, problem);
    for (; !problem && entries != fs::directory_iterator() && out.size() < most; entries.increment(problem)) {
        if (!isFolder(entries->path()))
            continue;
        if (const auto clouds = cloudsIn(entries->path()); clouds && !clouds->empty())
            out.push_back(entries->path());
    }
    std::ranges::sort(out);
    return out;
}

std::unexpected<Error> noClouds(const fs::path& folder)
{
    const auto below = foldersWithClouds(folder);
    const auto failure = below.empty() ? fail(PL_TEXT("core", "holds no point cloud (.pcd, .ply, .bin or .pcd.bin)"))
                                       : fail(PL_TEXT("core", "holds no point cloud itself; open one of its folders: %1"), namesOf(below));
    return std::unexpected(failure.error().in(folder));
}

/// What the folder of the clouds adds to them; the same for one frame as for many.
Result<Sequence> sequenceOf(const fs::path& root, DatasetLayout layout, const fs::path& folder)
{
    const auto clouds = cloudsIn(folder);
    if (!clouds)
        return std::unexpected(clouds.error());
    if (clouds->empty())
        return noClouds(root);
    Sequence sequence{.name = root.filename().string(), .root = root, .layout = layout, .frames = framesOf(*clouds)};
    if (layout == DatasetLayout::kittiObject)
        addKittiFiles(root, sequence.frames);
    if (auto added = addPoses(folder, sequence.frames); !added)
        return std::unexpected(added.error());
    sequence.origin_m = originOf(sequence.frames);
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
    if (const fs::path split = kittiSplit(absolute); !split.empty())
        return sequenceOf(split, DatasetLayout::kittiObject, split / "velodyne");
    return sequenceOf(absolute, DatasetLayout::plainFrames, absolute);
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
