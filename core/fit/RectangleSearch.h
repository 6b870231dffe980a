// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <span>
#include <vector>

namespace pointloom {

/// A rectangle seen from above, by the extent of its points along turned axes: u along the yaw, v to its left, from the origin of
/// coordinates.
struct TurnedExtent
{
    double yaw_rad = 0;  ///< of the u axis; a rectangle does not know its front
    double u0_m = 0;
    double u1_m = 0;
    double v0_m = 0;
    double v1_m = 0;

    [[nodiscard]] double length_m() const { return u1_m - u0_m; }
    [[nodiscard]] double width_m() const { return v1_m - v0_m; }
};

/// One local optimum of the search. Alternatives matter: a car seen from behind looks as well turned by 90 degrees.
struct RankedRectangle
{
    TurnedExtent extent;   ///< yaw in [0, pi/2) up to the refinement
    double closeness = 0;  ///< mean over points of 1 / max(distance to the near sides, floor), in 1/m
};

struct RectangleSearchParams
{
    double step_rad = 0.0174533;         ///< first pass, 1 degree
    double refinedStep_rad = 0.0026180;  ///< second pass around each optimum, 0.15 degrees
    double distanceFloor_m = 0.05;       ///< first pass: a point nearer than this counts as lying on the side
    double refinedFloor_m = 0.015;       ///< second pass: 5 cm over a 4.4 m side would leave 0.65 degrees undecided
    double keepAbove = 0.75;             ///< optima under this share of the best closeness are dropped
    std::size_t most = 4;                ///< optima kept
    std::vector<double> also_rad{};      ///< yaws that are kept besides, unless an optimum lies within two steps
};

/// Finds the rectangles whose sides lie closest to the points: the search of Zhang et al., "Efficient L-shape fitting for vehicle
/// detection using laser scanners" (IV 2017), with the closeness criterion (their algorithm 4): of each pair of sides the one that the
/// points lie nearer to counts.
///
/// @param points_m  positions seen from above, any order; duplicates count twice
/// @returns the local optima, best first; empty when fewer than three points are given or all coincide
/// Cost: O(N * pi/2 / step). Thread-safe; the order of the points does not matter beyond rounding.
[[nodiscard]] std::vector<RankedRectangle> searchRectangles(std::span<const Eigen::Vector2f> points_m,
                                                            const RectangleSearchParams& params = {});

/// The extent of points along axes turned by a yaw. At least one point.
[[nodiscard]] TurnedExtent extentAt(std::span<const Eigen::Vector2f> points_m, double yaw_rad);

}  // namespace pointloom
