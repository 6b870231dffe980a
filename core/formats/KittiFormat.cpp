// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiFormat.h"

#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiObjects.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The label folder of a source that may be that folder itself, its parent or one file in it.
fs::path labelFolder(const fs::path& source)
{
    if (fs::is_directory(source / "label_2"))
        return source / "label_2";
    return fs::is_directory(source) ? source : source.parent_path();
}

Result<std::vector<LabelledFrame>> framesIn(const fs::path& source, const fs::path& folder)
{
    std::vector<LabelledFrame> out;
    std::error_code problem;
    if (fs::is_regular_file(source, problem)) {
        out.emplace_back().name = source.stem().string();
        return out;
    }
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (entry->path().extension() == ".txt")
            out.emplace_back().name = entry->path().stem().string();
    }
    if (problem)
        return fail(PL_TEXT("core", "cannot be read: %1"), problem.message());
    if (out.empty())
        return fail(PL_TEXT("core", "there is no KITTI label file (.txt) in the folder"));
    std::ranges::sort(out, naturalLess, &LabelledFrame::name);
    return out;
}

}  // namespace

Result<void> readKittiLabels(const fs::path& path, const LabelSchema* schema, LabelledFrame& frame)
{
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    Result<KittiLabels> labels = kittiLabelsFromText(*text);
    if (!labels)
        return std::unexpected(labels.error().in(path));
    frame.keptLines = std::move(labels->keptLines);
    frame.boxes.clear();
    for (const KittiObject& object : labels->objects)
        frame.boxes.push_back(fromKittiObject(object, calibrationOf(frame).camera_T_lidar, schema));
    return {};
}

Result<std::map<fs::path, std::string>> KittiFormat::write(const LabelSet& labels, const FormatOptions& options, FormatNotes& notes) const
{
    if (auto checked = checkLabels(labels); !checked)
        return std::unexpected(checked.error());
    std::map<fs::path, std::string> files;
    KittiNotes tally(false);
    for (const LabelledFrame& frame : labels.frames) {
        tally.count(frame);
        std::string text;
        for (const LabelledBox& box : frame.boxes) {
            const KittiObject object = toKittiObject(frame, box, options.schema);
            if (auto checked = checkKittiType(object.type, box.classKey); !checked)
                return std::unexpected(checked.error());
            if (!isSeen(object))
                tally.countOutside();
            if (!isSeen(object) && !options.keepLidarOnly)
                continue;
            tally.count(box);
            text += toLine(object) + '\n';
        }
        for (const std::string& line : frame.keptLines)
            text += line + '\n';
        const std::string name = frame.name + extension();
        files[fs::path("label_2") / name] = std::move(text);
        files[fs::path("calib") / name] = frame.calibrationText.empty() ? toText(calibrationOf(frame)) : frame.calibrationText;
    }
    noteMergedClasses(labels, kittiClassNames, options.schema, notes);
    noteStates(labels, notes);
    tally.tell(options, notes);
    return files;
}

Result<LabelSet> KittiFormat::read(const fs::path& source, std::span<const LabelledFrame> frames, const FormatOptions& options) const
{
    const fs::path folder = labelFolder(source);
    LabelSet out{.name = source.stem().string(), .frames = {frames.begin(), frames.end()}, .dataset = {}};
    if (frames.empty()) {
        Result<std::vector<LabelledFrame>> found = framesIn(source, folder);
        if (!found)
            return std::unexpected(found.error().in(source));
        out.frames = std::move(*found);
    }
    bool foundAny = false;
    for (LabelledFrame& frame : out.frames) {
        const std::string name = frame.name + extension();
        frame.boxes.clear();
        frame.keptLines.clear();
        if (!fs::exists(folder / name))
            continue;  // told frames that nobody has labelled
        foundAny = true;
        if (auto read = readCalibrationFile(folder.parent_path() / "calib" / name, frame); !read)
            return std::unexpected(read.error());
        if (auto read = readKittiLabels(folder / name, options.schema, frame); !read)
            return std::unexpected(read.error());
    }
    if (!foundAny)
        return std::unexpected(Error{message(PL_TEXT("core", "there is no KITTI label file for any of the frames")), source.string()});
    return out;
}

LabelSet KittiFormat::representable(const LabelSet& labels, const FormatOptions& options) const
{
    LabelSet out = labels;
    for (LabelledFrame& frame : out.frames) {
        std::vector<LabelledBox> kept;
        for (const LabelledBox& box : frame.boxes) {
            const KittiObject object = toKittiObject(frame, box, options.schema);
            if (isSeen(object) || options.keepLidarOnly)
                kept.push_back({.track = {},
                                .classKey = nameToClass(object.type, kittiClassNames, options.schema),
                                .box = levelled(box.box),
                                .attributes = answersIn(object, options.schema),
                                .score = 1});
        }
        frame.boxes = std::move(kept);
    }
    return out;
}

}  // namespace pointloom
