// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Resident.h"
#include "core/simulate/Terrain.h"

#include <vector>

namespace pointloom::simulation {

/// The lane the sensor's car drives in and how fast, along the street.
inline constexpr double egoOffset_m = -1.7;
inline constexpr double egoSpeed_mps = 8;

/// Appends the cars, trucks, buses, pedestrians and cyclists that are within the horizon of a station at a time. Those of one lane share
/// a speed and never meet; no lane is in another's way.
/// @param cars  how many cars stand or drive on any 160 m; the street holds some seventy
void addTraffic(std::vector<Resident>& street, const Terrain& terrain, std::uint64_t seed, int cars, double station_m, double time_s);

}  // namespace pointloom::simulation
