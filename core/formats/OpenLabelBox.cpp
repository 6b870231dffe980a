// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelBox.h"

#include "core/formats/FormatSupport.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double levelTo = 1e-9;  // below it a tilt is rounding

/// The upright box of a turned one.
OrientedBox standUp(const Eigen::Vector3d& centre_m, const Eigen::Matrix3d& rotation, const Eigen::Vector3d& size_m)
{
    Eigen::Index up = 2;
    if (std::abs(rotation(2, 2)) < 1 - levelTo)
        rotation.row(2).cwiseAbs().maxCoeff(&up);
    const Eigen::Index along = up == 0 ? 1 : 0;
    const Eigen::Index across = 3 - up - along;
    return {centre_m, {size_m[along], size_m[across], size_m[up]}, std::atan2(rotation(1, along), rotation(0, along))};
}

/// By how much a box leans against the axes of the system that it is told in: the vertical there is one of them.
double leaning_rad(const Eigen::Matrix3d& rotation, const Pose& cloud_T_system)
{
    Eigen::Index vertical = 2;  // of the system: its axis that points up or down most
    cloud_T_system.linear().row(2).cwiseAbs().maxCoeff(&vertical);
    return std::acos(std::clamp(rotation.row(vertical).cwiseAbs().maxCoeff(), 0.0, 1.0));
}

OpenLabelBox without(std::string why, std::string what)
{
    return {.why = std::move(why), .what = std::move(what)};
}

/// The numbers of a list in which some may be missing; a zero stands for those, and how many there were is told.
std::vector<double> numbersOf(const JsonPlace& place, std::size_t& missing)
{
    std::vector<double> out;
    for (const JsonPlace& item : place.items()) {
        missing += item.isNull() ? 1 : 0;
        out.push_back(item.isNull() ? 0 : item.number());
    }
    return out;
}

/// A box that is turned in its system comes to the cloud as it is meant.
OpenLabelBox boxIn(const Eigen::Vector3d& centre_m, const Eigen::Matrix3d& rotation, const Eigen::Vector3d& size_m,
                   const Pose& cloud_T_system)
{
    constexpr double upright = 0.7;  // the system's z axis lies within 45 degrees of the cloud's
    const Eigen::Matrix3d turned = cloud_T_system.linear() * rotation;
    OpenLabelBox out{.box = standUp(cloud_T_system * centre_m, turned, size_m)};
    const bool hasVertical = cloud_T_system.linear()(2, 2) > upright;
    const bool isTilted = rotation(2, 2) < 0 || rotation.row(2).head<2>().norm() > levelTo;
    if (hasVertical && isTilted)
        out.box = withRotation({out.box->centre_m, size_m, 0}, turned);
    else if (!hasVertical)
        out.flattened_rad = leaning_rad(rotation, cloud_T_system);
    return out;
}

}  // namespace

Eigen::Matrix3d openLabelEuler(double x_rad, double y_rad, double z_rad)
{
    using Eigen::AngleAxisd;
    using Eigen::Vector3d;
    return (AngleAxisd(z_rad, Vector3d::UnitZ()) * AngleAxisd(y_rad, Vector3d::UnitY()) * AngleAxisd(x_rad, Vector3d::UnitX()))
        .toRotationMatrix();
}

std::optional<Eigen::Matrix3d> openLabelQuaternion(double x, double y, double z, double w)
{
    const Eigen::Quaterniond told(w, x, y, z);
    if (!(told.squaredNorm() > 0) || !std::isfinite(told.squaredNorm()))
        return std::nullopt;
    return told.normalized().toRotationMatrix();
}

OpenLabelBox openLabelBox(const JsonPlace& place, const Pose& cloud_T_system, const BoxReading& reading)
{
    constexpr std::size_t withEuler = 9;
    constexpr std::size_t withQuaternion = 10;
    if (place.isNull())
        return without(PL_TEXT("core", "cuboids without values are left out: %1 (%2)"), {});
    std::size_t missing = 0;
    const std::vector<double> values = numbersOf(place, missing);
    const std::size_t count = values.size();
    if (count != withEuler && count != withQuaternion) {
        place.refuse(message(PL_TEXT("core", "a cuboid has %1 values; it needs 9 or 10"), count));
        return {};
    }
    if (missing > 0)
        return without(PL_TEXT("core", "boxes with a value that is no number are left out: %1 (%2)"), {});
    const Eigen::Vector3d told_m(values[count - 3], values[count - 2], values[count - 1]);
    if ((told_m.array() <= 0).any())
        return without(labelsWithoutVolume, sizeShown(told_m));
    std::optional<Eigen::Matrix3d> rotation;
    std::vector<double> angles;
    if (count == withQuaternion) {
        rotation = openLabelQuaternion(values[3], values[4], values[5], values[6]);
    } else {
        angles.assign(values.begin() + 3, values.begin() + 6);
        rotation =
            openLabelEuler(angleMeant_rad(angles[0], reading), angleMeant_rad(angles[1], reading), angleMeant_rad(angles[2], reading));
    }
    if (!rotation)
        return without(PL_TEXT("core", "boxes whose quaternion has no length have no heading and are left out: %1 (%2)"), {});
    OpenLabelBox out = boxIn({values[0], values[1], values[2]}, *rotation, sizeMeant_m(told_m, reading), cloud_T_system);
    out.box = standingMeant(*out.box, reading);
    out.angles = std::move(angles);
    return out;
}

}  // namespace pointloom
