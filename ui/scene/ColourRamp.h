// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/PointStyle.h"
#include "ui/scene/SceneColours.h"

namespace pointloom {

/// The calm ramp from blue over teal to amber; share in 0..1. For the points and for the legend beside them.
[[nodiscard]] Rgba rampColour(float share);

/// How far along the ramp a value is: by its share of the range; the dull half of intensities, which most of a street consists of, is
/// spread by a root.
[[nodiscard]] float rampShare(float value, const ValueRange& range, ColourBy mode);

}  // namespace pointloom
