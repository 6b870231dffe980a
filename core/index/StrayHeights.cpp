// SPDX-License-Identifier: Apache-2.0
#include "core/index/StrayHeights.h"

#include "core/base/Parallel.h"
#include "core/index/GroundEnvelope.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr std::size_t sharesPerTile = 4;

/// Cells of a tile that lie about as high.
struct HeightShare
{
    float height_m = 0;
    float weight = 0;  ///< 0: there are no more
};

/// The heights of a grid by square tile.
struct HeightTiles
{
    enum class Detail {
        lows,    ///< what shows whether anything is in question at all: the usual case, and much less work
        shares,  ///< what votes
    };

    HeightTiles(const HeightGrid& grid, int cellsAlong, Detail detail);

    [[nodiscard]] std::size_t tileOf(int column, int row) const
    {
        return static_cast<std::size_t>(row / tileCells + 1) * static_cast<std::size_t>(columns)
            + static_cast<std::size_t>(column / tileCells + 1);
    }

    int tileCells = 1;
    float size_m = 1;
    int columns = 0;  ///< with a border of empty tiles
    int rows = 0;
    std::vector<float> low_m;  ///< by tile: the first quartile of its heights
    std::vector<std::array<HeightShare, sharesPerTile>> shares;

private:
    void look(std::vector<HeightShare>& heights, std::size_t tile);
};

HeightTiles::HeightTiles(const HeightGrid& grid, int cellsAlong, Detail detail)
    : tileCells(cellsAlong),
      size_m(static_cast<float>(tileCells) * grid.cell_m),
      columns((grid.columns - 1) / tileCells + 3),
      rows((grid.rows - 1) / tileCells + 3),
      low_m(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), unknownHeight_m),
      shares(detail == Detail::shares ? low_m.size() : 0)
{
    const auto lookAtRows = [&](std::size_t first, std::size_t last) {
        std::vector<HeightShare> heights;
        for (int top = static_cast<int>(first) * tileCells; top < static_cast<int>(last) * tileCells; top += tileCells) {
            for (int left = 0; left < grid.columns; left += tileCells) {
                const int right = std::min(left + tileCells, grid.columns);
                heights.clear();
                for (int row = top; row < std::min(top + tileCells, grid.rows); ++row) {
                    for (int column = left; column < right; ++column) {
                        const std::size_t cell = grid.cell(column, row);
                        if (grid.height_m[cell] < unknownHeight_m)
                            heights.push_back({grid.height_m[cell], grid.weightOf(cell)});
                    }
                }
                if (!heights.empty())
                    look(heights, tileOf(left, top));
            }
        }
    };
    constexpr std::size_t rowsTogether = 4;
    parallelFor(static_cast<std::size_t>(rows - 2), lookAtRows, rowsTogether);
}

void HeightTiles::look(std::vector<HeightShare>& heights, std::size_t tile)
{
    if (shares.empty()) {
        const auto quartile = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 4);
        std::ranges::nth_element(heights, quartile, {}, &HeightShare::height_m);
        low_m[tile] = quartile->height_m;
        return;
    }
    std::ranges::sort(heights, {}, &HeightShare::height_m);
    low_m[tile] = heights[heights.size() / 4].height_m;
    const std::size_t groups = std::min(sharesPerTile, heights.size());
    for (std::size_t group = 0; group < groups; ++group) {
        const std::size_t first = group * heights.size() / groups;
        const std::size_t last = (group + 1) * heights.size() / groups;
        shares[tile][group].height_m = heights[(first + last) / 2].height_m;
        for (std::size_t i = first; i < last; ++i)
            shares[tile][group].weight += heights[i].weight;
    }
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

/// A patch that may be a stray, by its middle: a place in the grid's own metres.
struct PatchInQuestion
{
    std::vector<std::size_t> cells;
    float x_m = 0;
    float y_m = 0;
    float height_m = 0;
    float weight = 0;
};

/// What speaks for a height and what against it.
struct Votes
{
    float against = 0;
    float with = 0;
};

/// Counts the votes of tiles: fine ones around a place, coarse ones further off, so that a vote costs the same on any grid.
class Electorate
{
public:
    Electorate(const HeightGrid& grid, const StrayParams& params)
        : m_params(params),
          m_fine(grid, params.tileCells, HeightTiles::Detail::shares),
          m_coarse(grid, params.tileCells * coarseness, HeightTiles::Detail::shares)
    {}

