// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Simulate.h"

#include "core/simulate/Arithmetic.h"
#include "core/simulate/Random.h"
#include "core/simulate/Scanner.h"
#include "core/simulate/Surroundings.h"
#include "core/simulate/Traffic.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

using namespace simulation;

constexpr double sensorHeight_m = 1.73;  // as KITTI's
constexpr double listedWithin_m = 80;

ScannerPlace placeAt(const Terrain& terrain, double station_m)
{
    return {terrain.at(station_m, egoOffset_m) + Eigen::Vector3d(0, 0, sensorHeight_m), terrain.heading_rad(station_m)};
}

Pose poseOf(const ScannerPlace& place)
{
    const SinCos yaw = sinCos(place.yaw_rad);
    Pose pose = Pose::Identity();
    pose.linear() << yaw.cos, -yaw.sin, 0, yaw.sin, yaw.cos, 0, 0, 0, 1;
    pose.translation() = place.position_m;
    return pose;
}

OrientedBox boxSeenFrom(const ScannerPlace& place, const Resident& resident)
{
    const SinCos yaw = sinCos(place.yaw_rad);
    const Eigen::Vector3d size = resident.shape.high_m - resident.shape.low_m;
    const Eigen::Vector3d d = resident.foot_m + Eigen::Vector3d(0, 0, size.z() / 2) - place.position_m;
    return {
        {yaw.cos * d.x() + yaw.sin * d.y(), yaw.cos * d.y() - yaw.sin * d.x(), d.z()}, size, wrapAngle(resident.yaw_rad - place.yaw_rad)};
}

void listObjects(SimulatedFrame& frame, const std::vector<Resident>& street, const std::vector<std::int32_t>& residentOfPoint,
                 const ScannerPlace& place)
{
    std::vector<std::uint32_t> returns(street.size(), 0);
    for (const std::int32_t resident : residentOfPoint)
        if (resident >= 0)
            ++returns[static_cast<std::size_t>(resident)];

    std::vector<std::int32_t> boxOf(street.size(), -1);
    for (std::size_t i = 0; i < street.size(); ++i) {
        const Resident& one = street[i];
        const OrientedBox box = boxSeenFrom(place, one);
        if (one.number == 0 || (length(box.centre_m) > listedWithin_m && returns[i] == 0))
            continue;
        boxOf[i] = static_cast<std::int32_t>(frame.boxes.size());
        frame.boxes.push_back({std::to_string(one.number), one.classKey, box, returns[i], one.moving});
    }
    frame.objectOfPoint.reserve(residentOfPoint.size());
    for (const std::int32_t resident : residentOfPoint)
        frame.objectOfPoint.push_back(resident < 0 ? -1 : boxOf[static_cast<std::size_t>(resident)]);
}

}  // namespace

Result<void> check(const SimulateParams& params)
{
    struct Limit
    {
        const char* name;
        int value;
        int low;
        int high;
    };
    for (const Limit& one : {Limit{"frames", params.frames, 1, 10000}, Limit{"rings", params.rings, 1, 128},
                             Limit{"columns", params.columns, 16, 16384}, Limit{"cars", params.cars, 0, 200}})
        if (one.value < one.low || one.value > one.high)
            return fail(PL_TEXT("core", "%1 must be from %2 to %3, not %4"), one.name, one.low, one.high, one.value);
    return {};
}

SimulatedFrame simulateFrame(const SimulateParams& params, int frame)
{
    const double time = frame * params.framePeriod_s;
    const double station = egoSpeed_mps * time;
    const Terrain terrain(params.seed);
    const ScannerPlace place = placeAt(terrain, station);

    std::vector<Resident> street;
    addTraffic(street, terrain, params.seed, params.cars, station, time);
    addSurroundings(street, terrain, params.seed, station);

    ScannerParams scanner;
    scanner.rings = params.rings;
    scanner.columns = params.columns;
    scanner.turn_s = params.framePeriod_s;
    scanner.movesWithin = params.movesInSweep;
    Scan turn = scan(street, terrain, place, scanner, seedOf(params.seed, 0x5ca9, frame), time);

    SimulatedFrame out;
    out.world_T_cloud = poseOf(place);
    listObjects(out, street, turn.resident, place);
    out.cloud = std::move(turn.cloud);
    return out;
}

}  // namespace pointloom
