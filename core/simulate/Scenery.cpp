// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Models.h"
#include "core/simulate/Random.h"

namespace pointloom::simulation {
namespace {

using Eigen::Vector3d;

/// Everything that is on uneven ground reaches below it.
constexpr double rooted_m = 1.5;

}  // namespace

Shape treeModel(double trunkHeight_m, double crownRadius_m, std::uint64_t seed)
{
    Random random(seed);
    Shape tree;
    tree.seed = seed;
    const double thick = 0.05 + 0.055 * crownRadius_m;
    tree.add(cylinder(2, {0, 0, trunkHeight_m / 2}, thick, trunkHeight_m / 2 + 0.8, Material::bark));
    const double crown = trunkHeight_m + 0.75 * crownRadius_m;
    tree.add(ellipsoid({0, 0, crown}, {0.8 * crownRadius_m, 0.8 * crownRadius_m, crownRadius_m}, Material::leaf), Filling::leaves);
    for (int i = 0; i < 5; ++i) {  // lobes, so that no two crowns look alike
        const double out = 0.45 * crownRadius_m;
        const double radius = crownRadius_m * random.between(0.4, 0.58);
        const Vector3d middle{random.between(-out, out), random.between(-out, out), crown + random.between(-0.5, 0.8) * crownRadius_m};
        tree.add(ellipsoid(middle, Vector3d::Constant(radius), Material::leaf), Filling::leaves);
    }
    const double reach = 1.05 * crownRadius_m;
    tree.low_m = {-reach, -reach, -rooted_m};
    tree.high_m = {reach, reach, crown + 1.4 * crownRadius_m};
    return tree;
}

Shape hedgeModel(const Vector3d& size_m, std::uint64_t seed)
{
    Shape hedge;
    hedge.seed = seed;
    hedge.low_m = {-size_m.x() / 2, -size_m.y() / 2, -rooted_m};
    hedge.high_m = {size_m.x() / 2, size_m.y() / 2, size_m.z()};
    hedge.add(ellipsoid(Vector3d::Zero(), {0.7 * size_m.x(), 0.7 * size_m.y(), size_m.z()}, Material::leaf), Filling::leaves);
    hedge.add(block({-size_m.x() / 2, -size_m.y() / 4, -rooted_m}, {size_m.x() / 2, size_m.y() / 4, 0.7 * size_m.z()}, Material::leaf));
    return hedge;
}

Shape lampModel(double height_m)
{
    constexpr double arm_m = 1.8;  // over the street, along the heading
    Shape lamp;
    lamp.low_m = {-0.15, -0.15, -rooted_m};
    lamp.high_m = {arm_m, 0.15, height_m};
    lamp.add(cylinder(2, {0, 0, height_m / 2}, 0.085, height_m / 2 + rooted_m, Material::metal));
    lamp.add(block({0, -0.05, height_m - 0.12}, {arm_m - 0.5, 0.05, height_m - 0.02}, Material::metal));
    lamp.add(block({arm_m - 0.6, -0.14, height_m - 0.18}, {arm_m, 0.14, height_m}, Material::metal));
    return lamp;
}

Shape signModel(double height_m)
{
    constexpr double half_m = 0.32;
    Shape sign;
    sign.low_m = {-0.06, -half_m, -rooted_m};
    sign.high_m = {0.06, half_m, height_m};
    sign.add(cylinder(2, {0, 0, height_m / 2}, 0.035, height_m / 2 + rooted_m, Material::metal));
    ConvexPart plate = cylinder(0, {-0.05, 0, height_m - half_m}, half_m, 0.01, Material::sign);
    sign.add(plate);
    return sign;
}

Shape wallModel(const Vector3d& size_m)
{
    Shape wall;
    wall.low_m = {-size_m.x() / 2, -size_m.y() / 2, -rooted_m};
    wall.high_m = {size_m.x() / 2, size_m.y() / 2, size_m.z()};
    wall.add(block(wall.low_m, wall.high_m, Material::wall));
    return wall;
}

Shape buildingModel(const Vector3d& size_m, double doorAt_m)
{
    constexpr double bay_m = 0.45;
    const double front = -size_m.x() / 2;
    Shape building;
    building.low_m = {front - bay_m, -size_m.y() / 2, -rooted_m};
    building.high_m = {size_m.x() / 2, size_m.y() / 2, size_m.z()};
    building.add(block({front, -size_m.y() / 2, -rooted_m}, building.high_m, Material::wall), Filling::windows);
    building.add(block({front - bay_m, doorAt_m - 1.1, -rooted_m}, {front, doorAt_m + 1.1, 2.8}, Material::wall));
    building.add(block({front - bay_m, doorAt_m - 1.6, 3.0}, {front, doorAt_m + 1.6, 3.2}, Material::wall));  // a canopy
    return building;
}

}  // namespace pointloom::simulation