    [[nodiscard]] bool isOutvoted(const PatchInQuestion& patch) const
    {
        // All coarse tiles but those around the place, whose fine ones are asked instead.
        const int column = static_cast<int>(patch.x_m / m_coarse.size_m) + 1;
        const int row = static_cast<int>(patch.y_m / m_coarse.size_m) + 1;
        Votes votes;
        for (int y = 1; y + 1 < m_coarse.rows; ++y) {
            for (int x = 1; x + 1 < m_coarse.columns; ++x) {
                if (std::abs(x - column) > 1 || std::abs(y - row) > 1)
                    count(m_coarse, x, y, patch, votes);
            }
        }
        const int ratio = m_coarse.tileCells / m_fine.tileCells;
        for (int y = std::max(1, (row - 2) * ratio + 1); y <= std::min(m_fine.rows - 2, (row + 1) * ratio); ++y) {
            for (int x = std::max(1, (column - 2) * ratio + 1); x <= std::min(m_fine.columns - 2, (column + 1) * ratio); ++x)
                count(m_fine, x, y, patch, votes);
        }
        return votes.against > m_params.outvoted * std::max(votes.with, patch.weight);
    }

private:
    static constexpr int coarseness = 4;

    void count(const HeightTiles& tiles, int x, int y, const PatchInQuestion& patch, Votes& votes) const
    {
        const auto& shares =
            tiles.shares[static_cast<std::size_t>(y) * static_cast<std::size_t>(tiles.columns) + static_cast<std::size_t>(x)];
        if (shares[0].weight == 0)
            return;
        const float dx = (static_cast<float>(x) - 0.5F) * tiles.size_m - patch.x_m;
        const float dy = (static_cast<float>(y) - 0.5F) * tiles.size_m - patch.y_m;
        const float distance_m = std::sqrt(dx * dx + dy * dy);
        for (const HeightShare& share : shares) {
            const float above_m = share.height_m - patch.height_m;
            if (above_m > m_params.depth_m + m_params.slope * distance_m)
                votes.against += share.weight;
            else if (distance_m <= m_params.sharedTiles * m_fine.size_m
                     && std::abs(above_m) <= m_params.step_m + m_params.gentle * distance_m)
                votes.with += share.weight;
        }
    }

    StrayParams m_params;
    HeightTiles m_fine;
    HeightTiles m_coarse;
};

PatchInQuestion inQuestion(const HeightGrid& grid, std::vector<std::size_t> cells)
{
    const std::size_t middle = cells[cells.size() / 2];
    const auto columns = static_cast<std::size_t>(grid.columns);
    PatchInQuestion patch{.cells = std::move(cells),
                          .x_m = (static_cast<float>(middle % columns) + 0.5F) * grid.cell_m,
                          .y_m = (static_cast<float>(middle / columns) + 0.5F) * grid.cell_m,
                          .height_m = grid.height_m[middle]};
    for (const std::size_t cell : patch.cells)
        patch.weight += grid.weightOf(cell);
    return patch;
}

}  // namespace

std::vector<std::uint8_t> strayHeights(const HeightGrid& grid, const StrayParams& params)
{
    std::vector<std::uint8_t> strays(grid.height_m.size());
    if (strays.empty())
        return strays;
    const HeightTiles tiles(grid, params.tileCells, HeightTiles::Detail::lows);
    const auto least_m = leastAllowed(tiles, params.slope * tiles.size_m);
    Patches patches(grid, params);
    std::vector<PatchInQuestion> questions;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const std::size_t cell = grid.cell(column, row);
            if (grid.height_m[cell] >= least_m[tiles.tileOf(column, row)] - params.depth_m || !patches.isOpen(cell))
                continue;
            if (auto patch = patches.from(cell); !patch.empty())
                questions.push_back(inQuestion(grid, std::move(patch)));
        }
    }
    if (questions.empty())
        return strays;
    const Electorate electorate(grid, params);
    parallelFor(
        questions.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                if (electorate.isOutvoted(questions[i]))
                    std::ranges::for_each(questions[i].cells, [&](std::size_t cell) { strays[cell] = 1; });
            }
        },
        64);
    return strays;
}

}  // namespace pointloom
