// SPDX-License-Identifier: Apache-2.0
#include "core/track/PropagateTrack.h"

namespace pointloom {

FollowedObject followedObject(const Labels& labels, const Cuboid& seed, MotionChoice motion)
{
    FollowedObject object{.box = seed.box, .anchors = {}, .motion = motion};
    for (const auto& [frame, id] : labels.boxesOf(seed.track)) {
        const Cuboid* other = labels.find(id);
        if (id != seed.id && other->isAnchor())
            object.anchors[frame] = other->box;
    }
    return object;
}

Edit takePropagated(Document& document, Id<Cuboid> seed, std::span<const PropagatedBox> boxes)
{
    const Labels& labels = document.labels();
    const Cuboid* from = labels.find(seed);
    if (from == nullptr)
        return {};
    Edit edit{.name = PL_TEXT("core", "Propagate"), .tracks = {}, .cuboids = {}};
    for (const PropagatedBox& found : boxes) {
        const Cuboid* there = labels.boxOf(from->track, found.frame);
        if (there != nullptr && there->isAnchor())
            continue;
        Cuboid cuboid = there != nullptr ? *there : *from;
        cuboid.frame = labels.keyOf(found.frame);
        cuboid.box = found.box;
        cuboid.origin = BoxOrigin::fitted;
        cuboid.score = found.confidence;
        cuboid.state = BoxState::propagated;
        if (there == nullptr)
            cuboid.id = document.newCuboidId();
        edit.cuboids.push_back(there != nullptr ? modified(*there, std::move(cuboid)) : added(std::move(cuboid)));
    }
    return edit;
}

}  // namespace pointloom
