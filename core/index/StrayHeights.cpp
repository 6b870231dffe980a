// SPDX-License-Identifier: Apache-2.0
#include "core/index/StrayHeights.h"

#include "core/base/Parallel.h"
#include "core/index/GroundEnvelope.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

/// Some cells of a tile that lie about as high.
struct HeightShare
{
    float x_m = 0;  ///< of the tile's middle, in the grid's own metres
    float y_m = 0;
    float height_m = 0;
    float cells = 0;
};

/// The heights of a grid by tile.
struct HeightTiles
{
    int tileCells = 1;
    int columns = 0;  ///< with a border of empty tiles
    int rows = 0;
    std::vector<float> low_m;  ///< by tile: the first quartile of its heights
    std::vector<HeightShare> shares;

    [[nodiscard]] std::size_t tileOf(int column, int row) const
    {
        return static_cast<std::size_t>(row / tileCells + 1) * static_cast<std::size_t>(columns)
            + static_cast<std::size_t>(column / tileCells + 1);
    }
};

HeightTiles tilesOf(const HeightGrid& grid, const StrayParams& params)
{
    constexpr std::size_t mostShares = 4;
    HeightTiles tiles;
    tiles.tileCells = std::max(1, static_cast<int>(std::lround(params.tile_m / grid.cell_m)));
    tiles.columns = (grid.columns - 1) / tiles.tileCells + 3;
    tiles.rows = (grid.rows - 1) / tiles.tileCells + 3;
    tiles.low_m.assign(static_cast<std::size_t>(tiles.columns) * static_cast<std::size_t>(tiles.rows), unknownHeight_m);
    std::vector<float> heights;
    for (int top = 0; top < grid.rows; top += tiles.tileCells) {
        for (int left = 0; left < grid.columns; left += tiles.tileCells) {
            const int right = std::min(left + tiles.tileCells, grid.columns);
            heights.clear();
            for (int row = top; row < std::min(top + tiles.tileCells, grid.rows); ++row) {
                const float* first = grid.height_m.data() + static_cast<std::ptrdiff_t>(row) * grid.columns;
                std::copy_if(first + left, first + right, std::back_inserter(heights), [](float h) { return h < unknownHeight_m; });
            }
            if (heights.empty())
                continue;
            std::ranges::sort(heights);
            tiles.low_m[tiles.tileOf(left, top)] = heights[heights.size() / 4];
            const float half_m = 0.5F * static_cast<float>(tiles.tileCells) * grid.cell_m;
            const std::size_t shares = std::min(mostShares, heights.size());
            for (std::size_t k = 0; k < shares; ++k)
                tiles.shares.push_back({static_cast<float>(left) * grid.cell_m + half_m, static_cast<float>(top) * grid.cell_m + half_m,
                                        heights[(2 * k + 1) * heights.size() / (2 * shares)],
                                        static_cast<float>(heights.size()) / static_cast<float>(shares)});
        }
    }
    return tiles;
}

/// By tile the least height that the slope allows below all that stands around: what lies deeper contradicts something.
std::vector<float> leastAllowed(const HeightTiles& tiles, float climbPerTile_m)
{
    std::vector<float> depth_m(tiles.low_m.size());
    std::ranges::transform(tiles.low_m, depth_m.begin(), [](float low) { return low < unknownHeight_m ? -low : unknownHeight_m; });
    limitSlope(depth_m, tiles.columns, tiles.rows, climbPerTile_m);
    for (float& value : depth_m)
        value = -value;
    return depth_m;
}

/// Patches of neighbouring cells in small steps.
class Patches
{
public:
    Patches(const HeightGrid& grid, const StrayParams& params) : m_grid(grid), m_params(params), m_state(grid.height_m.size(), State::open)
    {}

    [[nodiscard]] bool isOpen(std::size_t cell) const { return m_state[cell] == State::open; }

    /// The patch that a cell belongs to; nothing when it is large. Every cell is visited once.
    [[nodiscard]] std::vector<std::size_t> from(std::size_t cell)
    {
        std::vector<std::size_t> patch{cell};
        m_state[cell] = State::visited;
        bool isLarge = false;
        for (std::size_t next = 0; next < patch.size() && !isLarge; ++next) {
            const std::size_t here = patch[next];
            if (isBorder(here))
                continue;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const std::size_t other = here + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(dy) * m_grid.columns + dx);
                    if (std::abs(m_grid.height_m[other] - m_grid.height_m[here]) >= m_params.step_m)
                        continue;
                    isLarge = isLarge || m_state[other] == State::large;
                    if (m_state[other] != State::open)
                        continue;
                    m_state[other] = State::visited;
                    patch.push_back(other);
                }
            }
            isLarge = isLarge || patch.size() > m_params.largest;
        }
        if (!isLarge)
            return patch;
        for (const std::size_t member : patch)
            m_state[member] = State::large;
        return {};
    }

private:
    enum class State : std::uint8_t { open, visited, large };

    [[nodiscard]] bool isBorder(std::size_t cell) const
    {
        const int column = static_cast<int>(cell) % m_grid.columns;
        const int row = static_cast<int>(cell) / m_grid.columns;
        return column == 0 || row == 0 || column + 1 == m_grid.columns || row + 1 == m_grid.rows;
    }

    HeightGrid m_grid;
    StrayParams m_params;
    std::vector<State> m_state;
};

/// Whether what a height contradicts outvotes what shares its depth.
bool isOutvoted(const HeightShare& at, const HeightTiles& tiles, const StrayParams& params)
{
    float against = 0;
    float with = 0;
    for (const HeightShare& other : tiles.shares) {
        const float distance_m = std::hypot(other.x_m - at.x_m, other.y_m - at.y_m);
        const float above_m = other.height_m - at.height_m;
        if (above_m > params.depth_m + params.slope * distance_m)
            against += other.cells;
        else if (distance_m <= params.sharedWithin_m && std::abs(above_m) <= params.step_m + params.gentle * distance_m)
            with += other.cells;
    }
    return against > params.outvoted * std::max(with, at.cells);
}

}  // namespace

std::vector<std::uint8_t> strayHeights(const HeightGrid& grid, const StrayParams& params)
{
    std::vector<std::uint8_t> strays(grid.height_m.size());
    if (strays.empty())
        return strays;
    const HeightTiles tiles = tilesOf(grid, params);
    const auto least_m = leastAllowed(tiles, params.slope * grid.cell_m * static_cast<float>(tiles.tileCells));
    Patches patches(grid, params);
    std::vector<std::vector<std::size_t>> inQuestion;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) + static_cast<std::size_t>(column);
            if (grid.height_m[cell] >= least_m[tiles.tileOf(column, row)] - params.depth_m || !patches.isOpen(cell))
                continue;
            if (auto patch = patches.from(cell); !patch.empty())
                inQuestion.push_back(std::move(patch));
        }
    }
    parallelFor(
        inQuestion.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const auto& patch = inQuestion[i];
                const std::size_t middle = patch[patch.size() / 2];
                const auto columns = static_cast<std::size_t>(grid.columns);
                const HeightShare at{(static_cast<float>(middle % columns) + 0.5F) * grid.cell_m,
                                     (static_cast<float>(middle / columns) + 0.5F) * grid.cell_m, grid.height_m[middle],
                                     static_cast<float>(patch.size())};
                if (isOutvoted(at, tiles, params))
                    std::ranges::for_each(patch, [&](std::size_t cell) { strays[cell] = 1; });
            }
        },
        16);
    return strays;
}

}  // namespace pointloom
