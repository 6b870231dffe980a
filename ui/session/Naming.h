// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QString>

namespace pointloom {

/// "Car 2": the class in the person's language and the number of the track, which never changes.
[[nodiscard]] QString displayName(const Session& session, const Cuboid& cuboid);
[[nodiscard]] QString displayName(const Session& session, const Track& track);
[[nodiscard]] QString className(const ClassDef& what);

/// The colour of the object's class; grey when the scheme no longer knows it.
[[nodiscard]] Rgb colourOf(const Session& session, const Cuboid& cuboid);
[[nodiscard]] Rgb colourOf(const Session& session, const Track& track);

/// How a box came to be, in a word.
[[nodiscard]] QString originName(BoxOrigin origin);
/// What a box rests on, in a word.
[[nodiscard]] QString stateName(BoxState state);
/// The word that says most about a box: of a keyframe how it came to be, else its state.
[[nodiscard]] QString stateName(BoxState state, BoxOrigin origin);

}  // namespace pointloom
