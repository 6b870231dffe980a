// SPDX-License-Identifier: Apache-2.0
#include "core/index/GroundEnvelope.h"

#include "core/index/StrayHeights.h"

#include <algorithm>
#include <cstdint>
#include <numbers>

namespace pointloom {

std::vector<float> lowerEnvelope(std::span<const Lowest> lowest, const Raster& raster, const EnvelopeParams& params)
{
    std::vector<float> envelope_m(lowest.size());
    std::ranges::transform(lowest, envelope_m.begin(), &Lowest::robust);
    forgetPits(envelope_m, lowest, raster, params.pits);
    std::vector<float> weight(lowest.size());
    std::ranges::transform(lowest, weight.begin(), [](const Lowest& cell) {
        constexpr std::uint32_t most = 4;  // points: enough to be sure of a cell
        return static_cast<float>(std::min(cell.count, most));
    });
    const auto strays =
        strayHeights({.height_m = envelope_m, .weight = weight, .columns = raster.columns, .rows = raster.rows, .cell_m = raster.cell_m},
                     {.slope = params.slope});
    for (std::size_t cell = 0; cell < envelope_m.size(); ++cell) {
        if (strays[cell] != 0)
            envelope_m[cell] = unknownHeight_m;
    }
    limitSlope(envelope_m, raster.columns, raster.rows, params.slope * raster.cell_m);
    return envelope_m;
}

void limitSlope(std::vector<float>& height_m, int columns, int rows, float climbPerCell_m)
{
    const float straight = climbPerCell_m;
    const float diagonal = climbPerCell_m * std::numbers::sqrt2_v<float>;
    // The row beside first, a loop without dependencies, then along the row.
    const auto lowerToRow = [&](float* row, const float* beside) {
        for (int i = 1; i + 1 < columns; ++i)
            row[i] = std::min(row[i], std::min(beside[i] + straight, std::min(beside[i - 1], beside[i + 1]) + diagonal));
    };
    for (int j = 1; j < rows; ++j) {
        float* row = height_m.data() + static_cast<std::ptrdiff_t>(j) * columns;
        lowerToRow(row, row - columns);
        for (int i = 1; i + 1 < columns; ++i)
            row[i] = std::min(row[i], row[i - 1] + straight);
    }
    for (int j = rows - 2; j >= 0; --j) {
        float* row = height_m.data() + static_cast<std::ptrdiff_t>(j) * columns;
        lowerToRow(row, row + columns);
        for (int i = columns - 2; i > 0; --i)
            row[i] = std::min(row[i], row[i + 1] + straight);
    }
}

}  // namespace pointloom
