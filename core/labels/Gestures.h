// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/schema/LabelSchema.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace pointloom {

/// The edits that gestures make. They change nothing: the document applies them. Names are marked for translation. A frame is told by its
/// position in the document's list.

/// A new object: a track and its first box. Attributes start with what the scheme says. Takes fresh ids from the document.
struct NewObject
{
    int frame = 0;
    OrientedBox box;
    std::string classKey;
    BoxOrigin origin = BoxOrigin::drawn;
    double score = 1;
};
[[nodiscard]] Edit addObject(Document& document, const LabelSchema& schema, const NewObject& object);

/// Takes a box away, and its track when that was its last one. Empty when there is no such box.
[[nodiscard]] Edit removeBox(const Labels& labels, Id<Cuboid> id);

/// The same object in another frame: a further box of its track. Empty when the track has a box there already.
[[nodiscard]] Edit continueTrack(Document& document, Id<Cuboid> id, int frame, const OrientedBox& box);

/// A new object like another one: its class and its answers, with a box of its own.
[[nodiscard]] Edit duplicateObject(Document& document, const Cuboid& like, const Track& track, int frame, const OrientedBox& box);

/// Puts a box elsewhere by a person's hand: an automatic one becomes a keyframe. Empty when nothing would change.
[[nodiscard]] Edit reshapeBox(const Labels& labels, Id<Cuboid> id, const OrientedBox& box,
                              std::string name = PL_TEXT("core", "Change box"));

/// Gives the whole track another class; answers that the class is not asked for are dropped, standard answers added.
[[nodiscard]] Edit reclassify(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const std::string& classKey);

/// Answers one attribute, or takes the answer back. Answers that are no longer asked for because of it are dropped.
[[nodiscard]] Edit answer(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const std::string& attribute,
                          const std::optional<AttributeValue>& value);

/// Gives several answers at once; those that are not asked for are left out.
[[nodiscard]] Edit answerAll(const Labels& labels, const LabelSchema& schema, Id<Cuboid> id, const AttributeMap& answers);

/// One gesture for several boxes as one edit, in the order given; named like the first that changes something.
[[nodiscard]] Edit forEach(const Document& document, std::span<const Id<Cuboid>> ids,
                           const std::function<Edit(const Labels& labels, Id<Cuboid> id)>& gesture);

/// The answers about a box: its own and its track's.
[[nodiscard]] AttributeMap answersOf(const Labels& labels, const Cuboid& cuboid);

}  // namespace pointloom
