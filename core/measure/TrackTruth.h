// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/Truth.h"
#include "core/track/Interpolation.h"

#include <set>
#include <string>
#include <vector>

namespace pointloom {

/// An object as it is labelled through a sequence.
struct TrueTrack
{
    std::string name;
    std::string classKey;
    FrameBoxes boxes;  ///< never empty
};

/// What the labels of a sequence say about its objects.
struct TrackTruth
{
    WorldPoses poses;
    std::vector<TrueTrack> tracks;  ///< in natural order of their names
};

/// The objects that are labelled in two frames or more; only those of the given classes where there are any. Fails when there is none.
[[nodiscard]] Result<TrackTruth> tracksOf(const Truth& truth, const std::set<std::string>& classes = {});

/// How far the middle of an object gets from where it is in its first frame of a range, seen from above in the world. Both ends are meant.
[[nodiscard]] double displacement_m(const TrueTrack& track, const WorldPoses& poses, int first, int last);

}  // namespace pointloom
