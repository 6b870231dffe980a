// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/Sequence.h"

#include "core/base/File.h"
#include "core/camera/ImageSize.h"
#include "core/dataset/DatasetLayout.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/FrameTimes.h"

#include <algorithm>
#include <cassert>
#include <system_error>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// "frames/" means "frames", but its file name would be empty.
fs::path withoutTrailingSlash(const fs::path& path)
{
    return path.has_filename() ? path : path.parent_path();
}

Result<const FrameSource*> frameOf(const Sequence& sequence, int frame)
{
    if (frame < 0 || static_cast<std::size_t>(frame) >= sequence.frames.size())
        return std::unexpected(
            fail(PL_TEXT("core", "has no frame %1; there are %2"), frame, sequence.frames.size()).error().in(sequence.root));
    return &sequence.frames[static_cast<std::size_t>(frame)];
}

/// From the first frame that can be read: a broken one must not keep the others from being labelled. One cloud by itself has to be
/// readable.
Result<void> chooseOrigin(Sequence& sequence)
{
    constexpr std::size_t attempts = 20;
    for (std::size_t i = 0; i < std::min(attempts, sequence.frames.size()); ++i) {
        const auto origin_m = readOrigin(sequence.frames[i].cloud(), sequence.columns);
        if (origin_m) {
            sequence.origin_m = *origin_m;
            return {};
        }
        if (sequence.isPart)
            return std::unexpected(origin_m.error());
    }
    return {};
}

}  // namespace

const FrameImage* FrameSource::image(std::string_view camera) const
{
    const auto found = std::ranges::find(images, camera, &FrameImage::camera);
    return found == images.end() ? nullptr : &*found;
}

std::optional<int> Sequence::indexOf(std::string_view frameName) const
{
    const auto found = std::ranges::find(frames, frameName, &FrameSource::name);
    return found == frames.end() ? std::nullopt : std::optional(static_cast<int>(found - frames.begin()));
}

const Sensor* Sequence::sensor(std::string_view key) const
{
    const auto found = std::ranges::find(sensors, key, &Sensor::key);
    return found == sensors.end() ? nullptr : &*found;
}

Pose Sequence::ego_T_cloud(std::size_t frame) const
{
    const Sensor* lidar = sensor(frames[frame].clouds.front().sensor);
    return lidar != nullptr ? lidar->ego_T_sensor.value_or(Pose::Identity()) : Pose::Identity();
}

std::optional<Pose> Sequence::world_T_cloud(std::size_t frame) const
{
    const auto& world_T_ego = frames[frame].world_T_ego;
    return world_T_ego ? std::optional<Pose>(*world_T_ego * ego_T_cloud(frame)) : std::nullopt;
}

bool Sequence::hasWorld() const
{
    const auto posed = std::ranges::count_if(frames, [](const FrameSource& frame) { return frame.world_T_ego.has_value(); });
    return posed > 0 && 2 * static_cast<std::size_t>(posed) >= frames.size();
}

const fs::path* Sequence::firstHeaderlessCloud() const
{
    const auto found = std::ranges::find_if(frames, [](const FrameSource& frame) { return promisesNoHeader(frame.cloud()); });
    return found == frames.end() ? nullptr : &found->cloud();
}

Result<Sequence> openDataset(const fs::path& path, const OpenOptions& options)
{
    const fs::path absolute = withoutTrailingSlash(absolutePath(path));
    std::error_code problem;
    if (path.empty() || !fs::exists(absolute, problem))
        return problem ? failIn(path, message(PL_TEXT("core", "cannot be opened: %1"), problem.message()))
                       : std::unexpected(nothingAt(path));
    const DatasetLayout* best = nullptr;
    double score = 0;
    for (const auto& layout : datasetLayouts()) {
        if (const double its = layout->recognise(absolute); its > score) {
            best = layout.get();
            score = its;
        }
    }
    assert(best != nullptr);  // some layout takes any folder, and one any file
    auto sequence = best->open(absolute);
    if (!sequence)
        return sequence;
    sequence->columns = options.columns;
    if (auto chosen = chooseOrigin(*sequence); !chosen)
        return std::unexpected(chosen.error());
    if (sequence->isPart)  // one cloud alone moves nowhere
        return sequence;
    setTimes(*sequence, options.period_s);
    if (auto added = addPoses(*sequence, options.poses); !added)
        return std::unexpected(added.error());
    return sequence;
}

Result<PointCloud> readFrameCloud(const Sequence& sequence, int frame, std::stop_token stop)
{
    const auto source = frameOf(sequence, frame);
    if (!source)
        return std::unexpected(source.error());
    return readCloud((*source)->cloud(),
                     {.format = {}, .columns = sequence.columns, .origin_m = sequence.origin_m, .stop = std::move(stop)});
}

Result<std::optional<CameraModel>> readCamera(const Sequence& sequence, int frame, std::string_view camera)
{
    const auto source = frameOf(sequence, frame);
    if (!source)
        return std::unexpected(source.error());
    const DatasetLayout* layout = findDatasetLayout(sequence.layout);
    if (layout == nullptr)
        return std::nullopt;
    auto model = layout->readCamera(sequence, **source, camera);
    const FrameImage* image = (*source)->image(camera);
    if (model && *model && !(*model)->size_px && image != nullptr)
        (*model)->size_px = imageSize(image->file);
    return model;
}

CameraModel seenFromCloud(const CameraModel& camera, const Sequence& sequence, int frame, const FrameImage& image)
{
    const auto number = static_cast<std::size_t>(frame);
    CameraModel out = camera;
    if (const auto& world_T_frame = sequence.frames[number].world_T_ego; world_T_frame && image.world_T_ego)
        out.camera_T_ego = out.camera_T_ego * image.world_T_ego->inverse() * *world_T_frame;
    out.camera_T_ego = out.camera_T_ego * sequence.ego_T_cloud(number);
    return out;
}

}  // namespace pointloom
