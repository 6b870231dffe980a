// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LabelImport.h"

#include "core/labels/Gestures.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pointloom {
namespace {

/// Counts values and knows which came most often.
template <class T> class Vote
{
public:
    void add(const T& value)
    {
        const auto [place, isNew] = m_places.try_emplace(value, m_counts.size());
        if (isNew)
            m_counts.emplace_back(value, 0);
        ++m_counts[place->second].second;
    }

    /// The first of those that came most often; there must be one.
    [[nodiscard]] const T& winner() const { return std::ranges::max_element(m_counts, {}, &Count::second)->first; }
    [[nodiscard]] bool isUnanimous() const { return m_counts.size() == 1; }
    [[nodiscard]] const auto& counts() const { return m_counts; }

private:
    using Count = std::pair<T, std::size_t>;
    std::vector<Count> m_counts;        ///< in the order in which the values came
    std::map<T, std::size_t> m_places;  ///< of values among the counts
};

struct PlacedBox
{
    int frame;
    const LabelledBox* box;
};

/// A track as the file has it.
struct Gathered
{
    std::string name;
    std::vector<PlacedBox> boxes{};  ///< in the order of the frames
    Vote<std::string> classKey{};
    std::map<std::string, Vote<AttributeValue>> answers{};  ///< to questions about the whole track
};

bool isOfTrack(const LabelSchema& schema, const std::string& attribute)
{
    const AttributeDef* known = schema.findAttribute(attribute);
    return known != nullptr && known->scope == AttributeScope::track;
}

class TrackGatherer
{
public:
    explicit TrackGatherer(const LabelSchema& schema) : m_schema(schema) {}

    void add(int frame, const LabelledBox& box)
    {
        Gathered& track = trackFor(frame, box);
        track.boxes.push_back({frame, &box});
        track.classKey.add(box.classKey);
        for (const auto& [key, value] : box.attributes) {
            if (isOfTrack(m_schema, key))
                track.answers[key].add(value);
        }
    }

    [[nodiscard]] const std::vector<Gathered>& tracks() const { return m_tracks; }
    [[nodiscard]] std::size_t separated() const { return m_separated; }

private:
    Gathered& trackFor(int frame, const LabelledBox& box)
    {
        if (box.track.empty())
            return m_tracks.emplace_back();
        const auto [known, isNew] = m_ofName.try_emplace(box.track, m_tracks.size());
        if (isNew)
            return m_tracks.emplace_back(Gathered{.name = box.track});
        if (m_tracks[known->second].boxes.back().frame != frame)
            return m_tracks[known->second];
        ++m_separated;
        return m_tracks.emplace_back();
    }

    const LabelSchema& m_schema;
    std::vector<Gathered> m_tracks;
    std::map<std::string, std::size_t> m_ofName;
    std::size_t m_separated = 0;
};

/// "5 (car 12, van 3)"
std::string classesOf(const Gathered& track)
{
    std::string out;
    for (const auto& [key, count] : track.classKey.counts())
        out += (out.empty() ? "" : ", ") + key + ' ' + shown(count);
    return track.name + " (" + out + ')';
}

std::vector<Message> remarksOn(const TrackGatherer& gathered)
{
    constexpr std::size_t mostNamed = 10;
    std::size_t changing = 0;
    std::string named;
    std::size_t disagreeing = 0;
    for (const Gathered& track : gathered.tracks()) {
        if (!track.classKey.isUnanimous() && ++changing <= mostNamed)
            named += (named.empty() ? "" : ", ") + classesOf(track);
        disagreeing += std::ranges::all_of(track.answers, [](const auto& answer) { return answer.second.isUnanimous(); }) ? 0 : 1;
    }
    std::vector<Message> out;
    if (changing > 0)
        out.push_back(message(PL_TEXT("core", "%1 tracks change their class: %2; each gets the class that most of its boxes have"),
                              changing, changing > mostNamed ? named + ", …" : named));
    if (disagreeing > 0)
        out.push_back(message(
            PL_TEXT("core", "%1 tracks change an answer that is given once for the whole track; each gets the one that came most often"),
            disagreeing));
    if (gathered.separated() > 0)
        out.push_back(
            message(PL_TEXT("core", "%1 boxes share track and frame with another: they become tracks of their own"), gathered.separated()));
    return out;
}

Track importedTrack(const Gathered& from, const LabelSchema& schema, Document& document)
{
    Track track{.id = document.newTrackId(),
                .classKey = from.classKey.winner(),
                .attributes = standardAnswers(schema, from.classKey.winner(), AttributeScope::track),
                .externalId = from.name};
    for (const auto& [key, answers] : from.answers)
        track.attributes[key] = answers.winner();
    return track;
}

Cuboid cuboidFrom(const PlacedBox& from, const Track& track, const LabelSchema& schema, Document& document)
{
    Cuboid cuboid{.id = document.newCuboidId(),
                  .track = track.id,
                  .frame = document.labels().keyOf(from.frame),
                  .box = from.box->box,
                  .attributes = standardAnswers(schema, track.classKey, AttributeScope::frame),
                  .origin = BoxOrigin::imported,
                  .score = from.box->score,
                  .state = from.box->state};
    for (const auto& [key, value] : from.box->attributes) {
        if (!isOfTrack(schema, key))
            cuboid.attributes[key] = value;
    }
    return cuboid;
}

}  // namespace

LabelImport importInto(Document& document, const LabelSet& labels, const LabelSchema& schema)
{
    TrackGatherer gathered(schema);
    for (std::size_t frame = 0; frame < labels.frames.size(); ++frame) {
        for (const LabelledBox& box : labels.frames[frame].boxes)
            gathered.add(static_cast<int>(frame), box);
    }
    LabelImport out{.edit = {.name = PL_TEXT("core", "Take over labels"), .tracks = {}, .cuboids = {}}, .remarks = remarksOn(gathered)};
    for (const Gathered& from : gathered.tracks()) {
        const Track track = importedTrack(from, schema, document);
        for (const PlacedBox& box : from.boxes)
            out.edit.cuboids.push_back(added(cuboidFrom(box, track, schema, document)));
        out.edit.tracks.push_back(added(track));
    }
    return out;
}

}  // namespace pointloom
