// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ObjectColours.h"

#include <QColor>

#include <cmath>

namespace pointloom {

Rgb instanceColour(std::uint64_t track)
{
    constexpr double golden = 0.61803398875;  // of a turn: the next colour is far from all before it
    const auto number = static_cast<double>(track % instanceColours);
    const double hue = number * golden - std::floor(number * golden);
    const QColor colour = QColor::fromHslF(static_cast<float>(hue), track % 2 == 0 ? 0.85F : 0.6F, track % 3 == 0 ? 0.62F : 0.72F);
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()), static_cast<std::uint8_t>(colour.blue())};
}

Rgb shownColour(const SceneBox& box, ColourBy mode)
{
    return mode == ColourBy::instance ? instanceColour(box.track) : box.colour;
}

}  // namespace pointloom
