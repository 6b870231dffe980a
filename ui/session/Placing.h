// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/frame/Frame.h"
#include "core/labels/Labels.h"
#include "core/track/WorldPoses.h"

#include <optional>

namespace pointloom {

/// A box of one frame in another one, at its place in the world.
[[nodiscard]] OrientedBox carried(const WorldPoses& poses, const OrientedBox& box, int fromFrame, int toFrame);

/// Where an object would be in a frame if it had stood still since the nearest frame in which it has a box; nothing for a track without
/// boxes.
[[nodiscard]] std::optional<OrientedBox> standingAt(const Labels& labels, const WorldPoses& poses, Id<Track> track, int frame);

/// How far a box is from where its frame was most likely taken, seen from above, metres.
/// @param frame  null while it is not there: from the zero of the file
[[nodiscard]] double distanceOf(const OrientedBox& box, const Frame* frame);

}  // namespace pointloom
