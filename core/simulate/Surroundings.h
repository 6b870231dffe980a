// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Resident.h"
#include "core/simulate/Terrain.h"

#include <vector>

namespace pointloom::simulation {

/// Appends what stands along the street within the horizon of a station: trees, lamps, signs, hedges, walls and houses.
void addSurroundings(std::vector<Resident>& street, const Terrain& terrain, std::uint64_t seed, double station_m);

}  // namespace pointloom::simulation
