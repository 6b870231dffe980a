// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/formats/Export.h"
#include "core/formats/ImageSize.h"
#include "core/formats/KittiFormat.h"
#include "core/formats/KittiTrackingFormat.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pointloom {
namespace {

/// Everything about a frame, with the labels that a file of its own has of it.
Result<LabelledFrame> describe(const Sequence& sequence, int index, const LabelSchema* schema)
{
    const FrameSource& source = sequence.frames[static_cast<std::size_t>(index)];
    LabelledFrame out;
    out.name = source.name;
    out.cloud = source.cloud.filename();
    out.world_T_cloud = source.world_T_cloud;
    auto calibration = readFrameCalibration(sequence, index);
    if (!calibration)
        return std::unexpected(calibration.error());
    out.calibration = std::move(*calibration);
    if (out.calibration && !source.calibration.empty()) {
        Result<std::string> text = readText(source.calibration);
        if (!text)
            return std::unexpected(text.error());
        out.calibrationText = std::move(*text);
    }
    if (!source.image.empty())
        out.image_px = imageSize(source.image);
    if (!source.labels.empty() && sequence.layout == DatasetLayout::kittiObject) {
        if (auto read = readKittiLabels(source.labels, schema, out); !read)
            return std::unexpected(read.error());
    }
    return out;
}

/// The dataset as it is, labels included.
Result<LabelSet> describeAll(const Sequence& sequence, const LabelSchema* schema, const std::function<void(double)>& progress,
                             const std::stop_token& stop)
{
    LabelSet out{.name = sequence.name, .frames = {}, .dataset = sequence.dataset()};
    for (std::size_t i = 0; i < sequence.frames.size(); ++i) {
        if (stop.stop_requested())
            return fail(PL_TEXT("core", "was stopped; nothing has been written"));
        Result<LabelledFrame> frame = describe(sequence, static_cast<int>(i), schema);
        if (!frame)
            return std::unexpected(frame.error());
        out.frames.push_back(std::move(*frame));
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(sequence.frames.size()));
    }
    if (sequence.layout != DatasetLayout::kittiTracking || sequence.frames.front().labels.empty())
        return out;
    if (auto read = readKittiTrackingLabels(sequence.frames.front().labels, schema, out); !read)
        return std::unexpected(read.error());
    return out;
}

/// The name that a track goes by in files: the one it was imported with, when no other track has it, else its number; a number that
/// is some other track's imported name gives way to a free one.
std::map<Id<Track>, std::string> trackNames(const Labels& labels)
{
    std::map<Id<Track>, std::string> out;
    std::set<std::string> taken;
    std::uint64_t last = 0;
    for (const auto& [id, track] : labels.tracks()) {
        last = std::max(last, id.value);
        if (!track.externalId.empty() && taken.insert(track.externalId).second)
            out[id] = track.externalId;
    }
    for (const auto& [id, track] : labels.tracks()) {
        if (out.contains(id))
            continue;
        std::uint64_t number = id.value;
        while (!taken.insert(shown(number)).second)
            number = ++last;
        out[id] = shown(number);
    }
    return out;
}

/// The answers that are asked for: one that was given while another class or another answer made it apply no longer counts.
AttributeMap answersOf(const Cuboid& cuboid, const Track& track, const LabelSchema& schema)
{
    AttributeMap all = track.attributes;
    for (const auto& [key, value] : cuboid.attributes)
        all[key] = value;
    AttributeMap out = all;
    std::erase_if(out, [&](const auto& answer) {
        const AttributeDef* known = schema.findAttribute(answer.first);
        return known != nullptr && !applies(*known, track.classKey, all);
    });
    return out;
}

Result<void> checkFrames(const Sequence& sequence, const Labels& labels)
{
    const std::vector<int> labelled = labels.labelledFrames();
    if (!labelled.empty() && static_cast<std::size_t>(labelled.back()) >= sequence.frames.size())
        return fail(PL_TEXT("core", "there are boxes in frame %1, but the dataset has only %2 frames; was something removed from %3?"),
                    labelled.back() + 1, sequence.frames.size(), sequence.root.string());
    return {};
}

}  // namespace

Result<LabelSet> collectLabels(const Sequence& sequence, const Labels& labels, const LabelSchema& schema,
                               const std::function<void(double)>& progress, std::stop_token stop)
{
    if (auto checked = checkFrames(sequence, labels); !checked)
        return std::unexpected(checked.error());
    Result<LabelSet> out = describeAll(sequence, nullptr, progress, stop);
    if (!out)
        return out;
    out->remarks.clear();  // about the dataset's own boxes, which the document's replace
    const auto names = trackNames(labels);
    for (std::size_t i = 0; i < out->frames.size(); ++i) {
        LabelledFrame& frame = out->frames[i];
        frame.boxes.clear();  // only the dataset's lines without a box stay
        for (const auto& [id, cuboid] : labels.frame(static_cast<int>(i))) {
            const Track* track = labels.trackOf(cuboid);
            if (track == nullptr)
                return fail(PL_TEXT("core", "a box in frame %1 belongs to a track that does not exist"), frame.name);
            frame.boxes.push_back({.track = names.at(track->id),
                                   .classKey = track->classKey,
                                   .box = cuboid.box,
                                   .attributes = answersOf(cuboid, *track, schema),
                                   .score = cuboid.score,
                                   .state = cuboid.state});
        }
    }
    return out;
}

Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema)
{
    Result<LabelSet> labels = describeAll(sequence, &schema, {}, {});
    if (!labels)
        return std::unexpected(labels.error());
    ImportedLabels out{.labels = std::move(*labels), .remarks = {}};
    out.remarks = std::exchange(out.labels.remarks, {});
    std::map<std::string, std::size_t> unknown;
    for (LabelledFrame& frame : out.labels.frames) {
        std::erase_if(frame.boxes, [&](const LabelledBox& box) {
            const bool leaveOut = schema.findClass(box.classKey) == nullptr;
            unknown[box.classKey] += leaveOut ? 1 : 0;
            return leaveOut;
        });
    }
    for (const auto& [name, boxes] : unknown) {
        if (boxes > 0)
            out.remarks.push_back(
                message(PL_TEXT("core", "%1 boxes of the class %2 are left out: the scheme does not know it"), boxes, name));
    }
    return out;
}

}  // namespace pointloom
