// SPDX-License-Identifier: Apache-2.0
#include "core/labels/ObjectJson.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace pointloom {
namespace {

using nlohmann::json;

constexpr std::array boxOrigins{"drawn", "fitted", "prelabelled", "imported"};
constexpr std::array boxStates{"keyframe", "interpolated", "propagated", "finalised"};

template <class Enum> const char* nameOf(const auto& names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

/// The value that a name stands for. A name of a newer version must not become some value of this one.
template <class Enum> Enum named(const auto& names, const std::string& name, const char* refusal)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw Unreadable{message(refusal, name)};
    return static_cast<Enum>(found - names.begin());
}

BoxOrigin originFrom(const json& name)
{
    return named<BoxOrigin>(boxOrigins, name.get<std::string>(),
                            PL_TEXT("core", "\"%1\" is no origin of a box that this Pointloom knows; update Pointloom"));
}

BoxState stateFrom(const json& cuboid)
{
    return named<BoxState>(boxStates, cuboid.value("state", std::string(nameOf(boxStates, BoxState::keyframe))),
                           PL_TEXT("core", "\"%1\" is no state of a box that this Pointloom knows; update Pointloom"));
}

json attributesAsJson(const AttributeMap& attributes)
{
    json out = json::object();
    for (const auto& [key, value] : attributes)
        std::visit([&](const auto& v) { out[key] = v; }, value);
    return out;
}

AttributeMap attributesFrom(const json& object)
{
    AttributeMap out;
    for (const auto& [key, value] : object.items()) {
        if (value.is_boolean())
            out[key] = value.get<bool>();
        else if (value.is_number())
            out[key] = value.get<double>();
        else
            out[key] = value.get<std::string>();
    }
    return out;
}

/// Seven numbers: centre, size, yaw; and two more, pitch and roll, where the box is tilted.
json boxAsJson(const OrientedBox& box)
{
    json out{box.centre_m.x(), box.centre_m.y(), box.centre_m.z(), box.size_m.x(), box.size_m.y(), box.size_m.z(), box.yaw_rad};
    if (!isUpright(box)) {
        out.push_back(box.pitch_rad);
        out.push_back(box.roll_rad);
    }
    return out;
}

OrientedBox boxFrom(const json& numbers)
{
    constexpr std::size_t upright = 7;
    constexpr std::size_t tilted = 9;
    if (!numbers.is_array() || (numbers.size() != upright && numbers.size() != tilted))
        throw Unreadable{
            message(PL_TEXT("core", "a box of %1 numbers is none that this Pointloom knows; update Pointloom"), numbers.size())};
    const auto at = [&](std::size_t i) { return numbers.at(i).get<double>(); };
    OrientedBox box{{at(0), at(1), at(2)}, {at(3), at(4), at(5)}, at(6)};
    if (numbers.size() == tilted) {
        box.pitch_rad = at(7);
        box.roll_rad = at(8);
    }
    return box;
}

/// Version 1 had positions. A position beyond the list was labelled when the sequence was longer: nobody knows the name of that frame
/// any more, so it gets one that no frame has, and is a frame that is gone.
FrameKey frameFrom(const json& frame, const ReadAs& as)
{
    if (as.version >= 2)
        return {frame.get<std::string>()};
    if (as.version1Frames == nullptr)
        throw Unreadable{message(PL_TEXT("core", "frames are named by number here, and which ones these were is not known"))};
    const int position = wholeNumber<int>(frame);
    if (as.version1Frames->contains(position))
        return as.version1Frames->key(position);
    FrameKey lost{"#" + std::to_string(position)};
    while (as.version1Frames->find(lost))
        lost.name.insert(0, "#");
    return lost;
}

/// Each label once, by number: a run costs four small numbers.
class Palette
{
public:
    [[nodiscard]] std::size_t numberOf(const PointLabel& label)
    {
        const auto [place, isNew] = m_numbers.try_emplace(label, m_labels.size());
        if (isNew)
            m_labels.push_back(label);
        return place->second;
    }

    [[nodiscard]] json asJson() const
    {
        json out = json::array();
        for (const PointLabel& label : m_labels)
            out.push_back({label.classKey, label.instance});
        return out;
    }

private:
    std::vector<PointLabel> m_labels;
    std::map<PointLabel, std::size_t> m_numbers;
};

std::vector<PointLabel> paletteFrom(const json& list)
{
    std::vector<PointLabel> out;
    for (const json& label : list)
        out.push_back({label.at(0).get<std::string>(), wholeNumber<std::uint64_t>(label.at(1))});
    return out;
}

const PointLabel& labelAt(const std::vector<PointLabel>& palette, const json& number)
{
    const auto at = wholeNumber<std::size_t>(number);
    if (at >= palette.size())
        throw Unreadable{message(PL_TEXT("core", "points have label %1 of %2"), at + 1, palette.size())};
    return palette[at];
}

}  // namespace

