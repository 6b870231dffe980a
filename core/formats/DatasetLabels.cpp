// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DatasetLabels.h"

#include "core/camera/ImageSize.h"
#include "core/formats/KittiFormat.h"
#include "core/formats/KittiObjects.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/schema/ClassNames.h"

#include <utility>

namespace pointloom {
namespace {

/// Whether the dataset's own labels and calibrations are written as KITTI writes them.
bool areKittiFiles(const Sequence& sequence)
{
    return sequence.labelFormat == KittiFormat().key() || sequence.labelFormat == KittiTrackingFormat().key();
}

Result<void> readKittiCalibration(const FrameSource& source, LabelledFrame& out)
{
    return source.calibration.empty() ? Result<void>() : readCalibrationFile(source.calibration, out);
}

/// The first camera of a frame, when KITTI can say it.
Result<void> describeCamera(const Sequence& sequence, int index, LabelledFrame& out)
{
    const FrameSource& source = sequence.frames[static_cast<std::size_t>(index)];
    if (source.images.empty())
        return {};
    const auto camera = readCamera(sequence, index, source.images.front().camera);
    if (!camera)
        return std::unexpected(camera.error());
    if (*camera)
        out.calibration = kittiCalibrationOf(seenFromCloud(**camera, sequence, index, source.images.front()));
    return {};
}

Result<LabelledFrame> describe(const Sequence& sequence, int index)
{
    const FrameSource& source = sequence.frames[static_cast<std::size_t>(index)];
    LabelledFrame out;
    out.name = source.name;
    out.cloud = source.cloud().filename();
    out.world_T_cloud = sequence.world_T_cloud(static_cast<std::size_t>(index));
    if (!source.images.empty())
        out.image_px = imageSize(source.images.front().file);
    if (auto read = areKittiFiles(sequence) ? readKittiCalibration(source, out) : describeCamera(sequence, index, out); !read)
        return std::unexpected(read.error());
    return out;
}

/// Keeps the boxes whose class the scheme knows and says which others there were.
void leaveOutUnknown(ImportedLabels& imported, const LabelSchema& schema)
{
    std::map<std::string, std::size_t> unknown;
    for (LabelledFrame& frame : imported.labels.frames) {
        std::erase_if(frame.boxes, [&](const LabelledBox& box) {
            const bool leaveOut = schema.findClass(box.classKey) == nullptr;
            if (leaveOut)
                ++unknown[box.classKey];
            return leaveOut;
        });
    }
    for (const auto& [name, boxes] : unknown)
        imported.remarks.push_back(
            message(PL_TEXT("core", "%1 boxes of the class %2 are left out: the scheme does not know it"), boxes, name));
}

ImportedLabels withKnownClasses(LabelSet labels, const LabelSchema& schema)
{
    ImportedLabels out{.labels = std::move(labels), .remarks = {}};
    out.remarks = std::exchange(out.labels.remarks, {});
    leaveOutUnknown(out, schema);
    return out;
}

}  // namespace

Result<LabelSet> describeDataset(const Sequence& sequence, const std::function<void(double)>& progress, std::stop_token stop)
{
    LabelSet out{.name = sequence.name, .frames = {}, .dataset = sequence.dataset()};
    for (std::size_t i = 0; i < sequence.frames.size(); ++i) {
        if (stop.stop_requested())
            return fail(PL_TEXT("core", "was stopped; nothing has been written"));
        Result<LabelledFrame> frame = describe(sequence, static_cast<int>(i));
        if (!frame)
            return std::unexpected(frame.error());
        out.frames.push_back(std::move(*frame));
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(sequence.frames.size()));
    }
    return out;
}

Result<void> readDatasetLabels(const Sequence& sequence, const LabelSchema* schema, LabelSet& dataset)
{
    if (sequence.labelFormat == KittiTrackingFormat().key()) {
        const std::filesystem::path& file = sequence.frames.front().labels;  // one for all
        return file.empty() ? Result<void>() : readKittiTrackingLabels(file, schema, dataset);
    }
    for (std::size_t i = 0; i < sequence.frames.size(); ++i) {
        if (sequence.frames[i].labels.empty())
            continue;
        if (auto read = readKittiLabels(sequence.frames[i].labels, schema, dataset.frames[i]); !read)
            return read;
    }
    return {};
}

Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema)
{
    Result<LabelSet> labels = describeDataset(sequence);
    if (!labels)
        return std::unexpected(labels.error());
    if (auto read = readDatasetLabels(sequence, &schema, *labels); !read)
        return std::unexpected(read.error());
    return withKnownClasses(std::move(*labels), schema);
}

Result<ImportedLabels> importLabels(const Sequence& sequence, const LabelFormat& format, const std::filesystem::path& source,
                                    const LabelSchema& schema)
{
    const Result<LabelSet> dataset = describeDataset(sequence);
    if (!dataset)
        return std::unexpected(dataset.error());
    Result<LabelSet> labels = format.read(source, dataset->frames, {.schema = &schema});
    if (!labels)
        return std::unexpected(labels.error());
    for (LabelledFrame& frame : labels->frames) {
        for (LabelledBox& box : frame.boxes) {
            if (const ClassDef* called = findClassCalled(schema, box.classKey))
                box.classKey = called->key;
        }
    }
    return withKnownClasses(std::move(*labels), schema);
}

}  // namespace pointloom
