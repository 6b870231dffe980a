// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Models.h"

#include <algorithm>
#include <cmath>

namespace pointloom::simulation {
namespace {

using Eigen::Vector3d;

constexpr double clearance_m = 0.18;

/// A wheel on either side, its outer face in the side of the box and its foot on the ground.
void addAxle(Shape& shape, double x_m, double radius_m, double width_m)
{
    for (const double side : {-1.0, 1.0}) {
        const double middle = side * (shape.high_m.y() - width_m / 2);
        shape.add(cylinder(1, {x_m, middle, radius_m}, radius_m, width_m / 2, Material::rubber));
    }
}

/// The corners seen from above are rounded off: depth_m of the side and across_m of the front are lost.
void roundCorners(ConvexPart& part, double front_m, double half_m, double depth_m, double across_m, Material material)
{
    const double towards = front_m > 0 ? 1 : -1;
    for (const double side : {-1.0, 1.0})
        cut(part, {front_m, side * (half_m - across_m), 0}, {towards * across_m, side * depth_m, 0}, material);
}

/// Sides that lean in: at height from_m the part is half_m wide to either side, at height to_m it is in_m narrower.
void leanSides(ConvexPart& part, double half_m, double from_m, double to_m, double in_m, Material material)
{
    const double rise = to_m - from_m;
    for (const double side : {-1.0, 1.0})
        cut(part, {0, side * half_m, from_m}, {0, side * std::abs(rise), rise > 0 ? in_m : -in_m}, material);
}

/// Lengths along a car as shares of its length, from the middle, forwards.
struct Cabin
{
    double windscreenFoot = 0.23;
    double windscreenTop = 0.04;
    double rearTop = -0.20;
    double rearFoot = -0.36;
    double beltShare = 0.62;  ///< of the height: where the windows begin
};

Cabin cabinOf(CarBody body)
{
    switch (body) {
    case CarBody::saloon:
        return {};
    case CarBody::hatchback:
        return {0.26, 0.06, -0.34, -0.47, 0.60};
    default:
        return {0.24, 0.07, -0.42, -0.48, 0.60};
    }
}

ConvexPart carBody(const Vector3d& size, const Cabin& cabin, Material paint)
{
    const double end = size.x() / 2;
    const double h = size.z();
    const double belt = cabin.beltShare * h;
    ConvexPart body = extruded({{-end + 0.15, clearance_m},
                                {end - 0.20, clearance_m},
                                {end, 0.26 * h},
                                {end, 0.42 * h},
                                {end - 0.16, 0.51 * h},
                                {cabin.windscreenFoot * size.x(), belt},
                                {-end + 0.10, belt},
                                {-end, 0.50 * h},
                                {-end, 0.28 * h}},
                               size.y() / 2, paint);
    roundCorners(body, end, size.y() / 2, 0.42, 0.26, paint);
    roundCorners(body, -end, size.y() / 2, 0.28, 0.16, paint);
    leanSides(body, size.y() / 2, 0.48 * h, belt, 0.05, paint);
    leanSides(body, size.y() / 2, 0.30 * h, clearance_m, 0.10, paint);
    return body;
}

ConvexPart carCabin(const Vector3d& size, const Cabin& cabin, Material paint)
{
    const double h = size.z();
    const double foot = (cabin.beltShare - 0.05) * h;  // inside the body
    const double half = size.y() / 2 - 0.06;
    ConvexPart part = extruded({{cabin.rearFoot * size.x(), foot},
                                {cabin.windscreenFoot * size.x(), foot},
                                {cabin.windscreenTop * size.x() + 0.10, 0.95 * h},
                                {cabin.windscreenTop * size.x() - 0.10, h},
                                {cabin.rearTop * size.x() + 0.10, h},
                                {cabin.rearTop * size.x(), 0.96 * h}},
                               half, paint);
    for (const std::size_t window : {std::size_t{1}, std::size_t{5}})
        part.sides[window].material = Material::glass;
    leanSides(part, half, cabin.beltShare * h, h, 0.17, Material::glass);
    leanSides(part, half - 0.13, 0.94 * h, h, 0.10, paint);  // the roof's edge
    return part;
}

}  // namespace

Shape carModel(const Vector3d& size_m, CarBody body, Material paint)
{
    const Cabin cabin = cabinOf(body);
    Shape car = roomFor(size_m);
    car.add(carBody(size_m, cabin, paint));
    car.add(carCabin(size_m, cabin, paint));
    const double radius = body == CarBody::offRoader ? 0.37 : 0.32;
    addAxle(car, size_m.x() / 2 - 0.86, radius, 0.22);
    addAxle(car, -size_m.x() / 2 + 0.92, radius, 0.22);
    return car;
}

Shape busModel(const Vector3d& size_m, Material paint)
{
    const double end = size_m.x() / 2;
    const double half = size_m.y() / 2;
    const double h = size_m.z();
    Shape bus = roomFor(size_m);

    ConvexPart lower = block({-end, -half, 0.32}, {end, half, 0.42 * h}, paint);
    roundCorners(lower, end, half, 0.25, 0.25, paint);
    bus.add(lower);
    ConvexPart windows = extruded({{-end + 0.05, 0.40 * h}, {end - 0.03, 0.40 * h}, {end - 0.22, 0.84 * h}, {-end + 0.08, 0.84 * h}},
                                  half - 0.04, Material::glass);
    roundCorners(windows, end, half, 0.30, 0.30, Material::glass);
    bus.add(windows);
    constexpr double pane = 1.6;
    const auto pillars = static_cast<int>(std::ceil((2 * end - 1.6) / pane));  // between the panes, up to a metre from the end
    for (int i = 0; i < pillars; ++i) {
        const double x = -end + 0.6 + i * pane;
        bus.add(block({x, -half + 0.01, 0.40 * h}, {x + 0.22, half - 0.01, 0.84 * h}, paint));
    }
    ConvexPart roof = extruded({{-end + 0.05, 0.83 * h}, {end - 0.20, 0.83 * h}, {end - 0.35, h}, {-end + 0.12, h}}, half, paint);
    leanSides(roof, half, 0.90 * h, h, 0.18, paint);
    bus.add(roof);
    addAxle(bus, end - 2.6, 0.48, 0.30);
    addAxle(bus, -end + 3.2, 0.48, 0.30);
    return bus;
}

Shape truckModel(const Vector3d& size_m, bool flatbed, Material paint)
{
    const double end = size_m.x() / 2;
    const double half = size_m.y() / 2;
    const double h = size_m.z();
    const double cabBack = end - std::min(2.1, 0.3 * size_m.x());
    const double cabTop = std::min(2.6, 0.88 * h);
    constexpr double bed_m = 1.05;
    Shape truck = roomFor(size_m);

    ConvexPart cab =
        extruded({{cabBack, 0.45}, {end - 0.05, 0.45}, {end, 0.70}, {end, 0.52 * cabTop}, {end - 0.28, cabTop}, {cabBack, cabTop}},
                 half - 0.06, paint);
    cab.sides[3].material = Material::glass;
    roundCorners(cab, end, half - 0.06, 0.20, 0.22, paint);
    truck.add(cab);
    truck.add(block({-end + 0.1, -0.45, 0.60}, {cabBack + 0.2, 0.45, bed_m}, Material::metal));  // the frame
    const double loadFront = cabBack - 0.25;
    if (flatbed) {
        const double length = loadFront + end;
        truck.add(block({-end, -half, bed_m - 0.15}, {loadFront, half, bed_m + 0.35}, Material::metal));
        truck.add(block({-end + 0.3, -half + 0.2, bed_m}, {-end + 0.55 * length, half - 0.2, h}, Material::cloth));
        truck.add(cylinder(0, {loadFront - 0.22 * length, 0, bed_m + 0.75}, 0.72, 0.2 * length, Material::metal));
    } else {
        truck.add(block({-end, -half, bed_m}, {loadFront, half, h}, paint));
    }
    addAxle(truck, end - 1.25, 0.48, 0.30);
    addAxle(truck, -end + 1.3, 0.48, 0.45);
    if (size_m.x() > 8)
        addAxle(truck, -end + 2.5, 0.48, 0.45);
    return truck;
}

}  // namespace pointloom::simulation
