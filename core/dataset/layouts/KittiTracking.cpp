// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/camera/KittiCalibration.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/DatasetLayout.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/NumberedFrames.h"
#include "core/dataset/layouts/KittiCameras.h"
#include "core/dataset/layouts/KittiOxts.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Where the files of one sequence of the KITTI tracking set lie. What is not there is empty.
struct KittiTrackingFiles
{
    std::string name;  ///< "0000"
    fs::path split;    ///< the folder with the clouds, labels and calibrations of all sequences
    fs::path clouds;
    fs::path labels;       ///< one file for all frames
    fs::path calibration;  ///< one file for all frames
    fs::path oxts;
};

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
    return {.name = name,
            .split = split,
            .clouds = clouds,
            .labels = ifThere(split / "label_02" / file),
            .calibration = ifThere(split / "calib" / file),
            .oxts = ifThere(split / "oxts" / file)};
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

/// world_T_cloud by frame number, from the way of the IMU and where the IMU sits.
std::vector<NamedPose> cloudPoses(const std::vector<Pose>& first_T_imu, const Pose& lidar_T_imu, bool numbered)
{
    std::vector<NamedPose> out;
    out.reserve(first_T_imu.size());
    for (std::size_t i = 0; i < first_T_imu.size(); ++i)
        out.push_back(
            {.frame = numbered ? shown(i) : std::string(), .world_T_cloud = lidar_T_imu * first_T_imu[i] * lidar_T_imu.inverse()});
    return out;
}

/// The sequence that a path means: the folder of its clouds (velodyne/0000 beside label_02/0000.txt), or the split, its parent or its
/// velodyne when there is only one. The clouds may also lie in velodyne or velodyne_pcd itself, as in extracts of one sequence. Nothing
/// when the folder is of another layout; fails when several sequences are meant, and names them.
Found findKittiTracking(const fs::path& path)
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

/// Poses from oxts, one line per frame number, in the world of the cloud of number 0. Without oxts, or without the way from the IMU to the
/// lidar in the calibration, the frames stay as they are. Poses that lie beside the clouds are taken in their place later.
Result<void> addOxtsPoses(const KittiTrackingFiles& files, Sequence& sequence)
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
    std::vector<std::string> names;
    for (const FrameSource& frame : sequence.frames)
        names.push_back(frame.name);
    const bool numbered = std::ranges::all_of(names, [](const std::string& name) { return frameNumber(name).has_value(); });
    const auto poses = cloudPoses(*first_T_imu, **lidar_T_imu, numbered);
    const PoseAssignment assigned = assignPoses(names, poses);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto place = assigned.places[i])
            sequence.frames[i].world_T_ego = poses[*place].world_T_cloud;
    }
    if (assigned.amiss)
        return std::unexpected(Error{*assigned.amiss, files.oxts.string()});
    return {};
}

/// KITTI tracking: velodyne/0000/, calib/0000.txt, label_02/0000.txt, image_02/0000/, image_03/0000/, oxts/0000.txt. The root is the
/// folder of the clouds: other sequences share the rest.
class KittiTrackingLayout : public DatasetLayout
{
public:
    [[nodiscard]] std::string_view key() const override { return "kitti-tracking"; }
    [[nodiscard]] Message title() const override { return message(PL_TEXT("core", "KITTI tracking")); }
    [[nodiscard]] Message titleOf(const Sequence& sequence) const override
    {
        return message(PL_TEXT("core", "KITTI tracking, sequence %1"), sequence.name);
    }

    [[nodiscard]] double recognise(const fs::path& path) const override
    {
        const Found found = findKittiTracking(path);
        return !found || *found ? 1 : 0;  // what is not clear in it is for open() to say
    }

    [[nodiscard]] Result<Sequence> open(const fs::path& path) const override
    {
        const Found found = findKittiTracking(path);
        if (!found)
            return std::unexpected(found.error());
        const KittiTrackingFiles& files = found->value();
        auto sequence = sequenceOfClouds(files.clouds, files.clouds, key());
        if (!sequence)
            return sequence;
        sequence->name = files.name;
        sequence->sharedFolder = files.split;
        sequence->labelFormat = key();
        for (FrameSource& frame : sequence->frames) {
            frame.labels = files.labels;
            frame.calibration = files.calibration;
        }
        for (const auto& [folder, camera] : {std::pair("image_02", leftKittiCamera), {"image_03", rightKittiCamera}}) {
            const fs::path own = files.split / folder / files.name;
            addKittiImages(*sequence, camera, isFolder(own) ? own : files.split / folder);
        }
        addKittiCameras(*sequence);
        if (auto added = addOxtsPoses(files, *sequence); !added)
            sequence->notes.push_back(added.error());  // boxes can be put without poses
        return sequence;
    }

    [[nodiscard]] Result<std::optional<CameraModel>> readCamera(const Sequence& /*sequence*/, const FrameSource& frame,
                                                                std::string_view camera) const override
    {
        return readKittiCamera(frame, camera);
    }
};

}  // namespace

std::unique_ptr<const DatasetLayout> kittiTrackingLayout()
{
    return std::make_unique<KittiTrackingLayout>();
}

}  // namespace pointloom
