// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <span>
#include <vector>

namespace pointloom {

/// Height above ground, metres, at which the colours end. The same in every frame, so that colours mean the same everywhere.
inline constexpr float rampTop_m = 3.2F;

/// Whether the cloud has what the mode shows.
[[nodiscard]] bool offers(const SceneCloud& scene, ColourBy mode);
/// What is shown when this mode is asked for: height where the cloud has no such column.
[[nodiscard]] ColourBy shownMode(const SceneCloud& scene, ColourBy mode);
/// Whether the mode shows a number per point, low to high.
[[nodiscard]] bool isScale(ColourBy mode);

/// By number of the point, in file order; NaN where nothing is known. Height above ground where the index knows it, else above the lowest
/// points, metres; horizontal distance from the sensor, metres; time since the first point, seconds; intensity and ring as in the file.
/// Empty for modes that are no scale.
[[nodiscard]] std::vector<float> valuesOf(const SceneCloud& scene, ColourBy mode);

/// How the values of a mode are spread, from a sample of the points.
struct ValueSpread
{
    ValueRange whole;              ///< but for one in a thousand at each end: stray reflections
    ValueRange bulk;               ///< 2nd to 98th percentile
    std::vector<float> histogram;  ///< of the whole range in equal steps; the highest is 1
};
/// Nothing for modes that are no scale, and for clouds without values.
[[nodiscard]] std::optional<ValueSpread> spreadOf(const SceneCloud& scene, ColourBy mode);

/// The range that suits a mode.
[[nodiscard]] ValueRange automaticRange(std::span<const float> values, ColourBy mode);
/// The range that the colours span: what the person chose, else what suits the mode.
[[nodiscard]] ValueRange shownRange(const SceneCloud& scene, const PointStyle& style);

}  // namespace pointloom
