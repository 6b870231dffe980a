// SPDX-License-Identifier: Apache-2.0
#include "core/formats/DatasetLabels.h"
#include "core/formats/Export.h"

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

}  // namespace

Result<LabelSet> collectLabels(const Sequence& sequence, const Labels& labels, const LabelSchema& schema,
                               const std::function<void(double)>& progress, std::stop_token stop)
{
    if (auto checked = checkFrames(sequence, labels); !checked)
        return std::unexpected(checked.error());
    Result<LabelSet> out = describeDataset(sequence, progress, stop);
    if (!out)
        return out;
    if (auto read = readDatasetLabels(sequence, nullptr, *out); !read)
        return std::unexpected(read.error());
    out->remarks.clear();  // about the dataset's own boxes, which the document's replace
    const auto names = trackNames(labels);
    for (std::size_t i = 0; i < out->frames.size(); ++i) {
        LabelledFrame& frame = out->frames[i];
        frame.boxes.clear();  // only the dataset's lines without a box stay
        for (const auto& [id, cuboid] : labels.frame(static_cast<int>(i))) {
            const Track* track = labels.trackOf(cuboid);
            if (track == nullptr)
                return fail(PL_TEXT("core", "a box in frame %1 belongs to a track that does not exist"), frame.name);
            frame.boxes.push_back({.track = names.at(track->id),
                                   .classKey = track->classKey,
                                   .box = cuboid.box,
                                   .attributes = answersOf(cuboid, *track, schema),
                                   .score = cuboid.score,
                                   .state = cuboid.state});
        }
    }
    return out;
}

}  // namespace pointloom
