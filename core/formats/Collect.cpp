// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameKeys.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/Export.h"
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

/// Boxes as formats see them.
class BoxCollector
{
public:
    BoxCollector(const Labels& labels, const LabelSchema& schema) : m_labels(labels), m_schema(schema), m_names(trackNames(labels)) {}

    [[nodiscard]] Result<void> addTo(LabelledFrame& frame, const FrameLabels& boxes) const
    {
        for (const auto& [id, cuboid] : boxes) {
            const Track* track = m_labels.trackOf(cuboid);
            if (track == nullptr)
                return fail(PL_TEXT("core", "a box in frame %1 belongs to a track that does not exist"), frame.name);
            frame.boxes.push_back({.track = m_names.at(track->id),
                                   .classKey = track->classKey,
                                   .box = cuboid.box,
                                   .attributes = answersOf(cuboid, *track, m_schema),
                                   .score = cuboid.score,
                                   .state = cuboid.state});
        }
        return {};
    }

private:
    const Labels& m_labels;
    const LabelSchema& m_schema;
    std::map<Id<Track>, std::string> m_names;
};

/// Formats make names of files of these names.
bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

Result<void> appendGone(LabelSet& out, const Labels& labels, const BoxCollector& collector)
{
    for (const FrameKey& key : labels.goneFrames()) {
        if (!isPlainName(key.name))
            return fail(PL_TEXT("core", "a frame that is gone has the name \"%1\", which no file can have; export without such frames"),
                        key.name);
        LabelledFrame& frame = out.frames.emplace_back();
        frame.name = key.name;
        if (auto added = collector.addTo(frame, labels.frame(key)); !added)
            return added;
    }
    return {};
}

}  // namespace

Result<LabelSet> collectLabels(const Sequence& sequence, const Labels& labels, const LabelSchema& schema,
                               const std::function<void(double)>& progress, std::stop_token stop, GoneFrames gone)
{
    if (labels.frames() != *frameListOf(sequence))
        return fail(PL_TEXT("core", "the frames of %1 have changed; open the task again"), sequence.root.string());
    Result<LabelSet> out = describeDataset(sequence, progress, stop);
    if (!out)
        return out;
    if (auto read = readDatasetLabels(sequence, nullptr, *out); !read)
        return std::unexpected(read.error());
    out->remarks.clear();  // about the dataset's own boxes, which the document's replace
    const BoxCollector collector(labels, schema);
    for (std::size_t i = 0; i < out->frames.size(); ++i) {
        out->frames[i].boxes.clear();  // only the dataset's lines without a box stay
        if (auto added = collector.addTo(out->frames[i], labels.frame(static_cast<int>(i))); !added)
            return std::unexpected(added.error());
    }
    if (gone == GoneFrames::appended) {
        if (auto appended = appendGone(*out, labels, collector); !appended)
            return std::unexpected(appended.error());
    } else if (auto leftOut = remarkOnLeftOut(labels)) {
        out->remarks.push_back(std::move(*leftOut));
    }
    return out;
}

}  // namespace pointloom
