// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <cstddef>
#include <cstdint>

namespace pointloom {

/// Colours of objects told apart: neighbouring numbers have very different ones.
inline constexpr std::size_t instanceColours = 50;
[[nodiscard]] Rgb instanceColour(std::uint64_t track);
/// The colour that a box and its points have in a mode.
[[nodiscard]] Rgb shownColour(const SceneBox& box, ColourBy mode);

}  // namespace pointloom
