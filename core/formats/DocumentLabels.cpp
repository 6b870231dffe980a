// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DocumentLabels.h"

#include "core/dataset/CloudFrames.h"
#include "core/dataset/FrameKeys.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/FormatSupport.h"
#include "core/labels/Gestures.h"
#include "core/labels/GoneFrames.h"

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
AttributeMap askedFor(const AttributeMap& given, const Track& track, const LabelSchema& schema)
{
    AttributeMap out = given;
    std::erase_if(out, [&](const auto& answer) {
        const AttributeDef* known = schema.findAttribute(answer.first);
        return known != nullptr && !applies(*known, track.classKey, given);
    });
    return out;
}

LabelledPoints pointByPoint(const PointLabels& labels)
{
    LabelledPoints out;
    std::map<std::string, std::uint32_t> numbers;
    for (const PointRun& run : labels.runs()) {
        const auto [number, isNew] = numbers.emplace(run.label.classKey, static_cast<std::uint32_t>(numbers.size()) + 1);
        if (isNew)
            out.classes.push_back(run.label.classKey);
        out.classOf.resize(run.first, 0);
        out.classOf.resize(run.end(), number->second);
        out.instanceOf.resize(run.first, 0);
        out.instanceOf.resize(run.end(), static_cast<std::uint32_t>(run.label.instance));
    }
    return out;
}

class LabelsOfDocument final : public LabelSource
{
public:
    LabelsOfDocument(const std::string& name, std::shared_ptr<LabelSource> dataset, const Labels& labels, const LabelSchema& schema)
        : m_dataset(std::move(dataset)), m_labels(labels), m_schema(schema), m_names(trackNames(labels)), m_info(m_dataset->info())
    {
        m_info.name = name;
        m_info.remarks.clear();  // about the dataset's own boxes, which the document's replace
        m_info.tally = {};
    }

    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }

    Result<void> addGone()
    {
        m_gone = m_labels.goneFrames();
        for (const FrameKey& key : m_gone) {
            if (!isFileName(key.name))
                return fail(PL_TEXT("core", "a frame that is gone has the name \"%1\", which no file can have; export without such frames"),
                            key.name);
            m_info.frames.push_back(key.name);
        }
        return {};
    }

    void leaveGoneOut()
    {
        if (auto leftOut = remarkOnLeftOut(m_labels))
            m_info.remarks.push_back(std::move(*leftOut));
    }

    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override
    {
        if (const std::size_t there = m_dataset->frameCount(); index >= there) {
            LabelledFrame out{.name = m_info.frames[index]};
            return withLabels(std::move(out), m_gone[index - there]);
        }
        Result<LabelledFrame> out = m_dataset->frame(index);
        if (!out)
            return out;
        if (const auto& broken = out->tally.broken(); !broken.empty())  // what it keeps for the format would be missing
            return std::unexpected(broken.front());
        out->boxes.clear();  // only what the document does not hold stays
        out->imageBoxes.clear();
        out->points.reset();
        out->tally = {};
        return withLabels(std::move(*out), m_labels.keyOf(static_cast<int>(index)));
    }

private:
    [[nodiscard]] Result<LabelledFrame> withLabels(LabelledFrame frame, const FrameKey& key) const
    {
        const auto noTrack = [&] { return fail(PL_TEXT("core", "a box in frame %1 belongs to a track that does not exist"), frame.name); };
        for (const auto& [id, cuboid] : m_labels.frame(key)) {
            const Track* track = m_labels.trackOf(cuboid);
            if (track == nullptr)
                return noTrack();
            frame.boxes.push_back({.track = m_names.at(track->id),
                                   .classKey = track->classKey,
                                   .box = cuboid.box,
                                   .attributes = askedFor(answersOf(m_labels, cuboid), *track, m_schema),
                                   .score = cuboid.score,
                                   .state = cuboid.state});
        }
        for (const auto& [id, box] : m_labels.imageBoxes(key)) {
            const Track* track = m_labels.find(box.track);
            if (track == nullptr)
                return noTrack();
            frame.imageBoxes.push_back({.camera = box.camera,
                                        .track = m_names.at(track->id),
                                        .classKey = track->classKey,
                                        .min_px = {box.left_px, box.top_px},
                                        .max_px = {box.right_px, box.bottom_px},
                                        .attributes = askedFor(box.attributes, *track, m_schema),
                                        .score = box.score});
        }
        if (const PointLabels& points = m_labels.points(key, onlyLidar); !points.empty())
            frame.points = pointByPoint(points);
        return frame;
    }

    std::shared_ptr<LabelSource> m_dataset;
    const Labels& m_labels;
    const LabelSchema& m_schema;
    std::map<Id<Track>, std::string> m_names;
    std::vector<FrameKey> m_gone;  ///< after the frames of the dataset
    LabelSetInfo m_info;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> labelsOfDocument(const Sequence& sequence, const Labels& labels, const LabelSchema& schema,
                                                      GoneFrames gone)
{
    if (labels.frames() != *frameListOf(sequence))
        return fail(PL_TEXT("core", "the frames of %1 have changed; open the task again"), sequence.root.string());
    auto dataset = labelsOfDataset(sequence, nullptr);
    if (!dataset)
        return std::unexpected(dataset.error());
    auto out = std::make_unique<LabelsOfDocument>(sequence.name, std::move(*dataset), labels, schema);
    if (gone == GoneFrames::leftOut) {
        out->leaveGoneOut();
        return out;
    }
    if (auto added = out->addGone(); !added)
        return std::unexpected(added.error());
    return out;
}

}  // namespace pointloom
