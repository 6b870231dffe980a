// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/GatherCloud.h"

#include "core/cloud/CloudOrigin.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

/// Makes a column as long as the cloud, piece by piece: touching a gigabyte for the first time takes a second.
template <class T> void lengthen(std::vector<T>& column, std::size_t points, const std::stop_token& stop)
{
    constexpr std::size_t piece = std::size_t{1} << 18U;
    column.reserve(points);
    while (column.size() < points && !stop.stop_requested())
        column.resize(std::min(points, column.size() + piece));
}

/// With columns that are too short when it was stopped.
PointCloud withColumns(const RoleTable& roles, std::size_t points, const std::stop_token& stop)
{
    const auto has = [&](ColumnRole role) { return roles[indexOf(role)].has_value(); };
    PointCloud cloud;
    lengthen(cloud.positions_m, points, stop);
    if (has(ColumnRole::intensity))
        lengthen(cloud.intensity, points, stop);
    if (has(ColumnRole::ring))
        lengthen(cloud.ring, points, stop);
    if (has(ColumnRole::time))
        lengthen(cloud.time_s, points, stop);
    if (has(ColumnRole::label))
        lengthen(cloud.label, points, stop);
    if (has(ColumnRole::rgb) || has(ColumnRole::red))
        lengthen(cloud.rgb, points, stop);
    cloud.width = points;
    return cloud;
}

bool isFloat(std::span<const Column> columns, const std::optional<std::size_t>& index)
{
    return index && (columns[*index].type == NumberType::f32 || columns[*index].type == NumberType::f64);
}

/// What float32 makes of coordinates as large as the origin, where that is more than the noise of a scanner.
void remarkOnSteps(std::span<const Column> columns, const RoleTable& roles, PointCloud& cloud)
{
    constexpr double noticeable_m = 0.01;
    double step_m = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto size = static_cast<float>(std::abs(cloud.origin_m[static_cast<int>(axis)]));
        if (columns[*roles[axis]].type == NumberType::f32)
            step_m = std::max(step_m, static_cast<double>(std::nextafter(size, std::numeric_limits<float>::max()) - size));
    }
    if (step_m > noticeable_m)
        cloud.remarks.push_back(
            message(PL_TEXT("core", "the coordinates are stored as float32, which at this size holds them in steps of %1 m only"), step_m));
}

/// Colours in files are 0..255; some write floats 0..1, and laser scanning software 0..65535.
void chooseColours(double largest, bool floats, GatherPlan& plan)
{
    if (floats && largest <= 1) {
        plan.colourFactor = 255;
        plan.colourOffset = 0.5;
    } else if (!floats && largest > 255) {
        plan.colourFactor = 1.0 / 256;
    }
}

}  // namespace

Result<PointCloud> gatherCloud(std::span<const Column> columns, const RoleTable& roles, std::size_t points, const ReadOptions& options,
                               const GatherPass& pass)
{
    PointCloud cloud = withColumns(roles, points, options.stop);
    if (options.stop.stop_requested())
        return stoppedReading();
    const GatherPlan ordinary{.origin_m = options.origin_m.value_or(Eigen::Vector3d::Zero()), .stop = options.stop};
    const auto seen = pass(ordinary, cloud);
    if (!seen)
        return std::unexpected(seen.error());
    if (options.stop.stop_requested())
        return stoppedReading();

    GatherPlan plan = ordinary;
    cloud.origin_m = plan.origin_m;
    if (seen->far) {
        const Reach reach = reachOf(cloud);
        if (2 * reach.impossible > reach.finite)
            return fail(PL_TEXT("core",
                                "most of its coordinates cannot be metres on earth (beyond %1 km); the file is damaged, or its "
                                "columns are not what they are taken for"),
                        farthest_m / 1000);
        if (!options.origin_m)
            plan.origin_m = originFor(cloud, reach, seen->firstFinite_m);
    }
    chooseColours(seen->largestColour, isFloat(columns, roles[indexOf(ColumnRole::red)]), plan);
    cloud.origin_m = plan.origin_m;
    remarkOnSteps(columns, roles, cloud);
    const bool asExpected = plan.origin_m == ordinary.origin_m && plan.colourFactor == ordinary.colourFactor;
    if (asExpected)
        return cloud;
    if (const auto again = pass(plan, cloud); !again)
        return std::unexpected(again.error());
    if (options.stop.stop_requested())
        return stoppedReading();
    return cloud;
}

}  // namespace pointloom
