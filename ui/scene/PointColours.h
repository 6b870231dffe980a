// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/ColourScale.h"
#include "ui/scene/SceneColours.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// One byte per point and what the bytes mean.
using ColourColumn = std::vector<std::uint8_t>;
using Palette = std::array<Rgba, 256>;

/// The first bytes: steps of the ramp, or the colours that a cloud of its own colours was brought down to.
inline constexpr std::size_t rampSteps = 100;
using Ramp = std::array<Rgba, rampSteps>;

/// Main view, without boxes: costs a pass over the cloud, needed when cloud or style change.
struct PlainColours
{
    ColourColumn column;
    Ramp ramp{};
};
[[nodiscard]] PlainColours plainColours(const SceneCloud& scene, const PointStyle& style);

/// Main view: the points of boxes in the colours of their classes or objects, those of the selected box and of the preview brighter;
/// where the points' own values matter (intensity, ring, time, distance, rgb) only brighter. What is just outside the faces of the
/// selected box is marked. Points that are hidden or ground stay what they are.
[[nodiscard]] ColourColumn withBoxes(ColourColumn column, const SceneModel& model);
[[nodiscard]] Palette paletteOf(const SceneModel& model, const Ramp& ramp);

/// Side views: what is inside the selected box stands out from everything else, and what is just outside its faces is marked.
/// @param ids  numbers of the points in the cloud
[[nodiscard]] ColourColumn sideColours(const SceneModel& model, std::span<const std::uint32_t> ids);
[[nodiscard]] Palette sidePaletteOf(const SceneModel& model);

}  // namespace pointloom
