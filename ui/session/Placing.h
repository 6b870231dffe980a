// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/labels/Labels.h"

#include <optional>

namespace pointloom {

/// A box of one frame in another one: at its place in the world where the dataset says how the sensor moved, else before the sensor.
[[nodiscard]] OrientedBox carried(const Sequence& sequence, const OrientedBox& box, int fromFrame, int toFrame);

/// Where an object would be in a frame if it had stood still since the nearest frame in which it has a box; nothing for a track without
/// boxes.
[[nodiscard]] std::optional<OrientedBox> standingAt(const Labels& labels, const Sequence& sequence, Id<Track> track, int frame);

/// Whether the dataset says for every frame how the sensor moved.
[[nodiscard]] bool hasPoses(const Sequence& sequence);

}  // namespace pointloom
