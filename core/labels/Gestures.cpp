// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pointloom {
namespace {

/// Only what the scheme asks about such an object stays.
void dropUnasked(const LabelSchema& schema, const std::string& classKey, AttributeMap& ofTrack, AttributeMap& ofFrame)
{
    for (bool dropped = true; dropped;) {  // one dropped answer can be the condition of another
        AttributeMap all = ofTrack;
        all.insert(ofFrame.begin(), ofFrame.end());
        const auto unasked = [&](const auto& entry) {
            const AttributeDef* attribute = schema.findAttribute(entry.first);
            return attribute != nullptr && !applies(*attribute, classKey, all);
        };
        dropped = std::erase_if(ofTrack, unasked) + std::erase_if(ofFrame, unasked) > 0;
    }
}

/// One edit out of what the two looked like before and after.
Edit difference(std::string name, const Track& track, Track newTrack, const Cuboid& cuboid, Cuboid newCuboid)
{
    Edit edit{.name = std::move(name), .tracks = {}, .cuboids = {}};
    if (newTrack != track)
        edit.tracks.push_back(modified(track, std::move(newTrack)));
    if (newCuboid != cuboid)
        edit.cuboids.push_back(modified(cuboid, std::move(newCuboid)));
    return edit;
}

std::set<Id<Track>> tracksNamedIn(const Edit& edit)
{
    std::set<Id<Track>> tracks;
    for (const auto& change : edit.tracks)
        tracks.insert(change.id);
    for (const auto& change : edit.cuboids)
        for (const auto& side : {&change.before, &change.after})
            if (*side)
                tracks.insert((*side)->track);
    return tracks;
}

}  // namespace

Edit addObject(Document& document, const LabelSchema& schema, const NewObject& object)
{
    const Track track{.id = document.newTrackId(),
                      .classKey = object.classKey,
                      .attributes = standardAnswers(schema, object.classKey, AttributeScope::track),
                      .externalId = {}};
    const Cuboid cuboid{.id = document.newCuboidId(),
                        .track = track.id,
                        .frame = document.labels().keyOf(object.frame),
                        .box = object.box,
                        .attributes = standardAnswers(schema, object.classKey, AttributeScope::frame),
                        .origin = object.origin,
                        .score = object.score};
    return {.name = PL_TEXT("core", "Add box"), .tracks = {added(track)}, .cuboids = {added(cuboid)}};
}

Edit removeBox(const Labels& labels, Id<Cuboid> id)
{
    const Cuboid* cuboid = labels.find(id);
    if (cuboid == nullptr)
        return {};
    Edit edit{.name = PL_TEXT("core", "Delete box"), .tracks = {}, .cuboids = {removed(*cuboid)}};
    if (const Track* track = labels.trackOf(*cuboid); track != nullptr && labels.sizeOf(track->id) == 1)
        edit.tracks.push_back(removed(*track));
    return edit;
}

Edit continueTrack(Document& document, Id<Cuboid> id, int frame, const OrientedBox& box)
{
    const Labels& labels = document.labels();
    const Cuboid* from = labels.find(id);
    if (from == nullptr || labels.boxOf(from->track, frame) != nullptr)
        return {};
    Cuboid further = *from;
    further.id = document.newCuboidId();
    further.frame = labels.keyOf(frame);
    further.box = box;
    further.state = BoxState::keyframe;
    return {.name = PL_TEXT("core", "Copy box"), .tracks = {}, .cuboids = {added(std::move(further))}};
}

Edit duplicateObject(Document& document, const Cuboid& like, const Track& track, int frame, const OrientedBox& box)
{
    Track newTrack = track;
    newTrack.id = document.newTrackId();
    newTrack.externalId.clear();
    Cuboid cuboid = like;
    cuboid.id = document.newCuboidId();
    cuboid.track = newTrack.id;
    cuboid.frame = document.labels().keyOf(frame);
    cuboid.box = box;
    cuboid.state = BoxState::keyframe;
    return {.name = PL_TEXT("core", "Duplicate box"), .tracks = {added(std::move(newTrack))}, .cuboids = {added(std::move(cuboid))}};
}