void expectMembers(const json& object, std::initializer_list<const char*> known)
{
    if (!object.is_object())
        throw Unreadable{message(PL_TEXT("core", "something else stands where an object should"))};
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            throw Unreadable{message(PL_TEXT("core", "\"%1\" is nothing that this Pointloom knows; update Pointloom"), key)};
}

json asJson(const Track& track)
{
    json out{{"class", track.classKey}, {"attributes", attributesAsJson(track.attributes)}};
    if (!track.externalId.empty())
        out["external"] = track.externalId;
    return out;
}

json asJson(const Cuboid& cuboid)
{
    json out{{"track", cuboid.track.value},
             {"frame", cuboid.frame.name},
             {"box", boxAsJson(cuboid.box)},
             {"attributes", attributesAsJson(cuboid.attributes)},
             {"origin", nameOf(boxOrigins, cuboid.origin)},
             {"score", cuboid.score}};
    if (cuboid.state != BoxState::keyframe)
        out["state"] = nameOf(boxStates, cuboid.state);
    return out;
}

json asJson(const ImageRectangle& box)
{
    return {{"track", box.track.value},
            {"frame", box.frame.name},
            {"camera", box.camera},
            {"rectangle", {box.left_px, box.top_px, box.right_px, box.bottom_px}},
            {"attributes", attributesAsJson(box.attributes)},
            {"origin", nameOf(boxOrigins, box.origin)},
            {"score", box.score}};
}

json asJson(const PointLabelChange& change)
{
    Palette palette;
    json runs = json::array();
    for (const PointRunChange& run : change.runs) {
        const std::size_t before = palette.numberOf(run.before);
        runs.push_back({run.first, run.count, before, palette.numberOf(run.after)});
    }
    return {{"frame", change.frame.name}, {"sensor", change.sensor}, {"labels", palette.asJson()}, {"runs", std::move(runs)}};
}

json asJson(const PointLabels& labels)
{
    Palette palette;
    json runs = json::array();
    for (const PointRun& run : labels.runs())
        runs.push_back({run.first, run.count, palette.numberOf(run.label)});
    return {{"labels", palette.asJson()}, {"runs", std::move(runs)}};
}

void readJson(const json& from, const ReadAs&, std::uint64_t id, Track& track)
{
    expectMembers(from, {"class", "attributes", "external", "version"});
    track = {.id = {id},
             .classKey = from.at("class").get<std::string>(),
             .attributes = attributesFrom(from.at("attributes")),
             .externalId = from.value("external", std::string{})};
}

void readJson(const json& from, const ReadAs& as, std::uint64_t id, Cuboid& cuboid)
{
    expectMembers(from, {"track", "frame", "box", "attributes", "origin", "score", "state", "version"});
    cuboid = {.id = {id},
              .track = {wholeNumber<std::uint64_t>(from.at("track"))},
              .frame = frameFrom(from.at("frame"), as),
              .box = boxFrom(from.at("box")),
              .attributes = attributesFrom(from.at("attributes")),
              .origin = originFrom(from.at("origin")),
              .score = from.at("score").get<double>(),
              .state = stateFrom(from)};
}

void readJson(const json& from, const ReadAs& as, std::uint64_t id, ImageRectangle& box)
{
    expectMembers(from, {"track", "frame", "camera", "rectangle", "attributes", "origin", "score", "version"});
    const json& rectangle = from.at("rectangle");
    box = {.id = {id},
           .track = {wholeNumber<std::uint64_t>(from.at("track"))},
           .frame = frameFrom(from.at("frame"), as),
           .camera = from.at("camera").get<std::string>(),
           .left_px = rectangle.at(0).get<double>(),
           .top_px = rectangle.at(1).get<double>(),
           .right_px = rectangle.at(2).get<double>(),
           .bottom_px = rectangle.at(3).get<double>(),
           .attributes = attributesFrom(from.at("attributes")),
           .origin = originFrom(from.at("origin")),
           .score = from.at("score").get<double>()};
}

void readJson(const json& from, PointLabelChange& change)
{
    expectMembers(from, {"frame", "sensor", "labels", "runs"});
    change.frame.name = from.at("frame").get<std::string>();
    change.sensor = from.at("sensor").get<std::string>();
    const auto palette = paletteFrom(from.at("labels"));
    for (const json& run : from.at("runs"))
        change.runs.push_back({wholeNumber<std::uint64_t>(run.at(0)), wholeNumber<std::uint64_t>(run.at(1)), labelAt(palette, run.at(2)),
                               labelAt(palette, run.at(3))});
}

void readJson(const json& from, PointLabels& labels)
{
    expectMembers(from, {"labels", "runs", "version"});
    const auto palette = paletteFrom(from.at("labels"));
    std::vector<PointRunChange> runs;
    for (const json& run : from.at("runs"))
        runs.push_back({wholeNumber<std::uint64_t>(run.at(0)), wholeNumber<std::uint64_t>(run.at(1)), {}, labelAt(palette, run.at(2))});
    auto read = PointLabels().with(runs);
    if (!read)
        throw Unreadable{read.error().what};
    labels = std::move(*read);
}

}  // namespace pointloom
