// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/track/Propagation.h"

#include <span>

namespace pointloom {

/// An object as it is followed from one of its boxes: its other anchors teach and end the way.
[[nodiscard]] FollowedObject followedObject(const Labels& labels, const Cuboid& seed, MotionChoice motion = MotionChoice::byEvidence);

/// Gives the track of a box the boxes that it was followed to: added where it has none, in the place of interpolated and propagated ones.
/// Anchors stay. New boxes take the answers of the seed. Takes fresh ids from the document.
[[nodiscard]] Edit takePropagated(Document& document, Id<Cuboid> seed, std::span<const PropagatedBox> boxes);

}  // namespace pointloom
