// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DatasetLabels.h"

#include "core/formats/FormatSupport.h"
#include "core/schema/ClassNames.h"

#include <algorithm>
#include <functional>
#include <iterator>
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

    /// A calibration or picture that cannot be read is told in the tally: whose labels need none are not held up by it.
    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override
    {
        const FrameSource& source = m_sequence.frames[index];
        LabelledFrame out{.name = source.name, .cloud = source.cloud().filename(), .world_T_cloud = m_sequence.world_T_cloud(index)};
        for (const FrameImage& image : source.images) {
            const auto camera = readCamera(m_sequence, static_cast<int>(index), image.camera);
            if (!camera)
                out.tally.leaveFile(camera.error());
            else if (*camera)
                out.cameras.push_back({.key = image.camera,
                                       .model = seenFromCloud(**camera, m_sequence, static_cast<int>(index), image),
                                       .image = image.file.filename(),
                                       .image_px = (*camera)->size_px});
        }
        if (const LabelFormat* format = ownFormat(m_sequence); format != nullptr && !source.calibration.empty()) {
            if (auto kept = format->keepCalibration(source.calibration, out); !kept)
                out.tally.leaveFile(kept.error());
        }
        return out;
    }

private:
    const Sequence& m_sequence;
    LabelSetInfo m_info;
};

/// Keeps the boxes whose class the scheme knows and says which others there were.
void leaveOutUnknown(LabelSet& labels, const LabelSchema& schema)
{
    std::map<std::string, std::size_t> unknown;
    for (LabelledFrame& frame : labels.frames) {
        std::erase_if(frame.boxes, [&](const LabelledBox& box) {
            const bool leaveOut = schema.findClass(box.classKey) == nullptr;
            if (leaveOut)
                ++unknown[box.classKey];
            return leaveOut;
        });
    }
    for (const auto& [name, boxes] : unknown)
        labels.tally.leaveTaken(unknownClass(boxes, name), boxes);
}

using OpenLabels = std::function<Result<std::shared_ptr<LabelSource>>(const BoxReading&)>;

/// Classes may be called as any format calls them, where that is wanted.
Result<ImportedLabels> importBy(const OpenLabels& open, const Sequence& sequence, const LabelSchema& schema, const LabelFormat* format,
                                const ImportChoices& choices)
{
    const auto source = open(choices.reading);
    if (!source)
        return std::unexpected(source.error());
    Result<LabelSet> labels = readAll(**source);
    if (!labels)
        return std::unexpected(labels.error());
    ImportedLabels out{.labels = std::move(*labels), .remarks = (*source)->info().remarks};
    if (choices.examines && format != nullptr)
        out.doubt = examineGeometry({.format = *format,
                                     .sequence = &sequence,
                                     .schema = schema,
                                     .reading = choices.reading,
                                     .anglesAreSure = choices.anglesAreSure,
                                     .open = open});
    for (LabelledFrame& frame : out.labels.frames) {
        for (LabelledBox& box : frame.boxes) {
            if (const ClassDef* called = findClassCalled(schema, box.classKey))
                box.classKey = called->key;
        }
    }
    leaveOutUnknown(out.labels, schema);
    out.labels.remarks.clear();
    std::ranges::move(out.labels.tally.all(), std::back_inserter(out.remarks));
    return out;
}

}  // namespace

std::shared_ptr<LabelSource> framesOfDataset(const Sequence& sequence)
{
    return std::make_shared<FramesOfDataset>(sequence);
}

Result<std::shared_ptr<LabelSource>> labelsOfDataset(const Sequence& sequence, const LabelSchema* schema, const BoxReading& reading)
{
    std::shared_ptr<LabelSource> frames = framesOfDataset(sequence);
    const auto labelled = std::ranges::find_if(sequence.frames, [](const FrameSource& frame) { return !frame.labels.empty(); });
    const LabelFormat* format = ownFormat(sequence);
    if (labelled == sequence.frames.end() || format == nullptr)
        return frames;
    auto labels = format->open(labelled->labels, std::move(frames), {.schema = schema, .reading = reading});  // one file tells where the
    if (!labels)                                                                                              // others lie
        return std::unexpected(labels.error());
    return std::shared_ptr<LabelSource>(std::move(*labels));
}

Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema, const ImportChoices& choices)
{
    const OpenLabels open = [&](const BoxReading& reading) { return labelsOfDataset(sequence, &schema, reading); };
    auto out = importBy(open, sequence, schema, ownFormat(sequence), choices);
    if (out)
        out->labels.name = sequence.name;
    return out;
}

Result<ImportedLabels> importLabels(const Sequence& sequence, const LabelFormat& format, const std::filesystem::path& path,
                                    const LabelSchema& schema, const ImportChoices& choices)
{
    const OpenLabels open = [&](const BoxReading& reading) -> Result<std::shared_ptr<LabelSource>> {
        auto labels = format.open(path, framesOfDataset(sequence), {.schema = &schema, .reading = reading, .lidar = choices.lidar});
        if (!labels)
            return std::unexpected(labels.error());
        return std::shared_ptr<LabelSource>(std::move(*labels));
    };
    return importBy(open, sequence, schema, &format, choices);
}

}  // namespace pointloom
