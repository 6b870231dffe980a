// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ColourRamp.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {

Rgba rampColour(float share)
{
    static constexpr std::array<Rgba, 10> stops{{{0x27, 0x3d, 0x8c},
                                                 {0x28, 0x5c, 0xa3},
                                                 {0x28, 0x7b, 0xb9},
                                                 {0x32, 0x97, 0xb3},
                                                 {0x40, 0xb2, 0xa6},
                                                 {0x63, 0xc3, 0x93},
                                                 {0x98, 0xcb, 0x7d},
                                                 {0xc6, 0xcc, 0x68},
                                                 {0xe0, 0xba, 0x56},
                                                 {0xf6, 0xac, 0x48}}};
    const float at = std::clamp(share, 0.0F, 1.0F) * static_cast<float>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], at - static_cast<float>(below));
}

float rampShare(float value, const ValueRange& range, ColourBy mode)
{
    const float share = (value - range.low) / std::max(range.high - range.low, 1e-6F);
    return mode == ColourBy::intensity ? std::sqrt(std::max(0.0F, share)) : share;
}

}  // namespace pointloom
