// SPDX-License-Identifier: Apache-2.0
#include "core/labels/EditJson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

using nlohmann::json;

constexpr std::array boxOrigins{"drawn", "fitted", "prelabelled", "imported"};
constexpr std::array boxStates{"keyframe", "interpolated", "propagated", "finalised"};

/// The value that a name stands for; the first one where it stands for none.
template <class Enum> Enum named(const auto& names, const std::string& name)
{
    const auto found = std::ranges::find(names, name);
    return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

json asJson(const AttributeMap& attributes)
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

json asJson(const Track& track)
{
    json out{{"class", track.classKey}, {"attributes", asJson(track.attributes)}};
    if (!track.externalId.empty())
        out["external"] = track.externalId;
    return out;
}

/// Seven numbers: centre, size, yaw; and two more, pitch and roll, where the box is tilted.
json asJson(const OrientedBox& box)
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
    const auto at = [&](std::size_t i) { return numbers.at(i).get<double>(); };
    OrientedBox box{{at(0), at(1), at(2)}, {at(3), at(4), at(5)}, at(6)};
    if (numbers.size() > 7) {
        box.pitch_rad = at(7);
        box.roll_rad = at(8);
    }
    return box;
}

json asJson(const Cuboid& cuboid)
{
    json out{{"track", cuboid.track.value},
             {"frame", cuboid.frame},
             {"box", asJson(cuboid.box)},
             {"attributes", asJson(cuboid.attributes)},
             {"origin", boxOrigins.at(static_cast<std::size_t>(cuboid.origin))},
             {"score", cuboid.score}};
    if (cuboid.state != BoxState::keyframe)
        out["state"] = boxStates.at(static_cast<std::size_t>(cuboid.state));
    return out;
}

void read(const json& from, std::uint64_t id, Track& track)
{
    track = {.id = {id},
             .classKey = from.at("class").get<std::string>(),
             .attributes = attributesFrom(from.at("attributes")),
             .externalId = from.value("external", std::string{})};
}

void read(const json& from, std::uint64_t id, Cuboid& cuboid)
{
    cuboid = {.id = {id},
              .track = {from.at("track").get<std::uint64_t>()},
              .frame = from.at("frame").get<int>(),
              .box = boxFrom(from.at("box")),
              .attributes = attributesFrom(from.at("attributes")),
              .origin = named<BoxOrigin>(boxOrigins, from.at("origin").get<std::string>()),
              .score = from.at("score").get<double>(),
              .state = named<BoxState>(boxStates, from.value("state", std::string{}))};
}

template <class T> json asJson(const std::vector<Change<T>>& changes)
{
    json out = json::array();
    for (const Change<T>& change : changes) {
        json item{{"id", change.id.value}};
        const json before = change.before ? asJson(*change.before) : json();
        const json after = change.after ? asJson(*change.after) : json();
        if (change.before)
            item["before"] = before;
        if (change.before && change.after)
            item["patch"] = json::diff(before, after);  // RFC 6902: only what differs
        else if (change.after)
            item["after"] = after;
        out.push_back(std::move(item));
    }
    return out;
}

template <class T> std::vector<Change<T>> changesFrom(const json& list)
{
    std::vector<Change<T>> out;
    for (const json& item : list) {
        const auto id = item.at("id").get<std::uint64_t>();
        Change<T> change{{id}, std::nullopt, std::nullopt};
        if (item.contains("before"))
            read(item.at("before"), id, change.before.emplace());
        if (item.contains("patch"))
            read(item.at("before").patch(item.at("patch")), id, change.after.emplace());
        else if (item.contains("after"))
            read(item.at("after"), id, change.after.emplace());
        out.push_back(std::move(change));
    }
    return out;
}

std::string line(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

template <class T> Result<T> objectFrom(Id<T> id, std::string_view text)
{
    try {
        T value;
        read(json::parse(text), id.value, value);
        return value;
    } catch (const json::exception& problem) {
        return fail(PL_TEXT("core", "stored object %1 cannot be read: %2"), id.value, problem.what());
    }
}

}  // namespace

std::string toJson(const Edit& edit)
{
    return line({{"name", edit.name}, {"tracks", asJson(edit.tracks)}, {"cuboids", asJson(edit.cuboids)}});
}

Result<Edit> editFromJson(std::string_view text)
{
    try {
        const json root = json::parse(text);
        return Edit{.name = root.at("name").get<std::string>(),
                    .tracks = changesFrom<Track>(root.at("tracks")),
                    .cuboids = changesFrom<Cuboid>(root.at("cuboids"))};
    } catch (const json::exception& problem) {
        return fail(PL_TEXT("core", "a stored edit cannot be read: %1"), problem.what());
    }
}

std::string toJson(const Track& track)
{
    return line(asJson(track));
}

std::string toJson(const Cuboid& cuboid)
{
    return line(asJson(cuboid));
}

Result<Track> trackFromJson(Id<Track> id, std::string_view text)
{
    return objectFrom(id, text);
}

Result<Cuboid> cuboidFromJson(Id<Cuboid> id, std::string_view text)
{
    return objectFrom(id, text);
}

}  // namespace pointloom
