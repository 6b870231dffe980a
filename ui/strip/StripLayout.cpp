// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripLayout.h"

#include <array>

namespace pointloom {
namespace {

constexpr std::array heightShares{1.45, 0.5, 0.62};  ///< of a column's width, by side
constexpr double topShareWithCamera = 1.1;           ///< the object still fits, and the picture gets the room
constexpr double cameraShare = 0.7;                  ///< cars seen aslant and persons alike leave little of it empty

bool narrowed(StripLayout& layout, int narrowest_px, int height_px)
{
    while (layout.width_px > narrowest_px && layout.columnHeight() > height_px)
        --layout.width_px;
    return layout.columnHeight() <= height_px;
}

}  // namespace

StripLayout StripLayout::fittedTo(int height_px, bool wantsCamera)
{
    StripLayout withCamera{.hasCamera = true};
    if (wantsCamera && narrowed(withCamera, narrowestWithCamera_px, height_px))
        return withCamera;
    StripLayout sidesAlone;
    narrowed(sidesAlone, narrowest_px, height_px);
    return sidesAlone;
}

int StripLayout::heightOf(CellSide side) const
{
    const bool isLower = hasCamera && side == CellSide::top;
    return static_cast<int>((isLower ? topShareWithCamera : heightShares[static_cast<std::size_t>(side)]) * width_px);
}

int StripLayout::cameraHeight() const
{
    return static_cast<int>(cameraShare * width_px);
}

int StripLayout::topOf(CellSide side) const
{
    int top = header_px;
    for (const CellSide above : cellSides) {
        if (above == side)
            break;
        top += heightOf(above) + gap_px;
    }
    return top;
}

int StripLayout::cameraTop() const
{
    return topOf(cellSides.back()) + heightOf(cellSides.back()) + gap_px;
}

int StripLayout::columnHeight() const
{
    return cameraTop() + (hasCamera ? cameraHeight() + gap_px : 0);
}

}  // namespace pointloom
