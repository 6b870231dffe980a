// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"
#include "ui/scene/PointStyle.h"

#include <QColor>

#include <cstdint>

namespace pointloom {

/// Straight (not premultiplied) alpha, as the shaders take it.
struct Rgba
{
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    friend bool operator==(const Rgba&, const Rgba&) = default;
};

/// Of the views: the same in the light and in the dark theme, since thin coloured points need a dark ground.
namespace sceneColour {
inline constexpr Rgba background{0x11, 0x14, 0x1a};
inline constexpr Rgba sideBackground{0x0e, 0x11, 0x16};
inline constexpr Rgba selection{0xff, 0xd4, 0x5a};
inline constexpr Rgba seen{0x6f, 0xe3, 0xc1};  ///< faces that points lie on
inline constexpr Rgba ground{0x40, 0x4a, 0x5c};
inline constexpr Rgba sideSurroundings{0x60, 0x6c, 0x80};
inline constexpr Rgba unlabelled{0x8a, 0x94, 0xa3};
inline constexpr Rgba leftOut{0xff, 0x6b, 0x4a};  ///< points just outside the selected box
inline constexpr Rgba title{0x8a, 0x94, 0xa3};
}  // namespace sceneColour

/// Of the main view.
[[nodiscard]] constexpr Rgba backdropColour(Backdrop backdrop)
{
    switch (backdrop) {
    case Backdrop::night:
        break;
    case Backdrop::black:
        return {0, 0, 0};
    case Backdrop::slate:
        return {0x17, 0x21, 0x2f};
    case Backdrop::graphite:
        return {0x22, 0x24, 0x27};
    }
    return sceneColour::background;
}

[[nodiscard]] constexpr Rgba opaque(const Rgb& colour)
{
    return {colour.r, colour.g, colour.b, 255};
}

[[nodiscard]] constexpr Rgba withAlpha(Rgba colour, std::uint8_t alpha)
{
    colour.a = alpha;
    return colour;
}

/// share 0: a, 1: b.
[[nodiscard]] constexpr Rgba mixed(const Rgba& a, const Rgba& b, float share)
{
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share + 0.5F);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

[[nodiscard]] inline QColor toQt(const Rgba& colour)
{
    return {colour.r, colour.g, colour.b, colour.a};
}

}  // namespace pointloom
