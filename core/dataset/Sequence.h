// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/camera/KittiCalibration.h"
#include "core/cloud/CloudReader.h"
#include "core/geometry/OrientedBox.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

enum class DatasetLayout {
    kittiObject,    ///< velodyne/, calib/, label_2/, image_2/
    kittiTracking,  ///< velodyne/0000/, calib/0000.txt, label_02/0000.txt, image_02/0000/, oxts/0000.txt
    plainFrames,    ///< clouds in one folder in natural order, poses.txt when present
};

/// One moment of a sequence: where its files are. Nothing is read yet.
struct FrameSource
{
    std::string name;  ///< the file's stem: "000008"
    std::filesystem::path cloud;
    std::filesystem::path labels;       ///< KITTI label file, of a tracking sequence the one for all frames; empty when there is none
    std::filesystem::path calibration;  ///< KITTI calibration, of a tracking sequence the one for all frames; empty when there is none
    std::filesystem::path image;        ///< empty when there is none
    std::optional<Pose> world_T_cloud;  ///< from poses.txt, poses_*.txt or oxts
};

/// A dataset folder seen as frames in order. The folder is only ever read.
struct Sequence
{
    std::string name;            ///< the folder's name; of a tracking sequence its number
    std::filesystem::path root;  ///< absolute
    DatasetLayout layout = DatasetLayout::plainFrames;
    std::vector<FrameSource> frames;
    Eigen::Vector3d origin_m = Eigen::Vector3d::Zero();  ///< taken off every cloud's coordinates before they become float32
    double period_s = 0.1;                               ///< from frame to frame: by the times in their names where there are some
    std::filesystem::path split{};  ///< KITTI tracking: the folder above root with the labels of all sequences; else empty

    [[nodiscard]] std::optional<int> indexOf(std::string_view frameName) const;

    /// The folder with everything that belongs to the sequence: nothing is ever written there.
    [[nodiscard]] const std::filesystem::path& dataset() const { return split.empty() ? root : split; }
};

/// Finds out what a folder (or one cloud file) holds: a sequence of KITTI tracking, KITTI object (both also when given the split, its
/// parent or its velodyne folder), else plain frames. Fails when there is no cloud in it, or several sequences. Chooses the sequence's
/// origin from its first frame.
[[nodiscard]] Result<Sequence> openDataset(const std::filesystem::path& path);

/// Reads one frame's cloud relative to the sequence's origin.
[[nodiscard]] Result<PointCloud> readFrameCloud(const Sequence& sequence, int frame);

/// Reads one frame's calibration; nothing when the dataset has none.
[[nodiscard]] Result<std::optional<KittiCalibration>> readFrameCalibration(const Sequence& sequence, int frame);

}  // namespace pointloom
