// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/FrameMeasures.h"
#include "core/measure/GroundScore.h"
#include "core/measure/Truth.h"

#include <functional>
#include <stop_token>

namespace pointloom {

/// How well a labelled dataset's boxes and point classes are found again.
struct Accuracy
{
    std::size_t frames = 0;           ///< with labels
    std::size_t objects = 0;          ///< that were scored
    FrameMeasures measures;           ///< of all frames in order
    std::vector<GroundScore> ground;  ///< by frame with labels
    std::vector<Error> broken;        ///< why frames with labels could not be read; the others are measured
};

/// Measures every frame that has labels, several at a time; the answer does not depend on the number of threads. Times are
/// those of one thread, while others work.
/// Only objects of the given classes where there are any. Fails when no frame with labels can be read.
[[nodiscard]] Result<Accuracy> measureAccuracy(const Truth& truth, const LabelSchema& schema, const GroundClasses& ground,
                                               const AccuracyParams& params = {}, const std::set<std::string>& classes = {},
                                               const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
