// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/DatasetLayout.h"
#include "core/dataset/layouts/KittiCameras.h"

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The folder with velodyne/ in it that a path means, if any: itself, its training/, or its parent.
fs::path kittiSplit(const fs::path& path)
{
    if (path.filename() == "velodyne"
        && (isFolder(folderCalled(path.parent_path(), "calib")) || isFolder(folderCalled(path.parent_path(), "label_2"))))
        return path.parent_path();
    for (const fs::path& candidate : {path, path / "training"}) {
        if (isFolder(candidate / "velodyne"))
            return candidate;
    }
    return {};
}

/// KITTI object: velodyne/, calib/, label_2/, image_2/, image_3/, each with a file for every frame.
class KittiObjectLayout : public DatasetLayout
{
public:
    [[nodiscard]] std::string_view key() const override { return "kitti-object"; }
    [[nodiscard]] Message title() const override { return message(PL_TEXT("core", "KITTI object")); }

    [[nodiscard]] double recognise(const fs::path& path) const override
    {
        constexpr double byItsClouds = 0.8;  // the tracking set has a velodyne folder, too
        return kittiSplit(path).empty() ? 0 : byItsClouds;
    }

    [[nodiscard]] Result<Sequence> open(const fs::path& path) const override
    {
        const fs::path split = kittiSplit(path);
        auto sequence = sequenceOfClouds(split / "velodyne", split, key());
        if (!sequence)
            return sequence;
        sequence->labelFormat = "kitti";
        const FilesByStem labels(folderCalled(split, "label_2"), {".txt"});
        const FilesByStem calibrations(folderCalled(split, "calib"), {".txt"});
        for (FrameSource& frame : sequence->frames) {
            frame.labels = labels.of(stemOf(frame.cloud()));
            frame.calibration = calibrations.of(stemOf(frame.cloud()));
        }
        addKittiImages(*sequence, leftKittiCamera, folderCalled(split, "image_2"));
        addKittiImages(*sequence, rightKittiCamera, folderCalled(split, "image_3"));
        addKittiCameras(*sequence);
        return sequence;
    }

    [[nodiscard]] Result<std::optional<CameraModel>> readCamera(const Sequence& /*sequence*/, const FrameSource& frame,
                                                                std::string_view camera) const override
    {
        return readKittiCamera(frame, camera);
    }
};

}  // namespace

std::unique_ptr<const DatasetLayout> kittiObjectLayout()
{
    return std::make_unique<KittiObjectLayout>();
}

}  // namespace pointloom
