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

const std::string kittiExtension = ".txt";

class KittiWriter final : public LabelWriter
{
public:
    explicit KittiWriter(const FormatOptions& options) : m_options(options), m_keepsOutside(options.isOn(kittiOutsideView)) {}

    Result<void> survey(std::size_t /*index*/, const LabelledFrame& frame) override
    {
        const KittiFrame as = kittiFrameOf(frame);
        m_notes.count(as);
        for (const LabelledBox& box : frame.boxes) {
            const KittiObject object = toKittiObject(as, box, m_options.schema);
            if (auto checked = checkKittiType(object.type, box.classKey); !checked)
                return checked;
            if (!isSeen(object))
                m_notes.countOutside();
        }
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t /*index*/, LabelledFrame frame) const override
    {
        const KittiFrame as = kittiFrameOf(frame);
        std::vector<LabelledBox> left;
        for (const LabelledBox& box : frame.boxes) {
            if (const KittiObject object = toKittiObject(as, box, m_options.schema); isWritten(object))
                left.push_back(representableIn(object, box, m_options.schema));
        }
        frame.boxes = std::move(left);
        frame.points.reset();
        frame.imageBoxes.clear();
        frame.keepsakes.clear();
        keepForKitti(calibrationTextOf(as), as.keptLines, frame);
        return frame;
    }

    Result<void> write(std::size_t /*index*/, const LabelledFrame& frame, FileSink& sink) override
    {
        const KittiFrame as = kittiFrameOf(frame);
        std::string text;
        for (const LabelledBox& box : frame.boxes) {
            if (const KittiObject object = toKittiObject(as, box, m_options.schema); isWritten(object))
                text += toLine(object) + '\n';
        }
        for (const std::string& line : as.keptLines)
            text += line + '\n';
        const std::string name = frame.name + kittiExtension;
        for (const auto& [folder, content] : {std::pair("label_2", text), std::pair("calib", calibrationTextOf(as))}) {
            if (auto begun = sink.begin(fs::path(folder) / name); !begun)
                return begun;
            if (auto added = sink.add(content); !added)
                return added;
        }
        return {};
    }

    void tell(FormatNotes& notes) const override { m_notes.tell(m_options, notes); }

private:
    [[nodiscard]] bool isWritten(const KittiObject& object) const { return m_keepsOutside || isSeen(object); }

    static std::string calibrationTextOf(const KittiFrame& as)
    {
        return as.calibrationText.empty() ? toText(as.calibration) : as.calibrationText;
    }

    const FormatOptions& m_options;
    bool m_keepsOutside;
    KittiNotes m_notes;
};

/// The label folder of a source that may be that folder itself, its parent or one file in it.
fs::path labelFolder(const fs::path& source)
{
    std::error_code ignored;
    if (fs::is_directory(source / "label_2", ignored))
        return source / "label_2";
    return fs::is_directory(source, ignored) ? source : source.parent_path();
}

Result<std::vector<std::string>> framesIn(const fs::path& source, const fs::path& folder)
{
    std::vector<std::string> out;
    std::error_code problem;
    if (fs::is_regular_file(source, problem))
        return std::vector{source.stem().string()};
    problem.clear();
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (entry->path().extension() == kittiExtension)
            out.push_back(entry->path().stem().string());
    }
    if (problem)
        return fail(PL_TEXT("core", "cannot be read: %1"), problem.message());
    if (out.empty())
        return fail(PL_TEXT("core", "there is no KITTI label file (.txt) in the folder"));
    std::ranges::sort(out, naturalLess);
    return out;
}

/// Opens the two files of a frame when it is asked for.
class KittiLabelFiles final : public LabelsFromFile
{
public:
    KittiLabelFiles(const fs::path& source, std::shared_ptr<LabelSource> told, const LabelSchema* schema)
        : LabelsFromFile(source.stem().string(), std::move(told)), m_folder(labelFolder(source)), m_schema(schema)
    {}

    /// Finds the frames, and whether there are labels for any of them.
    Result<void> look(const fs::path& source)
    {
        if (!isTold()) {
            Result<std::vector<std::string>> found = framesIn(source, m_folder);
            if (!found)
                return std::unexpected(found.error());
            m_info.frames = std::move(*found);
        }
        std::error_code ignored;
        if (!std::ranges::any_of(m_info.frames, [&](const std::string& name) { return fs::exists(fileOf(name), ignored); }))
            return fail(PL_TEXT("core", "there is no KITTI label file for any of the frames"));
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        std::error_code ignored;
        const fs::path file = fileOf(out->name);
        const bool isLabelled = fs::exists(file, ignored);
        if (isLabelled) {
            if (auto read = readCalibrationFile(m_folder.parent_path() / "calib" / file.filename(), *out); !read)
                return std::unexpected(read.error());
        }
        const KittiFrame as = kittiFrameOf(*out);
        if (!isLabelled) {  // one of the frames told that nobody has labelled
            keepForKitti(as.calibrationText, {}, *out);
            return out;
        }
        const Result<std::string> text = readText(file);
        if (!text)
            return std::unexpected(text.error());
        const Result<KittiLabels> labels = kittiLabelsFromText(*text);
        if (!labels)
            return std::unexpected(labels.error().in(file));
        for (const KittiObject& object : labels->objects)
            out->boxes.push_back(fromKittiObject(object, as.calibration.camera_T_lidar, m_schema));
        keepForKitti(as.calibrationText, labels->keptLines, *out);
        return out;
    }

private:
    [[nodiscard]] fs::path fileOf(const std::string& frame) const { return m_folder / (frame + kittiExtension); }

    fs::path m_folder;
    const LabelSchema* m_schema;
};

}  // namespace

const FormatFacts& KittiFormat::facts() const
{
    static const FormatFacts facts{
        .key = "kitti",
        .title = "KITTI object",
        .extension = kittiExtension,
        .layout = PL_TEXT("core", "label_2/NAME.txt for each frame, with its calibration in calib/NAME.txt"),
        .classNames = kittiClassNames,
        .can = {.folder = true, .attributes = {occlusionKey, truncationKey}, .cameras = true, .keepsake = kittiKeepsake},
        .options = {kittiOutsideView}};
    return facts;
}

std::unique_ptr<LabelWriter> KittiFormat::writer(const LabelSetInfo& /*info*/, const FormatOptions& options) const
{
    return std::make_unique<KittiWriter>(options);
}

Result<std::unique_ptr<LabelSource>> KittiFormat::open(const fs::path& source, std::shared_ptr<LabelSource> told,
                                                       const FormatOptions& options) const
{
    auto files = std::make_unique<KittiLabelFiles>(source, std::move(told), options.schema);
    if (auto looked = files->look(source); !looked)
        return std::unexpected(looked.error().in(source));
    return files;
}

int KittiFormat::recognises(const fs::path& path) const
{
    std::error_code ignored;
    const bool own =
        path.filename() == "label_2" || path.parent_path().filename() == "label_2" || fs::is_directory(path / "label_2", ignored);
    return own ? 2 : LabelFormat::recognises(path);
}

Result<void> KittiFormat::keepCalibration(const fs::path& file, LabelledFrame& frame) const
{
    return readCalibrationFile(file, frame);
}

}  // namespace pointloom
