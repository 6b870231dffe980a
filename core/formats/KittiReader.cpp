// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/CloudFolder.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiCalibrations.h"
#include "core/formats/KittiFormat.h"
#include "core/formats/KittiObjects.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The label folder of a source that may be that folder itself, its parent or one file in it.
fs::path labelFolder(const fs::path& source)
{
    if (const fs::path inside = folderCalled(source, "label_2"); isFolder(inside))
        return inside;
    return isFolder(source) ? source : source.parent_path();
}

/// The label files that a source means: one, or all of a folder.
Result<std::vector<fs::path>> labelFilesIn(const fs::path& source, const fs::path& folder)
{
    std::error_code problem;
    if (isFile(source))
        return std::vector{source};
    std::vector<fs::path> out;
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (lowered(entry->path().extension().string()) == kittiLabelExtension)
            out.push_back(entry->path());
    }
    if (problem)
        return fail(PL_TEXT("core", "cannot be read: %1"), problem.message());
    if (out.empty())
        return fail(PL_TEXT("core", "there is no KITTI label file (.txt) in the folder"));
    std::ranges::sort(out, naturalLess, [](const fs::path& path) { return path.stem().string(); });
    return out;
}

/// Opens the two files of a frame when it is asked for.
class KittiLabelFiles final : public LabelsFromFile
{
public:
    KittiLabelFiles(const fs::path& source, std::shared_ptr<LabelSource> told, const FormatOptions& options)
        : LabelsFromFile(source.stem().string(), std::move(told)),
          m_folder(labelFolder(source)),
          m_calibrations(m_folder),
          m_schema(options.schema),
          m_reading(options.reading)
    {}

    /// Finds the frames, and whether there are labels for any of them.
    Result<void> look(const fs::path& source)
    {
        Result<std::vector<fs::path>> files = labelFilesIn(isTold() ? m_folder : source, m_folder);
        if (!files)
            return std::unexpected(files.error());
        if (!isTold()) {
            m_files = std::move(*files);
            for (const fs::path& file : m_files)
                m_info.frames.push_back(file.stem().string());
            return {};
        }
        if (!pairUp(*files))
            return fail(PL_TEXT("core", "there is no KITTI label file for any of the frames"));
        return {};
    }

    /// One broken file costs itself alone where there are others.
    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> read = readFrame(index);
        const auto labelled = std::ranges::count_if(m_files, [](const fs::path& file) { return !file.empty(); });
        const bool isOnly = m_files.size() < 2 || (labelled == 1 && !m_files[index].empty());
        if (read || isOnly)
            return read;
        LabelledFrame left = blank(index).value_or(LabelledFrame{.name = m_info.frames[index]});
        left.tally.leaveFile(read.error());
        return left;
    }

private:
    Result<LabelledFrame> readFrame(std::size_t index)
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        if (const auto& broken = out->tally.broken(); !broken.empty())  // boxes would get a wrong place
            return std::unexpected(broken.front());
        const fs::path& file = m_files[index];
        if (!file.empty()) {
            if (auto read = readCalibration(file, *out); !read)
                return std::unexpected(read.error());
        }
        const KittiFrame as = kittiFrameOf(*out);
        if (file.empty()) {  // one of the frames told that nobody has labelled
            keepForKitti(as.calibrationText, {}, *out);
            return out;
        }
        const Result<std::string> text = readText(file);
        if (!text)
            return std::unexpected(text.error());
        const Result<KittiLabels> labels = kittiLabelsFromText(*text);
        if (!labels)
            return std::unexpected(labels.error().in(file));
        for (const KittiObject& object : labels->objects) {
            out->boxes.push_back(fromKittiObject(object, as.calibration.camera_T_lidar, m_schema, m_reading));
            out->facts.sawAngle(object.box.rotationY_rad);
        }
        const auto place = [&](const KittiLineNote& note) {
            return file.filename().string() + " line " + shown(note.line) + ": " + note.where;
        };
        for (const KittiLineNote& left : labels->left)
            out->tally.leave(left.why, place(left));
        for (const KittiLineNote& note : labels->remarks)
            out->tally.remark(note.why, place(note));
        out->tally.take(out->boxes.size());
        noteKittiGeometry(as, m_reading, *out);
        keepForKitti(as.calibrationText, labels->keptLines, *out);
        return out;
    }

    /// Gives the files to the frames that were told: by name, then by what their names mean. Files and frames without each other are told.
    bool pairUp(const std::vector<fs::path>& files)
    {
        m_files.assign(m_info.frames.size(), {});
        const FrameNames names(m_info.frames);
        std::vector<fs::path> others;
        for (const fs::path& file : files) {
            if (const auto index = names.exactly(file.stem().string()))
                m_files[*index] = file;
            else
                others.push_back(file);
        }
        for (const fs::path& file : others) {
            const auto index = names.find(file.stem().string());
            if (index && m_files[*index].empty()) {
                m_files[*index] = file;
                saySpelling(file.filename().string(), *index);
            } else {
                leaveOut(file);
            }
        }
        if (std::ranges::all_of(m_files, &fs::path::empty))
            return false;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            if (m_files[i].empty())
                m_info.tally.remark(PL_TEXT("core", "frames without a label file: %1 (%2)"), m_info.frames[i]);
        }
        return true;
    }

    /// How many labels a file without a cloud holds is told where it can be read.
    void leaveOut(const fs::path& file)
    {
        const Result<std::string> text = readText(file);
        const Result<KittiLabels> labels = text ? kittiLabelsFromText(*text) : std::unexpected(text.error());
        const std::size_t objects = labels ? labels->objects.size() + labels->left.size() : 0;
        m_info.tally.remark(PL_TEXT("core", "label files that have no cloud: %1 (%2)"), file.filename().string());
        if (objects > 0)
            m_info.tally.leave(labelsOfMissingFrames, file.stem().string(), objects);
    }

    Result<void> readCalibration(const fs::path& file, LabelledFrame& frame)
    {
        const KittiCalibrations::Found found = m_calibrations.of({file.stem().string(), frame.name});
        const bool knowsBetter = found.isBorrowed && kittiFrameOf(frame).isCalibrated;
        if (found.file.empty() || knowsBetter)
            return {};
        if (found.isBorrowed)
            frame.tally.remark(
                PL_TEXT("core", "frames without a calibration of their own, which take the one that all others have: %1 (%2)"), frame.name);
        return readCalibrationFile(found.file, frame);
    }

    fs::path m_folder;
    std::vector<fs::path> m_files;  ///< of each frame; empty where there is none
    KittiCalibrations m_calibrations;
    const LabelSchema* m_schema;
    BoxReading m_reading;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> KittiFormat::open(const fs::path& source, std::shared_ptr<LabelSource> told,
                                                       const FormatOptions& options) const
{
    if (!mayExist(source))  // else the folder around it would be taken for it
        return std::unexpected(nothingAt(source));
    auto files = std::make_unique<KittiLabelFiles>(source, std::move(told), options);
    if (auto looked = files->look(source); !looked)
        return std::unexpected(looked.error().in(source));
    return files;
}

}  // namespace pointloom
