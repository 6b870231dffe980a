// SPDX-License-Identifier: Apache-2.0
#include "core/formats/BoxReading.h"

#include <numbers>

namespace pointloom {

BoxReading combined(const BoxReading& first, const BoxReading& more)
{
    return {.axes = more.axes != BoxReading::Axes::told ? more.axes : first.axes,
            .degrees = first.degrees || more.degrees,
            .cloudYaw = first.cloudYaw || more.cloudYaw,
            .halfSizes = first.halfSizes || more.halfSizes,
            .sidesSwapped = first.sidesSwapped || more.sidesSwapped,
            .quarterTurn = first.quarterTurn || more.quarterTurn,
            .halfTurn = first.halfTurn || more.halfTurn,
            .bottomIsMiddle = first.bottomIsMiddle || more.bottomIsMiddle,
            .middleIsBottom = first.middleIsBottom || more.middleIsBottom,
            .lift_m = first.lift_m + more.lift_m};
}

double angleMeant_rad(double told, const BoxReading& reading)
{
    return reading.degrees ? wrapAngle(told * std::numbers::pi / 180) : told;
}

Eigen::Vector3d sizeMeant_m(const Eigen::Vector3d& told_m, const BoxReading& reading)
{
    const Eigen::Vector3d full_m = told_m * (reading.halfSizes ? 2 : 1);
    return reading.sidesSwapped ? Eigen::Vector3d(full_m.y(), full_m.x(), full_m.z()) : full_m;
}

OrientedBox standingMeant(const OrientedBox& box, const BoxReading& reading)
{
    const OrientedBox turned = reading.quarterTurn ? axesSwapped(box) : box;
    OrientedBox out = reading.halfTurn ? flipped(turned) : turned;
    if (reading.middleIsBottom)
        out.centre_m += axisOf(out, 2) * (out.size_m.z() / 2);
    out.centre_m.z() += reading.lift_m;
    return out;
}

OrientedBox boxMeant(OrientedBox box, const BoxReading& reading, const std::optional<Pose>& world_T_cloud)
{
    box.size_m = sizeMeant_m(box.size_m, reading);
    box = standingMeant(box, reading);
    if (reading.axes == BoxReading::Axes::world && world_T_cloud)
        box = transformed(world_T_cloud->inverse(), box);
    return box;
}

}  // namespace pointloom
