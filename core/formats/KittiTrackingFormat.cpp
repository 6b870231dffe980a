// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiTrackingFormat.h"

#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiObjects.h"
#include "core/formats/KittiTrackingText.h"
#include "core/formats/TrackNumbers.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

const std::string nameless = "0000";  // KITTI's first sequence

std::string sequenceName(const LabelSet& labels)
{
    return isFileName(labels.name) ? labels.name : nameless;
}

const LabelledFrame* firstCalibrated(const LabelSet& labels)
{
    const auto found = std::ranges::find_if(labels.frames, [](const LabelledFrame& frame) { return frame.calibration.has_value(); });
    return found == labels.frames.end() ? nullptr : &*found;
}

bool isSame(const KittiCalibration& a, const KittiCalibration& b)
{
    return a.P2 == b.P2 && a.camera_T_lidar.matrix() == b.camera_T_lidar.matrix();
}

/// A frame's calibration and image where the whole sequence has the first frame's; without its boxes.
LabelledFrame camera(const LabelledFrame& frame, const LabelledFrame* calibrated)
{
    LabelledFrame out;
    if (calibrated != nullptr)
        out.calibration = calibrated->calibration;
    out.image_px = frame.image_px;
    return out;
}

/// What of a label set the format carries, box by box: for writing it and for saying what can be read back.
struct Carried
{
    NumberedFrames frames;
    TrackNumbers tracks;
    const LabelledFrame* calibrated;  ///< the frame whose calibration is that of the sequence; may be null

    explicit Carried(const LabelSet& labels)
        : frames(frameNames(labels.frames)), tracks(trackNumbers(labels)), calibrated(firstCalibrated(labels))
    {}
};

void noteTracks(const TrackNumbers& tracks, FormatNotes& notes)
{
    if (!tracks.names.empty())
        notes.remarks.push_back(message(PL_TEXT("core", "%1 tracks get a number for their name, see track_ids: %2"), tracks.names.size(),
                                        listed(tracks.names)));
    if (tracks.separated > 0)
        notes.losses.push_back(message(
            PL_TEXT("core", "%1 boxes share track and frame with another: they are written as tracks of their own"), tracks.separated));
}

void noteFrames(const LabelSet& labels, const Carried& carried, FormatNotes& notes)
{
    std::size_t empty = 0;
    std::size_t otherwise = 0;
    std::size_t levels = 0;
    for (const LabelledFrame& frame : labels.frames) {
        empty += frame.boxes.empty() && frame.keptLines.empty() ? 1 : 0;
        const bool same =
            carried.calibrated == nullptr || (frame.calibration && isSame(*frame.calibration, *carried.calibrated->calibration));
        otherwise += same ? 0 : 1;
        levels += static_cast<std::size_t>(
            std::ranges::count_if(frame.boxes, [](const LabelledBox& box) { return box.attributes.contains(truncationKey); }));
    }
    if (!carried.frames.areNames())
        notes.remarks.push_back(message(PL_TEXT("core", "the frames' names are no numbers: they are counted from 0 in their order")));
    if (empty > 0)
        notes.remarks.push_back(message(PL_TEXT("core", "%1 frames without boxes do not appear in the file"), empty));
    if (otherwise > 0)
        notes.remarks.push_back(
            message(PL_TEXT("core", "%1 frames have another calibration or none: the sequence has one, that of frame %2"), otherwise,
                    carried.calibrated->name));
    if (levels > 0)
        notes.losses.push_back(
            message(PL_TEXT("core", "the truncation of %1 boxes becomes a level from 0 to 2, which is not read back"), levels));
}

}  // namespace

Result<std::map<fs::path, std::string>> KittiTrackingFormat::write(const LabelSet& labels, const FormatOptions& options,
                                                                   FormatNotes& notes) const
{
    if (auto checked = checkLabels(labels); !checked)
        return std::unexpected(checked.error());
    const Carried carried(labels);
    KittiNotes tally(true);
    std::string text;
    for (std::size_t i = 0; i < labels.frames.size(); ++i) {
        const LabelledFrame seenBy = camera(labels.frames[i], carried.calibrated);
        const long long number = carried.frames.of(i);
        tally.count(seenBy);
        for (std::size_t k = 0; k < labels.frames[i].boxes.size(); ++k) {
            const LabelledBox& box = labels.frames[i].boxes[k];
            const KittiTrackedObject tracked{carried.tracks.numberOf[i][k], toKittiObject(seenBy, box, options.schema)};
            if (auto checked = checkKittiType(tracked.object.type, box.classKey); !checked)
                return std::unexpected(checked.error());
            if (!isSeen(tracked.object))
                tally.countOutside();
            if (!isSeen(tracked.object) && !options.keepLidarOnly)
                continue;
            tally.count(box);
            text += toTrackingLine(number, tracked) + '\n';
        }
        for (const std::string& line : labels.frames[i].keptLines)
            text += toTrackingLine(number, line) + '\n';
    }
    noteMergedClasses(labels, kittiClassNames, options.schema, notes);
    noteStates(labels, notes);
    noteTracks(carried.tracks, notes);
    noteFrames(labels, carried, notes);
    tally.tell(options, notes);

    const fs::path name = sequenceName(labels);
    std::map<fs::path, std::string> files;
    files["label_02" / fs::path(name.string() + ".txt")] = std::move(text);
    const bool asItWas = carried.calibrated != nullptr && !carried.calibrated->calibrationText.empty();
    files["calib" / fs::path(name.string() + ".txt")] = asItWas ? carried.calibrated->calibrationText
        : carried.calibrated != nullptr                         ? toTrackingText(*carried.calibrated->calibration)
                                                                : toTrackingText(idealCalibration());
    if (!carried.tracks.names.empty())
        files["track_ids" / fs::path(name.string() + ".csv")] = tableOf(carried.tracks.names);
    return files;
}

LabelSet KittiTrackingFormat::representable(const LabelSet& labels, const FormatOptions& options) const
{
    const Carried carried(labels);
    LabelSet out = labels;
    for (std::size_t i = 0; i < out.frames.size(); ++i) {
        const LabelledFrame seenBy = camera(labels.frames[i], carried.calibrated);
        std::vector<LabelledBox> kept;
        for (std::size_t k = 0; k < labels.frames[i].boxes.size(); ++k) {
            const LabelledBox& box = labels.frames[i].boxes[k];
            const KittiObject object = toKittiObject(seenBy, box, options.schema);
            if (!isSeen(object) && !options.keepLidarOnly)
                continue;
            kept.push_back({.track = carried.tracks.nameOf(carried.tracks.numberOf[i][k]),
                            .classKey = nameToClass(object.type, kittiClassNames, options.schema),
                            .box = levelled(box.box),
                            .attributes = answersIn(object, options.schema),
                            .score = 1});
            kept.back().attributes.erase(truncationKey);
        }
        out.frames[i].boxes = std::move(kept);
    }
    return out;
}

}  // namespace pointloom
