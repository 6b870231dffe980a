// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Models.h"

namespace pointloom::simulation {
namespace {

using Eigen::Vector3d;

void addHead(Shape& shape, double x_m, Material material)
{
    constexpr double halfHeight_m = 0.125;
    shape.add(ellipsoid({x_m, 0, shape.high_m.z() - halfHeight_m}, {0.10, 0.085, halfHeight_m}, material));
}

/// A leg from the hip to a foot whose toes reach toes_m, on one side.
void addLeg(Shape& shape, double hip_m, double toes_m, double side)
{
    constexpr double foot_m = 0.27;
    const double y = side * 0.10;
    const double ankle = toes_m - 0.20;
    shape.add(block({toes_m - foot_m, y - 0.05, 0}, {toes_m, y + 0.05, 0.09}, Material::darkPaint));
    shape.add(bar({0, y, hip_m}, {ankle, y, 0.06}, 0.075, 0.075, Material::cloth));
}

}  // namespace

Shape pedestrianModel(const Vector3d& size_m)
{
    const double h = size_m.z();
    Shape person = roomFor(size_m);
    addLeg(person, 0.52 * h, size_m.x() / 2, 1);
    addLeg(person, 0.52 * h, -size_m.x() / 2 + 0.27, -1);
    ConvexPart torso = ellipsoid({0, 0, 0.66 * h}, {0.14, 0.21, 0.24 * h}, Material::cloth);
    cut(torso, {0, 0, 0.46 * h}, -Vector3d::UnitZ(), Material::cloth);
    person.add(torso);
    for (const double side : {-1.0, 1.0}) {  // the arms swing against the legs
        constexpr double halfWidth_m = 0.055;
        const double y = side * (size_m.y() / 2 - halfWidth_m);
        person.add(ellipsoid({0, y, 0.66 * h}, {0.065, halfWidth_m, 0.16 * h}, Material::cloth));
        person.add(bar({0, y * 0.98, 0.60 * h}, {-side * 0.17, y * 0.94, 0.46 * h}, 0.035, 0.035, Material::skin));
    }
    person.add(cylinder(2, {0, 0, 0.86 * h}, 0.055, 0.03 * h, Material::skin));
    addHead(person, 0.02, Material::skin);
    return person;
}

Shape cyclistModel(const Vector3d& size_m, Material frame)
{
    constexpr double wheelRadius_m = 0.34;
    const double h = size_m.z();
    const double hub = size_m.x() / 2 - wheelRadius_m;
    const Vector3d seat(-0.22, 0, 0.55 * h);
    const Vector3d crank(-0.05, 0, 0.30);
    const Vector3d head(hub - 0.22, 0, 0.92);
    const Vector3d bars(hub - 0.16, 0, 1.05);
    const Vector3d shoulder(0.20, 0, 0.82 * h);
    Shape cyclist = roomFor(size_m);

    for (const double x : {-hub, hub})
        cyclist.add(cylinder(1, {x, 0, wheelRadius_m}, wheelRadius_m, 0.022, Material::rubber));
    for (const auto& [from, to] : {std::pair(crank, seat), std::pair(crank, head), std::pair(seat, head),
                                   std::pair(Vector3d(-hub, 0, wheelRadius_m), crank), std::pair(Vector3d(hub, 0, wheelRadius_m), bars)})
        cyclist.add(bar(from, to, 0.02, 0.02, frame));
    cyclist.add(
        block({bars.x() - 0.03, -size_m.y() / 2, bars.z() - 0.03}, {bars.x() + 0.03, size_m.y() / 2, bars.z() + 0.03}, Material::rubber));

    cyclist.add(bar(seat + Vector3d(-0.04, 0, 0), shoulder, 0.18, 0.12, Material::cloth));
    for (const double side : {-1.0, 1.0}) {
        const Vector3d knee(0.16, side * 0.13, side > 0 ? 0.66 : 0.56);
        const Vector3d foot(-0.02 + side * 0.12, side * 0.12, side > 0 ? 0.26 : 0.14);
        cyclist.add(bar(seat + Vector3d(0, side * 0.10, 0), knee, 0.075, 0.075, Material::cloth));
        cyclist.add(bar(knee, foot, 0.055, 0.055, Material::cloth));
        cyclist.add(block(foot + Vector3d(-0.08, -0.045, -0.04), foot + Vector3d(0.19, 0.045, 0.05), Material::darkPaint));
        cyclist.add(bar(shoulder + Vector3d(0, side * 0.20, -0.04), bars + Vector3d(0, side * (size_m.y() / 2 - 0.05), 0.02), 0.045, 0.045,
                        Material::cloth));
    }
    addHead(cyclist, shoulder.x() + 0.10, Material::paint);  // a helmet
    return cyclist;
}

}  // namespace pointloom::simulation
