// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/strip/CellView.h"

namespace pointloom {

/// How a column of the strip shares its height, logical pixels: its heading, the three sides and below them, where there are pictures, the
/// camera.
struct StripLayout
{
    static constexpr int gap_px = 2;  ///< between columns and between cells
    static constexpr int header_px = 24;
    static constexpr int usualWidth_px = 112;
    static constexpr int narrowest_px = 64;
    static constexpr int widest_px = 420;
    static constexpr int narrowestWithCamera_px = 78;  ///< below it neither points nor a picture say much

    int width_px = usualWidth_px;
    bool hasCamera = false;

    /// As wide as the height allows all cells, at most as usual. The camera is left out where columns would become too narrow with it, and
    /// at the least width the column may be higher than there is room.
    [[nodiscard]] static StripLayout fittedTo(int height_px, bool wantsCamera);

    [[nodiscard]] int heightOf(CellSide side) const;
    [[nodiscard]] int cameraHeight() const;
    [[nodiscard]] int columnHeight() const;
    /// From the top of the column.
    [[nodiscard]] int topOf(CellSide side) const;
    [[nodiscard]] int cameraTop() const;

    friend bool operator==(const StripLayout&, const StripLayout&) = default;
};

}  // namespace pointloom
