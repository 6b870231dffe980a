// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneColours.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// A cloud's own colours as a short list of them and one byte per point: so that they go through the same palette as every other mode.
struct RgbPalette
{
    std::vector<Rgba> colours;
    std::vector<std::uint8_t> slots;  ///< by number of the point
};

/// Median cut (P. Heckbert, Color image quantization for frame buffer display, 1982) over colours of five bits a channel. One pass over
/// the cloud to count and one to look up.
/// @param rgb   0x00RRGGBB
/// @param most  colours, at most 256
[[nodiscard]] RgbPalette quantised(std::span<const std::uint32_t> rgb, std::size_t most);

}  // namespace pointloom
