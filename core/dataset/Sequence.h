// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/camera/CameraModel.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/FrameClock.h"
#include "core/geometry/OrientedBox.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

enum class SensorKind { lidar, camera };

/// What recorded a sequence.
struct Sensor
{
    std::string key;  ///< "lidar", "camera_2", "front"
    SensorKind kind = SensorKind::lidar;
    /// Where it sits. Nothing for a camera whose calibration belongs to each frame: readCamera tells.
    std::optional<Pose> ego_T_sensor{};
};

/// One cloud of a frame.
struct FrameCloud
{
    std::string sensor;  ///< a lidar's key
    std::filesystem::path file;
};

/// One picture of a frame.
struct FrameImage
{
    std::string camera;  ///< a camera's key
    std::filesystem::path file;
    std::optional<double> time_s{};     ///< when it was taken, where the dataset says
    std::optional<Pose> world_T_ego{};  ///< where the vehicle was then; nothing where it is taken to be where the frame is
};

/// One moment of a sequence: where its files are. Nothing is read yet.
struct FrameSource
{
    std::string name;                     ///< the file's stem: "000008"
    std::vector<FrameCloud> clouds{};     ///< the first is the one that is labelled; there is one at least
    std::vector<FrameImage> images{};     ///< in the order of the sequence's cameras, those that are there
    std::filesystem::path labels{};       ///< the label file, which several frames may share; empty when there is none
    std::filesystem::path calibration{};  ///< a file that says how the cameras see, which frames may share; empty when there is none
    std::optional<Pose> world_T_ego{};    ///< from poses.txt, poses_*.txt or the dataset's own
    std::optional<double> time_s{};       ///< when it was measured, where its name or the dataset says
    std::string key{};                    ///< by what labels know it, where that is not its name: it has been renamed since it was labelled

    /// The file of the cloud that is labelled.
    [[nodiscard]] const std::filesystem::path& cloud() const { return clouds.front().file; }
    /// Null where the frame has no picture of the camera.
    [[nodiscard]] const FrameImage* image(std::string_view camera) const;
};

/// Who says when the frames were measured.
enum class TimeSource {
    assumed,  ///< nobody: even steps of the usual period
    counted,  ///< nobody, but the numbers in their names show which are missing
    names,    ///< the times in their names
    file,     ///< times.txt or timestamps.txt
    poses,    ///< the times of their poses
    told,     ///< a person
};

/// A dataset folder seen as frames in order. The folder is only ever read.
struct Sequence
{
    std::string name;            ///< the folder's name; of a tracking sequence its number
    std::filesystem::path root;  ///< absolute
    std::string layout;          ///< key of the DatasetLayout that knows its files
    std::vector<Sensor> sensors{};
    std::vector<FrameSource> frames{};
    Eigen::Vector3d origin_m = Eigen::Vector3d::Zero();  ///< taken off every cloud's coordinates before they become float32
    FrameClock clock{};                                  ///< when the frames were measured
    TimeSource timeSource = TimeSource::assumed;
    std::vector<Error> notes{};            ///< what is amiss in the dataset, or was to be decided, when it was opened
    std::string labelFormat{};             ///< key of the format of its labels and calibrations, "kitti"; empty where no format is known
    std::vector<Column> columns{};         ///< of clouds without a header, as a person said; empty: as each one's numbers say
    bool isPart = false;                   ///< there are more frames in root than these: one cloud was opened by itself
    std::filesystem::path sharedFolder{};  ///< above root: what several sequences share; empty when there is nothing

    [[nodiscard]] std::optional<int> indexOf(std::string_view frameName) const;

    /// The folder with everything that belongs to the sequence: nothing is ever written there.
    [[nodiscard]] const std::filesystem::path& dataset() const { return sharedFolder.empty() ? root : sharedFolder; }

    /// Null where there is no such sensor.
    [[nodiscard]] const Sensor* sensor(std::string_view key) const;

    /// Where the cloud of a frame that is labelled stood in the vehicle, and in the world where that is known.
    [[nodiscard]] Pose ego_T_cloud(std::size_t frame) const;
    [[nodiscard]] std::optional<Pose> world_T_cloud(std::size_t frame) const;
    /// Whether there are poses enough to join frames by: half of the frames have one at least.
    [[nodiscard]] bool hasWorld() const;
    /// The first cloud whose name promises a file without a header, of which a person may say the columns; null where there is none.
    [[nodiscard]] const std::filesystem::path* firstHeaderlessCloud() const;
};

/// What a person tells about a dataset that it does not say, or says otherwise.
struct OpenOptions
{
    std::filesystem::path poses{};     ///< a file of poses in place of the dataset's own
    std::optional<double> period_s{};  ///< from frame to frame, where none is missing
    std::vector<Column> columns{};     ///< of clouds without a header; empty: found out from each one's numbers
    bool columnsAnew = false;          ///< whatever was told of the columns before holds no longer, see store/ToldOpening.h
};

/// Finds out what a folder (or one cloud file) holds by asking every layout, see Layouts.cpp, and opens it as the one that recognises it
/// best. Fails when there is no cloud in it, or several sequences, or when the poses that were told cannot be taken; poses of its own that
/// cannot be are left out, and it is noted why. Chooses the sequence's origin from its first frame. Frames are ordered by time where that
/// is known.
[[nodiscard]] Result<Sequence> openDataset(const std::filesystem::path& path, const OpenOptions& options = {});

/// Reads the cloud of a frame that is labelled, relative to the sequence's origin. When stopped, it answers within milliseconds with a
/// failure that nobody need see.
[[nodiscard]] Result<PointCloud> readFrameCloud(const Sequence& sequence, int frame, std::stop_token stop = {});

/// How a camera sees at a frame, as the dataset says; with the size of the image where there is one. Nothing when the dataset does not say.
[[nodiscard]] Result<std::optional<CameraModel>> readCamera(const Sequence& sequence, int frame, std::string_view camera);

/// The same camera for what is known in the coordinates of the frame's cloud: its camera_T_ego takes these to the camera, also where the
/// cloud does not lie in the ego frame and where the vehicle went on between the scan and the picture.
[[nodiscard]] CameraModel seenFromCloud(const CameraModel& camera, const Sequence& sequence, int frame, const FrameImage& image);

}  // namespace pointloom
