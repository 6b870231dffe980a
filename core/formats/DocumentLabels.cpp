// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DocumentLabels.h"

#include "core/formats/DatasetLabels.h"

#include <algorithm>
#include <set>

namespace pointloom {
namespace {

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

class LabelsOfDocument final : public LabelSource
{
public:
    LabelsOfDocument(const std::string& name, std::shared_ptr<LabelSource> dataset, const Labels& labels, const LabelSchema& schema)
        : m_dataset(std::move(dataset)), m_labels(labels), m_schema(schema), m_names(trackNames(labels)), m_info(m_dataset->info())
    {
        m_info.name = name;
        m_info.remarks.clear();  // about the dataset's own boxes, which the document's replace
    }

    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }

    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = m_dataset->frame(index);
        if (!out)
            return out;
        out->boxes.clear();  // only what the document does not hold stays
        for (const auto& [id, cuboid] : m_labels.frame(static_cast<int>(index))) {
            const Track* track = m_labels.trackOf(cuboid);
            if (track == nullptr)
                return fail(PL_TEXT("core", "a box in frame %1 belongs to a track that does not exist"), out->name);
            out->boxes.push_back({.track = m_names.at(track->id),
                                  .classKey = track->classKey,
                                  .box = cuboid.box,
                                  .attributes = answersOf(cuboid, *track, m_schema),
                                  .score = cuboid.score,
                                  .state = cuboid.state});
        }
        return out;
    }

private:
    std::shared_ptr<LabelSource> m_dataset;
    const Labels& m_labels;
    const LabelSchema& m_schema;
    std::map<Id<Track>, std::string> m_names;
    LabelSetInfo m_info;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> labelsOfDocument(const Sequence& sequence, const Labels& labels, const LabelSchema& schema)
{
    if (auto checked = checkFrames(sequence, labels); !checked)
        return std::unexpected(checked.error());
    auto dataset = labelsOfDataset(sequence, nullptr);
    if (!dataset)
        return std::unexpected(dataset.error());
    return std::make_unique<LabelsOfDocument>(sequence.name, std::move(*dataset), labels, schema);
}

}  // namespace pointloom