Edit forEach(const Document& document, std::span<const Id<Cuboid>> ids,
             const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture)
{
    Document scratch = document;  // cheap: labels are shared until changed
    EditSum all;
    EditSum ahead;  // made, and not in the scratch yet: it is brought up to date only where a gesture could see the difference
    std::set<Id<Track>> touched;
    const auto catchUp = [&] {
        [[maybe_unused]] const auto applied = scratch.apply(std::move(ahead).total());
        ahead = EditSum();
        touched.clear();
    };
    const auto isTouched = [&](Id<Track> track) { return touched.contains(track); };
    for (const Id<Cuboid> id : ids) {
        if (const Cuboid* cuboid = scratch.labels().find(id); cuboid != nullptr && isTouched(cuboid->track))
            catchUp();
        Edit one = gesture(scratch.labels(), id);
        std::set<Id<Track>> named = tracksNamedIn(one);
        if (std::ranges::any_of(named, isTouched)) {
            catchUp();
            one = gesture(scratch.labels(), id);
            named = tracksNamedIn(one);
        }
        if (one.empty() || !scratch.fits(one))
            continue;
        all.add(one);
        ahead.add(one);
        touched.merge(named);
    }
    return std::move(all).total();
}

Edit reshapeBox(const Labels& labels, Id<Cuboid> id, const OrientedBox& box, std::string name)
{
    const Cuboid* cuboid = labels.find(id);
    if (cuboid == nullptr || cuboid->box == box)
        return {};
    Cuboid changed = *cuboid;
    changed.box = box;
    if (!changed.isAnchor())
        changed.state = BoxState::keyframe;
    return {.name = std::move(name), .tracks = {}, .cuboids = {modified(*cuboid, std::move(changed))}};
}

Edit reclassify(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const std::string& classKey)
{
    const Cuboid* cuboid = labels.find(id);
    const Track* track = cuboid != nullptr ? labels.trackOf(*cuboid) : nullptr;
    if (track == nullptr || track->classKey == classKey)
        return {};
    Track newTrack = *track;
    newTrack.classKey = classKey;
    newTrack.attributes.merge(standardAnswers(schema, classKey, AttributeScope::track));
    Cuboid newCuboid = *cuboid;
    newCuboid.attributes.merge(standardAnswers(schema, classKey, AttributeScope::frame));
    dropUnasked(schema, classKey, newTrack.attributes, newCuboid.attributes);
    return difference(PL_TEXT("core", "Change class"), *track, std::move(newTrack), *cuboid, std::move(newCuboid));
}

Edit answer(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const std::string& attribute,
            const std::optional<AttributeValue>& value)
{
    const Cuboid* cuboid = labels.find(id);
    const Track* track = cuboid != nullptr ? labels.trackOf(*cuboid) : nullptr;
    const AttributeDef* definition = schema.findAttribute(attribute);
    if (track == nullptr || definition == nullptr)
        return {};
    Track newTrack = *track;
    Cuboid newCuboid = *cuboid;
    AttributeMap& answers = definition->scope == AttributeScope::track ? newTrack.attributes : newCuboid.attributes;
    if (value)
        answers[attribute] = *value;
    else
        answers.erase(attribute);
    dropUnasked(schema, track->classKey, newTrack.attributes, newCuboid.attributes);
    return difference(PL_TEXT("core", "Change attribute"), *track, std::move(newTrack), *cuboid, std::move(newCuboid));
}

Edit answerAll(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const AttributeMap& answers)
{
    const Cuboid* cuboid = labels.find(id);
    const Track* track = cuboid != nullptr ? labels.trackOf(*cuboid) : nullptr;
    if (track == nullptr)
        return {};
    Track newTrack = *track;
    Cuboid newCuboid = *cuboid;
    for (const auto& [key, value] : answers)
        if (const AttributeDef* definition = schema.findAttribute(key))
            (definition->scope == AttributeScope::track ? newTrack.attributes : newCuboid.attributes)[key] = value;
    dropUnasked(schema, track->classKey, newTrack.attributes, newCuboid.attributes);
    return difference(PL_TEXT("core", "Repeat attributes"), *track, std::move(newTrack), *cuboid, std::move(newCuboid));
}

AttributeMap answersOf(const Labels& labels, const Cuboid& cuboid)
{
    AttributeMap all = cuboid.attributes;
    if (const Track* track = labels.trackOf(cuboid))
        all.insert(track->attributes.begin(), track->attributes.end());
    return all;
}

}  // namespace pointloom
