// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/KittiTracking.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/KittiOxts.h"
#include "core/dataset/NumberedFrames.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

using Found = Result<std::optional<KittiTrackingFiles>>;

constexpr std::array cloudFolders{"velodyne", "velodyne_pcd"};

bool isNamedLikeClouds(const fs::path& folder)
{
    return std::ranges::find(cloudFolders, folder.filename().string()) != cloudFolders.end();
}

/// Only the tracking set has these beside its clouds; calib is in the object set as well.
bool isTrackingSplit(const fs::path& folder)
{
    return std::ranges::any_of(std::array{"label_02", "image_02", "oxts"}, [&](const char* part) { return isFolder(folder / part); });
}

KittiTrackingFiles filesOf(const fs::path& split, const fs::path& clouds, const std::string& name)
{
    const std::string file = name + ".txt";
    KittiTrackingFiles out{.name = name,
                           .split = split,
                           .clouds = clouds,
                           .labels = ifThere(split / "label_02" / file),
                           .calibration = ifThere(split / "calib" / file),
                           .oxts = ifThere(split / "oxts" / file),
                           .images = {}};
    for (const fs::path& images : {split / "image_02" / name, split / "image_02"}) {
        if (out.images.empty() && isFolder(images))
            out.images = images;
    }
    return out;
}

/// Clouds that lie in velodyne itself do not say which sequence they are: the only one that the files beside them are of.
Result<std::string> onlySequence(const fs::path& split)
{
    for (const char* folder : {"label_02", "calib", "oxts"}) {
        const auto files = filesEnding(split / folder, ".txt");
        if (files.size() > 1)
            return std::unexpected(fail(PL_TEXT("core",
                                                "holds files of several sequences (%1), and nothing says to which of them the clouds "
                                                "belong; put the clouds of each into a folder like velodyne/0000"),
                                        namesOf(files))
                                       .error()
                                       .in(split / folder));
        if (!files.empty())
            return files.front().stem().string();
    }
    return split.filename().string();
}

/// The sequence whose clouds lie in a folder, when the folders around it say that it is one.
Found ofClouds(const fs::path& clouds)
{
    const fs::path above = clouds.parent_path();
    if (isNamedLikeClouds(above) && isTrackingSplit(above.parent_path()) && holdsClouds(clouds))
        return filesOf(above.parent_path(), clouds, clouds.filename().string());
    if (!isNamedLikeClouds(clouds) || !isTrackingSplit(above) || !holdsClouds(clouds))
        return std::nullopt;
    const auto name = onlySequence(above);
    if (!name)
        return std::unexpected(name.error());
    return filesOf(above, clouds, *name);
}

/// The only sequence of a folder of clouds, whether they lie in it or in folders of their own.
Found ofCloudFolder(const fs::path& folder)
{
    if (auto one = ofClouds(folder); !one || *one)
        return one;
    const auto sequences = isTrackingSplit(folder.parent_path()) ? foldersWithClouds(folder) : std::vector<fs::path>();
    if (sequences.size() > 1)
        return std::unexpected(
            fail(PL_TEXT("core", "holds %1 sequences; open one of its folders: %2"), sequences.size(), namesOf(sequences))
                .error()
                .in(folder));
    return sequences.empty() ? Found(std::nullopt) : ofClouds(sequences.front());
}

/// The image of a frame by the stem of its cloud.
fs::path imageOf(const fs::path& images, const std::string& stem)
{
    for (const char* extension : {".png", ".jpg"}) {
        if (isFile(images / (stem + extension)))
            return images / (stem + extension);
    }
    return {};
}

/// world_T_cloud by frame number, from the way of the IMU and where the IMU sits.
std::vector<NamedPose> cloudPoses(const std::vector<Pose>& first_T_imu, const Pose& lidar_T_imu, bool numbered)
{
    std::vector<NamedPose> out;
    for (std::size_t i = 0; i < first_T_imu.size(); ++i)
        out.push_back(
            {.frame = numbered ? shown(i) : std::string(), .world_T_cloud = lidar_T_imu * first_T_imu[i] * lidar_T_imu.inverse()});
    return out;
}

}  // namespace

Result<std::optional<KittiTrackingFiles>> findKittiTracking(const fs::path& path)
{
    if (auto one = ofClouds(path); !one || *one)
        return one;
    if (isNamedLikeClouds(path))
        return ofCloudFolder(path);
    for (const fs::path& split : {path, path / "training"}) {
        for (const char* folder : cloudFolders) {
            if (auto one = ofCloudFolder(split / folder); !one || *one)
                return one;
        }
    }
    return std::nullopt;
}

void addTrackingFiles(const KittiTrackingFiles& files, std::vector<FrameSource>& frames)
{
    for (FrameSource& frame : frames) {
        frame.labels = files.labels;
        frame.calibration = files.calibration;
        if (!files.images.empty())
            frame.image = imageOf(files.images, stemOf(frame.cloud));
    }
}

Result<void> addOxtsPoses(const KittiTrackingFiles& files, std::vector<FrameSource>& frames)
{
    if (files.oxts.empty() || files.calibration.empty())
        return {};
    const auto calibration = readText(files.calibration);
    if (!calibration)
        return std::unexpected(calibration.error());
    const auto lidar_T_imu = lidarFromImu(*calibration);
    if (!lidar_T_imu)
        return std::unexpected(lidar_T_imu.error().in(files.calibration));
    if (!*lidar_T_imu)
        return {};
    const auto oxts = readText(files.oxts);
    if (!oxts)
        return std::unexpected(oxts.error());
    const auto first_T_imu = imuPosesFromOxts(*oxts);
    if (!first_T_imu)
        return std::unexpected(first_T_imu.error().in(files.oxts));
    const bool numbered = std::ranges::all_of(frames, [](const FrameSource& frame) { return frameNumber(frame.name).has_value(); });
    if (auto assigned = assignPoses(frames, cloudPoses(*first_T_imu, **lidar_T_imu, numbered)); !assigned)
        return std::unexpected(assigned.error().in(files.oxts));
    return {};
}

}  // namespace pointloom
