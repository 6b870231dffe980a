// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DatasetLabels.h"

#include "core/schema/ClassNames.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

/// Whose labels and calibrations the dataset has; null when no format is known.
const LabelFormat* ownFormat(const Sequence& sequence)
{
    return findLabelFormat(sequence.labelFormat);
}

class FramesOfDataset final : public LabelSource
{
public:
    explicit FramesOfDataset(const Sequence& sequence)
        : m_sequence(sequence), m_info{.name = sequence.name, .frames = {}, .dataset = sequence.dataset()}
    {
        for (const FrameSource& frame : sequence.frames)
            m_info.frames.push_back(frame.name);
    }

    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }

    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override
    {
        const FrameSource& source = m_sequence.frames[index];
        LabelledFrame out{.name = source.name, .cloud = source.cloud().filename(), .world_T_cloud = m_sequence.world_T_cloud(index)};
        for (const FrameImage& image : source.images) {
            const auto camera = readCamera(m_sequence, static_cast<int>(index), image.camera);
            if (!camera)
                return std::unexpected(camera.error());
            if (*camera)
                out.cameras.push_back({.key = image.camera,
                                       .model = seenFromCloud(**camera, m_sequence, static_cast<int>(index), image),
                                       .image = image.file.filename(),
                                       .image_px = (*camera)->size_px});
        }
        if (const LabelFormat* format = ownFormat(m_sequence); format != nullptr && !source.calibration.empty()) {
            if (auto kept = format->keepCalibration(source.calibration, out); !kept)
                return std::unexpected(kept.error());
        }
        return out;
    }

private:
    const Sequence& m_sequence;
    LabelSetInfo m_info;
};

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

std::shared_ptr<LabelSource> framesOfDataset(const Sequence& sequence)
{
    return std::make_shared<FramesOfDataset>(sequence);
}

Result<std::shared_ptr<LabelSource>> labelsOfDataset(const Sequence& sequence, const LabelSchema* schema)
{
    std::shared_ptr<LabelSource> frames = framesOfDataset(sequence);
    const auto labelled = std::ranges::find_if(sequence.frames, [](const FrameSource& frame) { return !frame.labels.empty(); });
    const LabelFormat* format = ownFormat(sequence);
    if (labelled == sequence.frames.end() || format == nullptr)
        return frames;
    auto labels = format->open(labelled->labels, std::move(frames), {.schema = schema});  // one file tells where the others lie
    if (!labels)
        return std::unexpected(labels.error());
    return std::shared_ptr<LabelSource>(std::move(*labels));
}

Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema)
{
    const auto source = labelsOfDataset(sequence, &schema);
    if (!source)
        return std::unexpected(source.error());
    Result<LabelSet> labels = readAll(**source);
    if (!labels)
        return std::unexpected(labels.error());
    labels->name = sequence.name;
    return withKnownClasses(std::move(*labels), schema);
}

Result<ImportedLabels> importLabels(const Sequence& sequence, const LabelFormat& format, const std::filesystem::path& path,
                                    const LabelSchema& schema)
{
    const auto source = format.open(path, framesOfDataset(sequence), {.schema = &schema});
    if (!source)
        return std::unexpected(source.error());
    Result<LabelSet> labels = readAll(**source);
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
