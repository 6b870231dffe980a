// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/LowestHeights.h"
#include "core/index/Raster.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace pointloom {

/// z = slopeX * x + slopeY * y + height_m. All zero where nothing is known: so planes blend as four numbers.
struct alignas(16) GroundPlane
{
    float slopeX = 0;
    float slopeY = 0;
    float height_m = 0;  ///< at the origin of coordinates
    float known = 0;     ///< 1, else 0

    [[nodiscard]] float at(float x_m, float y_m) const { return slopeX * x_m + slopeY * y_m + height_m; }
};

/// A plane per node of a grid, blended bilinearly between nodes.
struct PlaneGrid
{
    Raster raster;  ///< its cells are the nodes; a node stands in the middle of its cell
    std::vector<GroundPlane> planes;
    float nodesPerMetre = 1;  ///< along either axis

    /// Blends the known ones of the four nodes around; outside the grid the place is moved to its border.
    /// Only for a grid with at least one plane; unknownHeight_m where none of the four is known.
    [[nodiscard]] float heightAt(float x_m, float y_m) const;

    /// Where a node stands.
    [[nodiscard]] Eigen::Vector2f middleOf(std::size_t node) const
    {
        const auto column = static_cast<float>(static_cast<int>(node) % raster.columns);
        const auto row = static_cast<float>(static_cast<int>(node) / raster.columns);
        return {raster.originX_m + (column + 0.5F) * raster.cell_m, raster.originY_m + (row + 0.5F) * raster.cell_m};
    }
};

/// The heights of a grid for a loop over many points: what every point needs is worked out once. The grid must outlive it.
class PlaneBlend
{
public:
    explicit PlaneBlend(const PlaneGrid& grid)
        : m_planes(grid.planes.data()),
          m_columns(grid.raster.columns),
          m_rows(grid.raster.rows),
          m_originX(grid.raster.originX_m),
          m_originY(grid.raster.originY_m),
          m_cell(grid.raster.cell_m),
          m_perMetre(grid.nodesPerMetre)
    {}

    [[nodiscard]] float heightAt(float x_m, float y_m) const
    {
        const float u = within((x_m - m_originX) * m_perMetre - 0.5F, m_columns);
        const float v = within((y_m - m_originY) * m_perMetre - 0.5F, m_rows);
        const int column = std::min(static_cast<int>(u), m_columns - 2);
        const int row = std::min(static_cast<int>(v), m_rows - 2);
        const GroundPlane* corner = m_planes + static_cast<std::ptrdiff_t>(row) * m_columns + column;
        const Eigen::Vector4f below = between(corner, u - static_cast<float>(column));
        const Eigen::Vector4f above = between(corner + m_columns, u - static_cast<float>(column));
        const Eigen::Vector4f plane = below + (v - static_cast<float>(row)) * (above - below);
        constexpr float enough = 0.05F;
        if (plane[3] <= enough)
            return unknownHeight_m;
        const float x = m_originX + (u + 0.5F) * m_cell;
        const float y = m_originY + (v + 0.5F) * m_cell;
        return (plane[0] * x + plane[1] * y + plane[2]) / plane[3];
    }

private:
    [[nodiscard]] static float within(float place, int nodes)
    {
        const auto last = static_cast<float>(nodes - 1);
        return place > 0 ? (place < last ? place : last) : 0;
    }

    [[nodiscard]] static Eigen::Vector4f between(const GroundPlane* left, float share)
    {
        using Four = Eigen::Map<const Eigen::Vector4f, Eigen::Aligned16>;
        const Four a(&left[0].slopeX);
        const Four b(&left[1].slopeX);
        return a + share * (b - a);
    }

    const GroundPlane* m_planes;
    int m_columns;
    int m_rows;
    float m_originX;
    float m_originY;
    float m_cell;
    float m_perMetre;
};

inline float PlaneGrid::heightAt(float x_m, float y_m) const
{
    return PlaneBlend(*this).heightAt(x_m, y_m);
}

struct PlaneGridParams
{
    int nodeCells = 4;         ///< a node per 4 x 4 envelope cells: 2 m
    int window = 2;            ///< a plane is fitted to the nodes within this many steps: 10 m x 10 m
    float pointsPerNode = 20;  ///< more count no more than this: the foot of a wall would outweigh the road
    float pointsNeeded = 12;
    float aboveEnvelope_m = 0.6F;  ///< higher points are no candidates at all
    float firstBand_m = 0.18F;     ///< around the envelope, in the first round
    float lastBand_m = 0.10F;      ///< above the surface of the round before, in the last round; in between for those in between
    float below_m = 0.25F;         ///< under the last round's surface: deeper ones are reflections
    float steepest = 0.35F;        ///< a plane steeper than 19 degrees is no ground
    float nodeSlope = 0.11F;       ///< between neighbouring nodes; a node above what this allows stands on a roof
    float nodeTolerance_m = 0.12F;
    std::size_t largestStray = 100;  ///< nodes: a larger patch of low ones is a floor
    int rounds = 2;
};

/// Trimmed moving least squares: in each round a plane per node through the candidates near the last round's surface.
/// Nodes without support are filled from their neighbours, and at last flat from the nearest known node.
/// The planes are empty when no node finds support.
/// O(points + nodes) a round. The result does not depend on the number of threads.
[[nodiscard]] PlaneGrid fitPlanes(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                  const Raster& raster, std::span<const float> envelope_m, const PlaneGridParams& params = {});

}  // namespace pointloom
