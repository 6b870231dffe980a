// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Traffic.h"

#include "core/simulate/Models.h"
#include "core/simulate/Slots.h"

#include <array>
#include <cmath>
#include <numbers>

namespace pointloom::simulation {
namespace {

constexpr double halfTurn_rad = std::numbers::pi;
constexpr double carsPerStretch_m = 160;  ///< what "cars" counts: 80 m either way

enum class LaneUse { drive, park, cycle, walk };

/// One row of slots that moves as a whole.
struct Lane
{
    LaneUse use = LaneUse::drive;
    double offset_m = 0;   ///< to the left of the centre line
    double speed_mps = 0;  ///< along the street; negative: the other way
    double pitch_m = 20;
    double jitter_m = 3;  ///< along; less than half of what the pitch leaves free
    double sideJitter_m = 0.2;
    double heavyShare = 0;  ///< of the slots, trucks
    double busShare = 0;
    double share = 0;  ///< of the slots, cyclists or pedestrians
};

// Right-hand traffic. No lane in the direction of travel is faster than the sensor: slot numbers stay positive (see numberOf).
constexpr std::array lanes = {
    Lane{.offset_m = egoOffset_m, .speed_mps = egoSpeed_mps, .heavyShare = 0.06},
    Lane{.offset_m = -5.0, .speed_mps = 6.0, .heavyShare = 0.10, .busShare = 0.07},
    Lane{.offset_m = 1.7, .speed_mps = -9.5, .heavyShare = 0.06},
    Lane{.offset_m = 5.0, .speed_mps = -7.0, .heavyShare = 0.10, .busShare = 0.07},
    Lane{.use = LaneUse::park, .offset_m = -8.3, .pitch_m = 6.6, .jitter_m = 0.7, .sideJitter_m = 0.12},
    Lane{.use = LaneUse::park, .offset_m = 8.3, .pitch_m = 6.6, .jitter_m = 0.7, .sideJitter_m = 0.12},
    Lane{.use = LaneUse::cycle, .offset_m = -6.85, .speed_mps = 4.6, .pitch_m = 24, .jitter_m = 9, .sideJitter_m = 0.1, .share = 0.3},
    Lane{.use = LaneUse::cycle, .offset_m = 6.85, .speed_mps = -5.2, .pitch_m = 24, .jitter_m = 9, .sideJitter_m = 0.1, .share = 0.3},
    Lane{.use = LaneUse::walk, .offset_m = -11.0, .speed_mps = 1.3, .pitch_m = 14, .jitter_m = 6, .sideJitter_m = 0.3, .share = 0.3},
    Lane{.use = LaneUse::walk, .offset_m = 11.0, .speed_mps = -1.4, .pitch_m = 14, .jitter_m = 6, .sideJitter_m = 0.3, .share = 0.3},
    Lane{.use = LaneUse::walk, .offset_m = -11.9, .speed_mps = 0, .pitch_m = 12, .jitter_m = 5, .sideJitter_m = 0.1, .share = 0.15},
    Lane{.use = LaneUse::walk, .offset_m = 11.9, .speed_mps = 0, .pitch_m = 12, .jitter_m = 5, .sideJitter_m = 0.1, .share = 0.15},
    Lane{.use = LaneUse::walk, .offset_m = -12.7, .speed_mps = -1.2, .pitch_m = 14, .jitter_m = 6, .sideJitter_m = 0.2, .share = 0.3},
    Lane{.use = LaneUse::walk, .offset_m = 12.7, .speed_mps = 1.1, .pitch_m = 14, .jitter_m = 6, .sideJitter_m = 0.2, .share = 0.3},
};

constexpr double movingCarShare = 0.45;
constexpr double clearAroundEgo_m = 14;  ///< of the sensor's own lane, either way

/// How many of a lane's slots hold a car so that there are the wanted cars on a stretch.
double carShare(const Lane& wanted, int cars)
{
    double slots = 0;
    for (const Lane& lane : lanes)
        if (lane.use == wanted.use)
            slots += carsPerStretch_m / lane.pitch_m;
    const double ofAll = wanted.use == LaneUse::drive ? movingCarShare : 1 - movingCarShare;
    return ofAll * cars / slots;
}

Material somePaint(Random& random)
{
    return random.chance(0.25) ? Material::darkPaint : Material::paint;
}

Resident someCar(Random& random)
{
    Resident car;
    car.classKey = "car";
    const Material paint = somePaint(random);
    const double kind = random.uniform();
    if (kind < 0.4)
        car.shape = carModel({random.between(4.35, 4.85), random.between(1.78, 1.86), random.between(1.42, 1.50)}, CarBody::saloon, paint);
    else if (kind < 0.75)
        car.shape =
            carModel({random.between(3.80, 4.30), random.between(1.68, 1.78), random.between(1.46, 1.55)}, CarBody::hatchback, paint);
    else
        car.shape =
            carModel({random.between(4.40, 4.85), random.between(1.84, 1.95), random.between(1.62, 1.75)}, CarBody::offRoader, paint);
    return car;
}

Resident someTruck(Random& random)
{
    Resident truck;
    truck.classKey = "truck";
    const Material paint = somePaint(random);
    const bool flatbed = random.chance(0.3);
    const double height = flatbed ? random.between(2.6, 2.9) : random.between(2.9, 3.6);
    truck.shape = truckModel({random.between(6.2, 9.6), random.between(2.3, 2.5), height}, flatbed, paint);
    return truck;
}

Resident someBus(Random& random)
{
    Resident bus;
    bus.classKey = "bus";
    bus.shape = busModel({random.between(10.6, 12.2), 2.55, random.between(3.0, 3.25)}, Material::paint);
    return bus;
}

Resident someCyclist(Random& random)
{
    Resident cyclist;
    cyclist.classKey = "cyclist";
    const Material frame = somePaint(random);
    cyclist.shape = cyclistModel({random.between(1.70, 1.82), random.between(0.56, 0.66), random.between(1.66, 1.82)}, frame);
    return cyclist;
}

Resident somePedestrian(Random& random, bool walking)
{
    Resident person;
    person.classKey = "pedestrian";
    const double stride = walking ? random.between(0.65, 0.95) : random.between(0.42, 0.55);
    person.shape = pedestrianModel({stride, random.between(0.52, 0.66), random.between(1.52, 1.90)});
    return person;
}

/// What is in a slot, if anything.
std::optional<Resident> residentOf(const Lane& lane, double lot, int cars, Random& random)
{
    const double carsUpTo = carShare(lane, cars);
    switch (lane.use) {
    case LaneUse::drive:
        if (lot >= 1 - lane.busShare)
            return someBus(random);
        if (lot >= 1 - lane.busShare - lane.heavyShare)
            return someTruck(random);
        return lot < carsUpTo ? std::optional(someCar(random)) : std::nullopt;
    case LaneUse::park:
        return lot < carsUpTo ? std::optional(someCar(random)) : std::nullopt;
    case LaneUse::cycle:
        return lot < lane.share ? std::optional(someCyclist(random)) : std::nullopt;
    case LaneUse::walk:
        return lot < lane.share ? std::optional(somePedestrian(random, lane.speed_mps != 0)) : std::nullopt;
    }
    return std::nullopt;
}

/// Unique over all lanes, the same at all times, above 0: the sensor starts at station 0 and nothing overtakes it.
int numberOf(std::size_t lane, std::int64_t slot)
{
    const auto behind = static_cast<std::int64_t>((horizon_m + lanes[lane].pitch_m) / lanes[lane].pitch_m) + 2;
    return static_cast<int>(1 + static_cast<std::int64_t>(lane) + static_cast<std::int64_t>(lanes.size()) * (slot + behind));
}

double headingIn(const Lane& lane, Random& random)
{
    if (lane.use == LaneUse::walk && lane.speed_mps == 0)
        return random.between(-halfTurn_rad, halfTurn_rad);  // waiting, talking
    if (lane.use == LaneUse::park) {
        const bool asUsual = random.chance(0.8);
        return ((lane.offset_m > 0) == asUsual ? halfTurn_rad : 0) + random.between(-0.025, 0.025);
    }
    return lane.speed_mps < 0 ? halfTurn_rad : 0;
}

/// How it moves from here to where it is one frame later.
void move(Resident& one, const Terrain& terrain, double speed_mps, double station_m, double offset_m)
{
    constexpr double step_s = 0.1;
    const double ahead = station_m + speed_mps * step_s;
    one.velocity_mps = (terrain.at(ahead, offset_m) - one.foot_m) / step_s;
    one.yawRate_radps = wrapAngle(terrain.heading_rad(ahead) - terrain.heading_rad(station_m)) / step_s;
}

}  // namespace

void addTraffic(std::vector<Resident>& street, const Terrain& terrain, std::uint64_t seed, int cars, double station_m, double time_s)
{
    for (std::size_t l = 0; l < lanes.size(); ++l) {
        const Lane& lane = lanes[l];
        const SlotRow row{seedOf(seed, 0x1a9e, static_cast<std::int64_t>(l)), lane.pitch_m};
        const double shift = lane.speed_mps * time_s;
        const std::int64_t last = row.slotAt(station_m - shift + horizon_m);
        for (std::int64_t slot = row.slotAt(station_m - shift - horizon_m); slot <= last; ++slot) {
            const double start = static_cast<double>(slot) * lane.pitch_m;
            if (lane.offset_m == egoOffset_m && std::abs(start) < clearAroundEgo_m)
                continue;
            Random random(row.slotSeed(slot));
            std::optional<Resident> one = residentOf(lane, row.evenly(slot), cars, random);
            if (!one)
                continue;
            const double station = start + shift + random.between(-lane.jitter_m, lane.jitter_m);
            const double offset = lane.offset_m + random.between(-lane.sideJitter_m, lane.sideJitter_m);
            one->foot_m = terrain.at(station, offset);
            one->yaw_rad = wrapAngle(terrain.heading_rad(station) + headingIn(lane, random));
            one->kind = PointClass::object;
            one->number = numberOf(l, slot);
            one->moving = lane.speed_mps != 0;
            move(*one, terrain, lane.speed_mps, station, offset);
            street.push_back(std::move(*one));
        }
    }
}

}  // namespace pointloom::simulation
