// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiFormat.h"

#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiText.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

const std::string formatKey = "kitti";
constexpr std::array<std::string_view, 4> occlusions{"visible", "partly", "largely", "unknown"};  // KITTI's 0 to 3

const KittiCalibration& calibrationOf(const LabelledFrame& frame)
{
    static const KittiCalibration ideal = idealCalibration();
    return frame.calibration ? *frame.calibration : ideal;
}

template <class T> const T* answer(const LabelledBox& box, const std::string& key)
{
    const auto found = box.attributes.find(key);
    return found == box.attributes.end() ? nullptr : std::get_if<T>(&found->second);
}

int occludedOf(const LabelledBox& box)
{
    const auto* key = answer<std::string>(box, occlusionKey);
    const auto found = key != nullptr ? std::ranges::find(occlusions, *key) : occlusions.end();
    return found == occlusions.end() ? -1 : static_cast<int>(found - occlusions.begin());
}

bool isSeen(const KittiObject& object)
{
    return object.image.right_px >= 0;
}

KittiObject objectOf(const LabelledFrame& frame, const LabelledBox& box, const FormatOptions& options)
{
    KittiObject out;
    out.type = classToName(box.classKey, formatKey, options.schema);
    out.box = toKitti(box.box, calibrationOf(frame).camera_T_lidar);
    out.occluded = occludedOf(box);
    if (frame.calibration) {
        if (const auto seen = imageBox(box.box, *frame.calibration, frame.image_px.value_or(kittiImage_px))) {
            out.image = *seen;
            out.alpha_rad = observationAngle(out.box);
        }
    }
    if (const double* told = answer<double>(box, truncationKey); told != nullptr && *told >= 0 && *told <= 1)
        out.image.truncated = *told;
    return out;
}

/// What the two columns say, for a scheme that asks it.
AttributeMap attributesOf(const KittiObject& object, const LabelSchema* schema)
{
    AttributeMap out;
    const AttributeDef* occlusion = schema != nullptr ? schema->findAttribute(occlusionKey) : nullptr;
    if (object.occluded >= 0 && occlusion != nullptr && occlusion->type == AttributeType::choice) {
        const std::string key(occlusions.at(static_cast<std::size_t>(object.occluded)));
        if (std::ranges::find(occlusion->choices, key, &Choice::key) != occlusion->choices.end())
            out[occlusionKey] = key;
    }
    const AttributeDef* truncation = schema != nullptr ? schema->findAttribute(truncationKey) : nullptr;
    if (object.image.truncated >= 0 && truncation != nullptr && truncation->type == AttributeType::number)
        out[truncationKey] = object.image.truncated;
    return out;
}

LabelledBox boxOf(const KittiObject& object, const Pose& camera_T_lidar, const LabelSchema* schema)
{
    return {.track = {},
            .classKey = nameToClass(object.type, formatKey, schema),
            .box = fromKitti(object.box, camera_T_lidar),
            .attributes = attributesOf(object, schema),
            .score = object.score.value_or(1)};
}

Result<void> checkType(const std::string& type, const std::string& classKey)
{
    if (type == "DontCare")
        return fail(
            PL_TEXT(
                "core",
                "the class %1 cannot be written as DontCare, which means \"no box\" in KITTI; give it another KITTI name in the scheme"),
            classKey);
    if (type.find_first_of(" \t\r\n") != std::string::npos)
        return fail(
            PL_TEXT("core",
                    "the class %1 cannot be written as \"%2\", KITTI names have no blanks; give it another KITTI name in the scheme"),
            classKey, type);
    return {};
}

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

/// The calibration that stands beside the labels, when there is one.
Result<void> readCalibration(const fs::path& path, LabelledFrame& frame)
{
    if (!fs::exists(path))
        return {};
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    const Result<KittiCalibration> calibration = kittiCalibrationFromText(*text);
    if (!calibration)
        return std::unexpected(calibration.error().in(path));
    frame.calibration = *calibration;
    frame.calibrationText = *text;
    return {};
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
        frame.boxes.push_back(boxOf(object, calibrationOf(frame).camera_T_lidar, schema));
    return {};
}

Result<std::map<fs::path, std::string>> KittiFormat::write(const LabelSet& labels, const FormatOptions& options, FormatNotes& notes) const
{
    if (auto checked = checkLabels(labels); !checked)
        return std::unexpected(checked.error());
    std::map<fs::path, std::string> files;
    KittiNotes tally;
    for (const LabelledFrame& frame : labels.frames) {
        tally.count(frame);
        std::string text;
        for (const LabelledBox& box : frame.boxes) {
            const KittiObject object = objectOf(frame, box, options);
            if (auto checked = checkType(object.type, box.classKey); !checked)
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
    noteMergedClasses(labels, formatKey, options.schema, notes);
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
        if (auto read = readCalibration(folder.parent_path() / "calib" / name, frame); !read)
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
            const KittiObject object = objectOf(frame, box, options);
            if (isSeen(object) || options.keepLidarOnly)
                kept.push_back({.track = {},
                                .classKey = nameToClass(object.type, formatKey, options.schema),
                                .box = box.box,
                                .attributes = attributesOf(object, options.schema),
                                .score = 1});
        }
        frame.boxes = std::move(kept);
    }
    return out;
}

}  // namespace pointloom
