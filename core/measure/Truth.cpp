// SPDX-License-Identifier: Apache-2.0
#include "core/measure/Truth.h"

#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/FormatSupport.h"
#include "core/schema/ClassNames.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr const char* boxesFile = "boxes.csv";
constexpr const char* simulationFile = "simulation.json";

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// A folder of frames, or the only one that a folder holds.
Result<Sequence> openOnly(const fs::path& folder, const OpenOptions& options)
{
    auto sequence = openDataset(folder, options);
    if (sequence)
        return sequence;
    std::vector<Sequence> below;
    std::error_code problem;
    for (fs::directory_iterator entries(folder, problem), end; !problem && entries != end; entries.increment(problem)) {
        std::error_code ignored;
        if (!entries->is_directory(ignored))
            continue;
        if (auto one = openDataset(entries->path(), options))
            below.push_back(std::move(*one));
    }
    return below.size() == 1 ? Result<Sequence>(std::move(below.front())) : sequence;
}

fs::path folderOfClouds(const Sequence& sequence)
{
    return sequence.frames.front().cloud().parent_path();
}

/// The table of boxes of a sequence without label files of its own; empty when there is none.
fs::path tableOf(const Sequence& sequence)
{
    const fs::path folder = folderOfClouds(sequence);
    for (const fs::path& candidate : {folder / boxesFile, folder.parent_path() / boxesFile}) {
        if (isFile(candidate))
            return candidate;
    }
    return {};
}

std::shared_ptr<LabelSource> framesOf(const Sequence& sequence)
{
    std::vector<std::string> names;
    for (const FrameSource& source : sequence.frames)
        names.push_back(source.name);
    return std::make_shared<NamesOfFrames>(std::move(names));
}

/// Gives boxes the scheme's keys in place of the names that a dataset has for the classes; what the scheme does not know is left out.
void findClasses(Truth& truth, const LabelSchema& schema)
{
    std::map<std::string, std::size_t> unknown;
    for (LabelledFrame& frame : truth.labels.frames) {
        std::erase_if(frame.boxes, [&](LabelledBox& box) {
            const ClassDef* what = findClassCalled(schema, box.classKey);
            if (what == nullptr) {
                ++unknown[box.classKey];
                return true;
            }
            box.classKey = what->key;
            return false;
        });
    }
    for (const auto& [name, boxes] : unknown)
        truth.remarks.push_back(unknownClass(boxes, name));
}

Result<void> readBoxes(Truth& truth, const LabelSchema& schema)
{
    const bool hasOwn = std::ranges::any_of(truth.sequence.frames, [](const FrameSource& source) { return !source.labels.empty(); });
    const fs::path table = tableOf(truth.sequence);
    if (hasOwn || table.empty()) {
        auto imported = importDatasetLabels(truth.sequence, schema);
        if (!imported)
            return std::unexpected(imported.error());
        truth.labels = std::move(imported->labels);
        truth.broken = truth.labels.tally.broken();
        truth.remarks = std::move(imported->remarks);
        return {};
    }
    const auto source = CsvFormat().open(table, framesOf(truth.sequence), {});
    if (!source)
        return std::unexpected(source.error());
    auto read = readAll(**source);
    if (!read)
        return std::unexpected(read.error());
    truth.labels = std::move(*read);
    truth.remarks = std::exchange(truth.labels.remarks, {});
    findClasses(truth, schema);
    return {};
}

fs::path pointLabelsOf(const fs::path& cloud)
{
    const std::string name = cloud.stem().string() + ".label";
    const fs::path folder = cloud.parent_path();
    for (const fs::path& candidate : {folder / name, folder / "points" / name, folder.parent_path() / "labels" / name}) {
        if (isFile(candidate))
            return candidate;
    }
    return {};
}

}  // namespace

Result<Truth> openTruth(const fs::path& folder, const LabelSchema& schema, const OpenOptions& options)
{
    auto sequence = openOnly(folder, options);
    if (!sequence)
        return std::unexpected(sequence.error());
    Truth truth;
    truth.sequence = std::move(*sequence);
    if (auto read = readBoxes(truth, schema); !read)
        return std::unexpected(read.error());
    for (const FrameSource& source : truth.sequence.frames)
        truth.pointLabels.push_back(pointLabelsOf(source.cloud()));
    truth.generated = isFile(folderOfClouds(truth.sequence) / simulationFile);

    const bool hasBoxes = std::ranges::any_of(truth.labels.frames, [](const LabelledFrame& frame) { return !frame.boxes.empty(); });
    const bool hasClasses = std::ranges::any_of(truth.pointLabels, [](const fs::path& file) { return !file.empty(); });
    if (!hasBoxes && !hasClasses && !truth.broken.empty())
        return std::unexpected(truth.broken.front());
    if (!hasBoxes && !hasClasses)
        return std::unexpected(
            fail(PL_TEXT("core", "holds no labels to compare with: neither KITTI labels, boxes.csv nor NAME.label files"))
                .error()
                .in(folder));
    return truth;
}

std::optional<GroundClasses> groundClassesFrom(std::string_view text)
{
    if (text == "generated")
        return GroundClasses{{1}};
    if (text == "semantickitti")
        return GroundClasses{{40, 44, 48, 49, 60, 72}};
    if (text == "rellis")
        return GroundClasses{{1, 3, 10, 23, 31, 33}};
    GroundClasses classes;
    for (const std::string_view field : fields(text)) {
        const auto id = number<std::uint16_t>(field);
        if (!id)
            return std::nullopt;
        classes.ids.insert(*id);
    }
    return classes;
}

Result<std::vector<std::uint16_t>> readPointClasses(const fs::path& file, std::size_t points)
{
    const auto mapped = FileBytes::open(file);
    if (!mapped)
        return std::unexpected(mapped.error());
    const auto bytes = mapped->bytes();
    if (bytes.size() != points * sizeof(std::uint32_t))
        return std::unexpected(
            fail(PL_TEXT("core", "holds labels for %1 points, but the cloud has %2"), bytes.size() / sizeof(std::uint32_t), points)
                .error()
                .in(file));
    std::vector<std::uint16_t> classes(points);
    for (std::size_t i = 0; i < points; ++i) {
        std::uint32_t label = 0;
        std::memcpy(&label, bytes.data() + i * sizeof label, sizeof label);
        classes[i] = static_cast<std::uint16_t>(label & 0xFFFFU);  // the instance stands in the high half
    }
    return classes;
}

}  // namespace pointloom
