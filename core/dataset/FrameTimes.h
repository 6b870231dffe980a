// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <optional>
#include <string_view>

namespace pointloom {

/// Finds out when the frames of a sequence were measured, orders them by it, and notes what it did not understand: by the period that was
/// told; by the times in the names; by times.txt or timestamps.txt beside the clouds or one folder up; else by the numbers in the names, at
/// the usual period.
void setTimes(Sequence& sequence, std::optional<double> toldPeriod_s);

/// Takes the times of the frames (FrameSource::time_s) as those that count; their order stays.
void takeTimes(Sequence& sequence, TimeSource source);

/// One time for each line of a file of times, and the name of its frame where the line begins with one. Counts are taken for seconds or
/// parts of them as a recording's usual steps demand.
struct TimeLine
{
    std::string frame;
    std::optional<double> time_s;
};
[[nodiscard]] std::vector<TimeLine> timesFromText(std::string_view text);

}  // namespace pointloom
