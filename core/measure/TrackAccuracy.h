// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/TrackScores.h"

#include <functional>
#include <stop_token>

namespace pointloom {

/// How well the objects of a labelled sequence are found again from a few of their boxes.
struct TrackAccuracy
{
    std::size_t frames = 0;
    std::size_t tracks = 0;   ///< labelled in two frames or more
    bool posesKnown = false;  ///< else the sensor was taken to stand still
    std::vector<InterpolationSample> interpolation;
    std::vector<FollowSample> follows;
    std::vector<DecisionSample> decisions;
    std::vector<SizeSample> sizes;
    std::vector<Error> broken;  ///< why frames could not be read; the others are measured
};

/// The ways through a sequence that are followed: from frames spread over it, each towards the end that is farther away, as far as the
/// last of the steps. No more than there are frames.
[[nodiscard]] std::vector<PropagationWay> waysThrough(int frames, const TrackAccuracyParams& params = {});

/// Measures all of it. Several objects at a time; the answer does not depend on the number of threads but for the times, which are those
/// of one thread, while others work. Fails when there are no tracks, or none can be
/// followed because frames cannot be read. Keeps as many frames in memory as the last
/// of the steps says.
[[nodiscard]] Result<TrackAccuracy> measureTracks(const Truth& truth, const LabelSchema& schema, const TrackAccuracyParams& params = {},
                                                  const std::set<std::string>& classes = {},
                                                  const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
