// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/AxisPrior.h"
#include "ui/session/Session.h"

namespace pointloom {

/// What a fit in the frame in sight may take for known, in the frame that is drawn: the boxes around that a person made or took over, the
/// way the vehicle looks, and the way the object of a box moves when its track has boxes in the frames around.
///
/// @param object  the box that is fitted again, which says nothing about itself; none for a new one
[[nodiscard]] FitContext fitContext(const Session& session, Id<Cuboid> object = {});

}  // namespace pointloom
