// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

namespace pointloom {

// Ways to choose boxes of the frame in sight. Hidden boxes are passed over.

enum class WalkOrder { distance, score, number };

/// The box before or after the selected one in an order, round and round: nearest to the sensor first, least certain first, or by the
/// object's number. Nothing when there is none.
[[nodiscard]] Id<Cuboid> neighbourOf(const Session& session, WalkOrder order, int step);

/// All boxes of the class of the selected one, or of the current class when none is.
[[nodiscard]] std::set<Id<Cuboid>> sameClass(const Session& session);

[[nodiscard]] std::set<Id<Cuboid>> allBoxes(const Session& session);

}  // namespace pointloom
