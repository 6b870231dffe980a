// SPDX-License-Identifier: Apache-2.0
#include "core/formats/BoxReading.h"

#include <numbers>
#include <utility>

namespace pointloom {
namespace {

/// The box in the axes that are meant: its place, its heading, and the side to which it leans.
OrientedBox inPlan(OrientedBox box, BoxReading::Plan plan)
{
    constexpr double quarter = std::numbers::pi / 2;
    using Plan = BoxReading::Plan;
    const double x = box.centre_m.x();
    const double y = box.centre_m.y();
    const auto become = [&](double newX, double newY, double yaw_rad) {
        box.centre_m.head<2>() = Eigen::Vector2d(newX, newY);
        box.yaw_rad = wrapAngle(yaw_rad);
    };
    switch (plan) {
    case Plan::told:
        break;
    case Plan::mirroredY:
        become(x, -y, -box.yaw_rad);
        break;
    case Plan::mirroredX:
        become(-x, y, 2 * quarter - box.yaw_rad);
        break;
    case Plan::swapped:
        become(y, x, quarter - box.yaw_rad);
        break;
    case Plan::turnedLeft:
        become(-y, x, box.yaw_rad + quarter);
        break;
    case Plan::turnedRight:
        become(y, -x, box.yaw_rad - quarter);
        break;
    case Plan::turnedBack:
        become(-x, -y, box.yaw_rad + 2 * quarter);
        break;
    }
    if (plan == Plan::mirroredY || plan == Plan::mirroredX || plan == Plan::swapped)
        box.roll_rad = -box.roll_rad;
    return box;
}

/// The box with its sizes in their places, in metres, and its angle as it is meant.
OrientedBox inUnits(OrientedBox box, const BoxReading& reading)
{
    constexpr double foot_m = 0.3048;
    if (reading.lengthIsHeight)
        std::swap(box.size_m.x(), box.size_m.z());
    if (reading.widthIsHeight)
        std::swap(box.size_m.y(), box.size_m.z());
    if (reading.feet) {
        box.centre_m *= foot_m;
        box.size_m *= foot_m;
    }
    if (reading.clockwise)
        box.yaw_rad = -box.yaw_rad;
    if (reading.headingAside)
        box.yaw_rad = wrapAngle(box.yaw_rad - std::numbers::pi / 2);
    return box;
}

}  // namespace

BoxReading combined(const BoxReading& first, const BoxReading& more)
{
    return {.axes = more.axes != BoxReading::Axes::told ? more.axes : first.axes,
            .plan = more.plan != BoxReading::Plan::told ? more.plan : first.plan,
            .clockwise = first.clockwise || more.clockwise,
            .headingAside = first.headingAside || more.headingAside,
            .lengthIsHeight = first.lengthIsHeight || more.lengthIsHeight,
            .widthIsHeight = first.widthIsHeight || more.widthIsHeight,
            .feet = first.feet || more.feet,
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
    const OrientedBox meant = inUnits(box, reading);
    const OrientedBox turned = reading.quarterTurn ? axesSwapped(meant) : meant;
    OrientedBox out = reading.halfTurn ? flipped(turned) : turned;
    if (reading.middleIsBottom)
        out.centre_m += axisOf(out, 2) * (out.size_m.z() / 2);
    out.centre_m.z() += reading.lift_m;
    return inPlan(out, reading.plan);
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
