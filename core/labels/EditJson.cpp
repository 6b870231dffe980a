// SPDX-License-Identifier: Apache-2.0
#include "core/labels/EditJson.h"

#include "core/labels/ObjectJson.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

using nlohmann::json;

template <class T> json changeAsJson(const Change<T>& change)
{
    json item{{"id", change.id.value}};
    const json before = change.before ? asJson(*change.before) : json();
    const json after = change.after ? asJson(*change.after) : json();
    if (change.before)
        item["before"] = before;
    if (change.before && change.after)
        item["patch"] = json::diff(before, after);  // RFC 6902: only what differs
    else if (change.after)
        item["after"] = after;
    return item;
}

json changeAsJson(const PointLabelChange& change)
{
    return asJson(change);
}

template <class T> void readChange(const json& item, const ReadAs& as, Change<T>& change)
{
    expectMembers(item, {"id", "before", "after", "patch"});
    const auto id = wholeNumber<std::uint64_t>(item.at("id"));
    change.id = {id};
    if (item.contains("before"))
        readJson(item.at("before"), as, id, change.before.emplace());
    if (item.contains("patch"))
        readJson(item.at("before").patch(item.at("patch")), as, id, change.after.emplace());
    else if (item.contains("after"))
        readJson(item.at("after"), as, id, change.after.emplace());
}

void readChange(const json& item, const ReadAs&, PointLabelChange& change)
{
    readJson(item, change);
}

std::string line(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string versionedLine(json value)
{
    value["version"] = payloadVersion;
    return line(value);
}

/// The version of a text; one that is newer is not read at all.
int versionOf(const json& root)
{
    if (!root.is_object())
        throw Unreadable{message(PL_TEXT("core", "something else stands where an object should"))};
    const int version = root.contains("version") ? wholeNumber<int>(root.at("version")) : 1;
    if (version < 1 || version > payloadVersion || (version == 1 && root.contains("version")))
        throw Unreadable{message(PL_TEXT("core", "version %1 was written by a newer Pointloom (this one reads up to %2); update Pointloom"),
                                 version, payloadVersion)};
    return version;
}

/// Parses a text and reads it; what the reader cannot make out is said in one sentence.
template <class T, class Read> Result<T> parsed(std::string_view text, const FrameList* version1Frames, const Read& read)
{
    try {
        const json root = json::parse(text);
        T value{};
        read(root, ReadAs{versionOf(root), version1Frames}, value);
        return value;
    } catch (const Unreadable& problem) {
        return std::unexpected(Error{problem.what, {}});
    } catch (const json::exception& problem) {
        return fail(PL_TEXT("core", "what is stored cannot be read: %1"), problem.what());
    }
}

/// Members of an edit: its name, its version, and those of its layers.
void expectLayers(const json& root)
{
    const auto isKnown = [](const std::string& key) {
        bool known = key == "name" || key == "version";
        forEachLayer([&](const auto& layer) { known = known || key == layer.name; });
        return known;
    };
    for (const auto& [key, value] : root.items())
        if (!isKnown(key))
            throw Unreadable{message(PL_TEXT("core", "\"%1\" is nothing that this Pointloom knows; update Pointloom"), key)};
}

}  // namespace

std::string toJson(const Edit& edit)
{
    json root{{"name", edit.name}};
    forEachLayer([&](const auto& layer) {
        const auto& changes = edit.*layer.changes;
        if (changes.empty())
            return;
        json list = json::array();
        for (const auto& change : changes)
            list.push_back(changeAsJson(change));
        root[layer.name] = std::move(list);
    });
    return versionedLine(std::move(root));
}

Result<Edit> editFromJson(std::string_view text, const FrameList* version1Frames)
{
    return parsed<Edit>(text, version1Frames, [](const json& root, const ReadAs& as, Edit& edit) {
        expectLayers(root);
        edit.name = root.at("name").get<std::string>();
        forEachLayer([&]<class C>(const EditLayer<C>& layer) {
            if (!root.contains(layer.name))
                return;
            for (const json& item : root.at(layer.name))
                readChange(item, as, (edit.*layer.changes).emplace_back());
        });
    });
}

std::string toJson(const Track& track)
{
    return versionedLine(asJson(track));
}

std::string toJson(const Cuboid& cuboid)
{
    return versionedLine(asJson(cuboid));
}

std::string toJson(const ImageRectangle& box)
{
    return versionedLine(asJson(box));
}

std::string toJson(const PointLabels& labels)
{
    return versionedLine(asJson(labels));
}

template <class T> Result<T> objectFromJson(Id<T> id, std::string_view text, const FrameList* version1Frames)
{
    auto object =
        parsed<T>(text, version1Frames, [&](const json& root, const ReadAs& as, T& value) { readJson(root, as, id.value, value); });
    return object ? std::move(object) : std::unexpected(object.error().in("stored object " + std::to_string(id.value)));
}

template Result<Track> objectFromJson(Id<Track>, std::string_view, const FrameList*);
template Result<Cuboid> objectFromJson(Id<Cuboid>, std::string_view, const FrameList*);
template Result<ImageRectangle> objectFromJson(Id<ImageRectangle>, std::string_view, const FrameList*);

Result<PointLabels> pointLabelsFromJson(std::string_view text)
{
    return parsed<PointLabels>(text, nullptr, [](const json& root, const ReadAs&, PointLabels& labels) { readJson(root, labels); });
}

}  // namespace pointloom
