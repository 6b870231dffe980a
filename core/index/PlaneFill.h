// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/PlaneGrid.h"

namespace pointloom {

/// Gives unknown nodes the mean plane of two or more known neighbours, ring by ring.
void fillFromNeighbours(PlaneGrid& grid);

/// Gives every node still unknown the height of the nearest known one, level: a slope carried far would end in the sky.
void fillLevel(PlaneGrid& grid);

}  // namespace pointloom
