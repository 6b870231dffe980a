// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneColours.h"
#include "ui/scene/SceneModel.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Height above ground, metres, at which the colour ramp ends. The same in every frame, so that colours mean the same everywhere.
inline constexpr float rampTop_m = 3.2F;

/// The calm ramp from blue over teal to amber; share in 0..1. For the points and for the legend beside them.
[[nodiscard]] Rgba rampColour(float share);

/// One byte per point and what the bytes mean.
using ColourColumn = std::vector<std::uint8_t>;
using Palette = std::array<Rgba, 256>;

/// Main view, without boxes: costs a pass over the cloud, needed when cloud or style change.
/// Height is above ground where the index knows it, else above the lowest points; intensity is spread to its 98th percentile.
[[nodiscard]] ColourColumn plainColours(const SceneCloud& scene, const PointStyle& style);

/// Main view: the points of boxes in the colours of their classes, those of the selected box and of the preview brighter.
[[nodiscard]] ColourColumn withBoxes(ColourColumn column, const SceneModel& model);
[[nodiscard]] Palette paletteOf(const SceneModel& model);

/// Side views: what is inside the selected box stands out from everything else.
/// @param ids  numbers of the points in the cloud
[[nodiscard]] ColourColumn sideColours(const SceneModel& model, std::span<const std::uint32_t> ids);
[[nodiscard]] Palette sidePaletteOf(const SceneModel& model);

}  // namespace pointloom
