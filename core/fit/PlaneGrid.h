// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/GroundEnvelope.h"

#include <span>
#include <vector>

namespace pointloom {

/// z = slopeX * x + slopeY * y + height_m.
struct GroundPlane
{
    float slopeX = 0;
    float slopeY = 0;
    float height_m = 0;  ///< at the origin of coordinates
    float weight = 0;    ///< 0: nothing known here

    [[nodiscard]] float at(float x_m, float y_m) const { return slopeX * x_m + slopeY * y_m + height_m; }
};

/// A plane per node of a grid, blended bilinearly between nodes.
struct PlaneGrid
{
    Raster raster;  ///< its cells are the nodes; a node stands in the middle of its cell
    std::vector<GroundPlane> planes;

    /// Blends the known ones of the four nodes around; outside the grid the place is moved to its border.
    /// Only for a grid with at least one plane; unknownHeight_m where none of the four is known.
    [[nodiscard]] float heightAt(float x_m, float y_m) const;
};

struct PlaneGridParams
{
    int nodeCells = 4;         ///< a node per 4 x 4 envelope cells: 2 m
    int window = 2;            ///< a plane is fitted to the nodes within this many steps: 10 m x 10 m
    float pointsPerNode = 20;  ///< more count no more than this: the foot of a wall would outweigh the road
    float pointsNeeded = 12;
    float aboveEnvelope_m = 0.6F;  ///< higher points are no candidates at all
    float firstBand_m = 0.18F;     ///< around the envelope, in the first round
    float laterBand_m = 0.10F;     ///< above the last round's surface
    float below_m = 0.25F;         ///< under the last round's surface: deeper ones are reflections
    float steepest = 0.35F;        ///< a plane steeper than 19 degrees is no ground
    float nodeSlope = 0.11F;       ///< between neighbouring nodes; a node above what this allows stands on a roof
    float nodeTolerance_m = 0.12F;
    int rounds = 3;
};

/// Trimmed moving least squares: in each round a plane per node through the candidates near the last round's surface.
/// Nodes without support are filled from their neighbours, and at last flat from the nearest known node.
/// The planes are empty when no node finds support.
/// O(points + nodes) a round. The result does not depend on the number of threads.
[[nodiscard]] PlaneGrid fitPlanes(std::span<const Eigen::Vector3f> points_m, std::span<const std::uint32_t> cellOfPoint,
                                  const Raster& raster, std::span<const float> envelope_m, const PlaneGridParams& params = {});

}  // namespace pointloom
