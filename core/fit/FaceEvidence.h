// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"

#include <array>

namespace pointloom {

/// How well the points agree with each face of a box, 0..1, by Face: 0 nothing speaks for its being there, 1 it was measured from end to
/// end.
using FaceEvidence = std::array<float, 6>;

/// From this on a face counts as seen: a quarter of a side fixes its plane.
inline constexpr float seenEvidence = 0.25F;

/// Looks at every face. An upright one counts the share of its length along which the outermost points lie on its plane; points beyond it,
/// or only behind it because light went through, speak against it, and a face turned away from the sensor cannot be seen at all. The top
/// counts what reaches up to it, the bottom how near it is to the ground. Some 20 microseconds for a car. Thread-safe.
[[nodiscard]] FaceEvidence faceEvidence(const CloudIndex& index, const OrientedBox& box);

}  // namespace pointloom
