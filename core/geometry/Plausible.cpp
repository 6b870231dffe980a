// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/Plausible.h"

#include <cmath>

namespace pointloom {
namespace {

bool isCoordinate(double value_m)
{
    return std::abs(value_m) <= farthest_m;  // false also for what is no number
}

bool areSides(const Eigen::Vector3d& size_m)
{
    return (size_m.array() >= 0).all() && (size_m.array() <= longestSide_m).all();
}

}  // namespace

bool isPlausible(const Eigen::Vector3d& point_m)
{
    return isCoordinate(point_m.x()) && isCoordinate(point_m.y()) && isCoordinate(point_m.z());
}

bool isPlausible(const OrientedBox& box)
{
    return isFinite(box) && isPlausible(box.centre_m) && areSides(box.size_m);
}

Result<void> checkPlausible(const Eigen::Vector3d& point_m)
{
    for (const double value_m : point_m) {
        if (!isCoordinate(value_m))
            return fail(PL_TEXT("core", "a coordinate of %1 m cannot be: none is beyond %2 m; check the unit and the columns"), value_m,
                        farthest_m);
    }
    return {};
}

Result<void> checkPlausible(const OrientedBox& box)
{
    if (auto checked = checkPlausible(box.centre_m); !checked)
        return checked;
    if (!areSides(box.size_m))
        return fail(PL_TEXT("core", "a box of %1 x %2 x %3 m cannot be: sides are from 0 to %4 m; check the unit and the columns"),
                    box.size_m.x(), box.size_m.y(), box.size_m.z(), longestSide_m);
    if (!isFinite(box))
        return fail(PL_TEXT("core", "an angle of the box is no finite number; check the columns"));
    return {};
}

}  // namespace pointloom
