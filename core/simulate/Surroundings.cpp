// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Surroundings.h"

#include "core/simulate/Models.h"
#include "core/simulate/Slots.h"

#include <numbers>

namespace pointloom::simulation {
namespace {

constexpr double quarter_rad = std::numbers::pi / 2;

/// One row along one side. make fills in shape and kind, and may move the thing.
struct Place
{
    double lot = 0;       ///< in [0, 1), even over neighbouring slots
    double offset_m = 0;  ///< outwards from the centre line
    double station_m = 0;
    double facing_rad = quarter_rad;  ///< from the street's direction towards the outside; the left side's, mirrored on the right
};

using Maker = std::optional<Resident> (*)(Place& place, Random& random);

struct Range
{
    double low_m;
    double high_m;
};

/// Braces and statements, not arguments: a compiler may draw the random numbers of a call's arguments in any order.
Shape someTree(Random& random, Range trunk, Range crown)
{
    const double height = random.between(trunk.low_m, trunk.high_m);
    const double radius = random.between(crown.low_m, crown.high_m);
    return treeModel(height, radius, random.next());
}

std::optional<Resident> streetTree(Place& place, Random& random)
{
    if (place.lot > 0.6)
        return std::nullopt;
    place.offset_m = 10.0;
    place.station_m += random.between(-2.5, 2.5);
    return Resident{.shape = someTree(random, {2.4, 3.0}, {1.2, 1.7}), .kind = PointClass::vegetation};
}

std::optional<Resident> gardenTree(Place& place, Random& random)
{
    if (place.lot > 0.6)
        return std::nullopt;
    place.offset_m = random.between(17, 40);
    place.station_m += random.between(-5, 5);
    return Resident{.shape = someTree(random, {1.4, 3.2}, {1.8, 3.2}), .kind = PointClass::vegetation};
}

std::optional<Resident> shrub(Place& place, Random& random)
{
    if (place.lot > 0.45)
        return std::nullopt;
    place.offset_m = random.between(14.8, 16.5);
    place.station_m += random.between(-3, 3);
    return Resident{.shape = someTree(random, {0.2, 0.5}, {0.7, 1.5}), .kind = PointClass::vegetation};
}

std::optional<Resident> lamp(Place& place, Random& random)
{
    place.offset_m = 9.75;
    place.facing_rad = -quarter_rad;
    return Resident{.shape = lampModel(random.between(6.5, 7.5)), .kind = PointClass::pole};
}

std::optional<Resident> sign(Place& place, Random& random)
{
    if (place.lot > 0.7)
        return std::nullopt;
    place.offset_m = 9.8;
    place.facing_rad = 0;
    place.station_m += random.between(-8, 8);
    return Resident{.shape = signModel(random.between(2.6, 3.0)), .kind = PointClass::pole};
}

std::optional<Resident> houseOrGarden(Place& place, Random& random)
{
    if (place.lot < 0.68) {
        const Eigen::Vector3d size{random.between(9, 13), random.between(15, 23), random.between(6, 17)};
        place.offset_m = random.between(14.6, 18) + size.x() / 2;
        return Resident{.shape = buildingModel(size, random.between(-0.3, 0.3) * size.y()), .kind = PointClass::building};
    }
    const double length = random.between(14, 21);
    const double height = random.between(1.0, 1.9);
    place.offset_m = 14.3;
    if (place.lot < 0.84)
        return Resident{.shape = hedgeModel({0.9, length, height}, random.next()), .kind = PointClass::vegetation};
    return Resident{.shape = wallModel({0.25, length, height}), .kind = PointClass::building};
}

struct Row
{
    Maker make;
    double pitch_m;
};

constexpr Row rows[] = {{streetTree, 12}, {gardenTree, 9}, {shrub, 7}, {lamp, 32}, {sign, 37}, {houseOrGarden, 22}};

}  // namespace

void addSurroundings(std::vector<Resident>& street, const Terrain& terrain, std::uint64_t seed, double station_m)
{
    std::int64_t number = 0;
    for (const Row& row : rows) {
        for (const double side : {-1.0, 1.0}) {
            const SlotRow slots{seedOf(seed, 0x5ce7e, number++), row.pitch_m};
            const std::int64_t last = slots.slotAt(station_m + horizon_m);
            for (std::int64_t slot = slots.slotAt(station_m - horizon_m); slot <= last; ++slot) {
                Random random(slots.slotSeed(slot));
                Place place{.lot = slots.evenly(slot), .station_m = static_cast<double>(slot) * row.pitch_m};
                std::optional<Resident> one = row.make(place, random);
                if (!one)
                    continue;
                one->foot_m = terrain.at(place.station_m, side * place.offset_m);
                one->yaw_rad = terrain.heading_rad(place.station_m) + side * place.facing_rad;
                street.push_back(std::move(*one));
            }
        }
    }
}

}  // namespace pointloom::simulation
