// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"
#include "core/cloud/Column.h"

#include <functional>

namespace pointloom {

/// Where the values of one column lie in memory: row i at first + i * stride, unaligned.
struct ColumnView
{
    const std::byte* first = nullptr;  ///< nullptr: there is no such column
    std::size_t stride = 0;
    NumberType type = NumberType::f32;
    double unit_m = 1;  ///< of a coordinate
};

/// Some rows of a file, by role. One description for records (PCD binary, PLY, .bin), for whole columns one after the other
/// (PCD compressed) and for parsed text.
struct Rows
{
    std::size_t count = 0;
    std::array<ColumnView, columnRoles> columns;
    bool swapped = false;  ///< the file has the other byte order

    [[nodiscard]] const ColumnView& of(ColumnRole role) const { return columns[indexOf(role)]; }
};

/// How values become columns of a PointCloud. What is right for a file shows only while it is read: see gatherCloud.
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

/// Fills the whole cloud once, following the plan.
using GatherPass = std::function<Result<GatherSeen>(const GatherPlan& plan, PointCloud& cloud)>;

/// Makes a cloud of so many points with the columns that have a role, and fills it: first as if it were an ordinary one
/// (coordinates near zero, colours 0..255), and a second time when it turns out to be another. A few points far off make no other one.
/// Fails when most coordinates cannot be metres.
/// The caller has checked that the file holds that many points.
[[nodiscard]] Result<PointCloud> gatherCloud(std::span<const Column> columns, const RoleTable& roles, std::size_t points,
                                             const ReadOptions& options, const GatherPass& pass);

}  // namespace pointloom
