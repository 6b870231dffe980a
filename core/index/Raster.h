// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pointloom {

/// Whether a position can be worked with: finite, and not so far off that squares overflow.
[[nodiscard]] inline bool isUsable(const Eigen::Vector3f& position_m)
{
    constexpr float farthest_m = 1e9F;
    return (position_m.array().abs() < farthest_m).all();
}

/// A bird's-eye raster laid over the bulk of a cloud. What lies outside counts for its border cells.
struct Raster
{
    float originX_m = 0;
    float originY_m = 0;
    float cell_m = 0.5F;
    int columns = 0;
    int rows = 0;
    int margin = 0;  ///< so many cells along each side that no point lies in

    [[nodiscard]] int column(float x_m) const { return clamped((x_m - originX_m) / cell_m, columns); }
    [[nodiscard]] int row(float y_m) const { return clamped((y_m - originY_m) / cell_m, rows); }
    [[nodiscard]] std::size_t cell(float x_m, float y_m) const
    {
        return static_cast<std::size_t>(row(y_m)) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column(x_m));
    }
    [[nodiscard]] std::size_t cells() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }

private:
    /// Compared as float first: a far outlier would overflow the conversion.
    [[nodiscard]] static int clamped(float index, int count)
    {
        return index < 0 ? 0 : index >= static_cast<float>(count) ? count - 1 : static_cast<int>(index);
    }
};

struct RasterParams
{
    float cell_m = 0.5F;
    float reach_m = 100;        ///< at most this far from the median; a spinning LiDAR sees little ground beyond
    int margin = 4;             ///< empty cells all around, so that windows need no bounds checks
    float coveredShare = 0.9F;  ///< a cloud of which reach_m holds less (aerial tiles) gets coarser cells instead of a cut
};

/// A raster around the median of the usable points. Its number of cells is bounded whatever the extent: wild coordinates cost nothing.
/// Zero cells when no point is usable.
[[nodiscard]] Raster rasterAround(std::span<const Eigen::Vector3f> points_m, const RasterParams& params = {});

/// The cell that a point lies in when it lies in none.
inline constexpr std::uint32_t noCell = 0xFFFFFFFFU;

/// Calls visit(first cell, end) for bands of whole rows that together cover a raster once, several at a time. For loops over all points
/// that write to cells: each band takes its own points in file order, so the answer does not depend on the number of threads.
void forEachBand(const Raster& raster, int rowsTogether, const std::function<void(std::uint32_t first, std::uint32_t end)>& visit);

/// By point the cell of the raster; noCell for points outside or in its margin and unusable ones.
[[nodiscard]] std::vector<std::uint32_t> cellsOf(std::span<const Eigen::Vector3f> points_m, const Raster& raster);

}  // namespace pointloom
