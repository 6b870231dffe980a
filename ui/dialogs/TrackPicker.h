// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"

class QWidget;

namespace pointloom {

class TrackActions;

/// Asks which track gets a box, in a list over the window: the tracks that are nearest to it first, found by name or number.
void pickTrack(TrackActions& tracks, Id<Cuboid> box, QWidget& window);

}  // namespace pointloom
