// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/cloud/Rows.h"

#include <stop_token>

namespace pointloom {

/// How values become columns of a PointCloud. What is right for a file shows only while it is read: see GatherCloud.h.
struct GatherPlan
{
    Eigen::Vector3d origin_m = Eigen::Vector3d::Zero();
    double colourFactor = 1;  ///< red, green, blue times this is 0..255
    double colourOffset = 0;  ///< 0.5 rounds
    std::stop_token stop{};   ///< once stopped, the rows that are left are not looked at
};

/// What was seen on the way.
struct GatherSeen
{
    bool far = false;          ///< some finite coordinate lies beyond largestExactCoordinate_m
    double largestColour = 0;  ///< before the factor
    std::size_t firstFiniteRow = static_cast<std::size_t>(-1);
    Eigen::Vector3d firstFinite_m = Eigen::Vector3d::Zero();  ///< the point of that row

    void include(const GatherSeen& other);
};

/// Puts rows into cloud, from firstRow on. The cloud's columns must be as long as that needs; columns that are empty stay
/// so. Numbers out of a column's range are clamped. Runs on several threads when there are many rows.
[[nodiscard]] GatherSeen gather(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow = 0);
/// The same on this thread alone, for who has several at work on other rows.
[[nodiscard]] GatherSeen gatherHere(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow);

}  // namespace pointloom
