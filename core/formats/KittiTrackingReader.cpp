// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiObjects.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/formats/KittiTrackingText.h"
#include "core/formats/TrackNumbers.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The only label file that a source means.
Result<fs::path> labelFile(const fs::path& source)
{
    std::error_code ignored;
    if (!fs::is_directory(source, ignored))
        return source;
    const fs::path folder = fs::is_directory(source / "label_02", ignored) ? source / "label_02" : source;
    const auto files = filesEnding(folder, ".txt");
    if (files.empty())
        return fail(PL_TEXT("core", "there is no KITTI tracking file (label_02/0000.txt) in the folder"));
    if (files.size() > 1)
        return fail(PL_TEXT("core", "holds the labels of %1 sequences; name one of the files: %2"), files.size(), namesOf(files));
    return files.front();
}

/// What stands in another folder under the same name: calib/0000.txt for label_02/0000.txt.
fs::path beside(const fs::path& labels, const char* folder, const char* extension)
{
    return labels.parent_path().parent_path() / folder / (labels.stem().string() + extension);
}

Result<std::map<long long, std::string>> namesBeside(const fs::path& labels)
{
    const fs::path path = beside(labels, "track_ids", ".csv");
    if (!isFile(path))
        return std::map<long long, std::string>();
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    auto names = namesFromTable(*text);
    if (!names)
        return std::unexpected(names.error().in(path));
    return names;
}

std::vector<LabelledFrame> framesIn(const KittiTrackingLabels& file)
{
    constexpr std::size_t digits = 6;  // as KITTI names its clouds
    std::vector<LabelledFrame> out;
    for (const auto& [number, frame] : file.frames) {
        std::string name = shown(number);
        name.insert(0, digits - std::min(digits, name.size()), '0');
        out.emplace_back().name = std::move(name);
    }
    return out;
}

LabelledBox boxOf(const KittiTrackedObject& tracked, const TrackNumbers& tracks, const Pose& camera_T_lidar, const LabelSchema* schema)
{
    LabelledBox out = fromKittiObject(tracked.object, camera_T_lidar, schema);
    out.attributes.erase(truncationKey);  // a level is no share
    if (tracked.track >= 0)
        out.track = tracks.nameOf(tracked.track);
    return out;
}

/// Puts what the file holds into the frames that are there.
Result<void> place(KittiTrackingLabels& file, const TrackNumbers& tracks, const LabelSchema* schema, LabelSet& labels)
{
    const NumberedFrames numbers(frameNames(labels.frames));
    std::size_t placed = 0;
    std::size_t boxesLeft = 0;
    for (auto& [number, from] : file.frames) {
        const auto index = numbers.find(number);
        if (!index) {
            boxesLeft += from.objects.size();
            continue;
        }
        ++placed;
        LabelledFrame& frame = labels.frames[*index];
        frame.keptLines = std::move(from.keptLines);
        for (const KittiTrackedObject& tracked : from.objects)
            frame.boxes.push_back(boxOf(tracked, tracks, calibrationOf(frame).camera_T_lidar, schema));
    }
    if (placed == 0 && !file.frames.empty())
        return fail(PL_TEXT("core", "holds the frames %1 to %2, of which the dataset has none; are these the labels of another sequence?"),
                    file.frames.begin()->first, file.frames.rbegin()->first);
    if (const std::size_t absent = file.frames.size() - placed; absent > 0)
        labels.remarks.push_back(
            message(PL_TEXT("core", "%1 labelled frames have no cloud: their %2 boxes are left out"), absent, boxesLeft));
    if (file.keptWithTrack > 0)
        labels.remarks.push_back(
            message(PL_TEXT("core", "%1 lines name a track but have no volume: they are kept without it"), file.keptWithTrack));
    return {};
}

}  // namespace

Result<void> readKittiTrackingLabels(const fs::path& file, const LabelSchema* schema, LabelSet& labels)
{
    const Result<std::string> text = readText(file);
    if (!text)
        return std::unexpected(text.error());
    auto read = kittiTrackingFromText(*text);
    if (!read)
        return std::unexpected(read.error().in(file));
    auto names = namesBeside(file);
    if (!names)
        return std::unexpected(names.error());
    const TrackNumbers tracks{.numberOf = {}, .names = std::move(*names)};
    LabelledFrame calibrated;
    if (auto found = readCalibrationFile(beside(file, "calib", ".txt"), calibrated); !found)
        return std::unexpected(found.error());

    if (labels.frames.empty())
        labels.frames = framesIn(*read);
    for (LabelledFrame& frame : labels.frames) {
        frame.boxes.clear();
        frame.keptLines.clear();
        if (calibrated.calibration) {
            frame.calibration = calibrated.calibration;
            frame.calibrationText = calibrated.calibrationText;
        }
    }
    if (auto placed = place(*read, tracks, schema, labels); !placed)
        return std::unexpected(placed.error().in(file));
    return {};
}

Result<LabelSet> KittiTrackingFormat::read(const fs::path& source, std::span<const LabelledFrame> frames,
                                           const FormatOptions& options) const
{
    const auto file = labelFile(source);
    if (!file)
        return std::unexpected(file.error().in(source));
    LabelSet out{.name = file->stem().string(), .frames = {frames.begin(), frames.end()}, .dataset = {}};
    if (auto read = readKittiTrackingLabels(*file, options.schema, out); !read)
        return std::unexpected(read.error());
    return out;
}

}  // namespace pointloom
