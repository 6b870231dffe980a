// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/TrackAccuracy.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace pointloom {

/// Everything that was measured about tracks as tables to read, lines ending in a line feed.
[[nodiscard]] QString trackTables(const TrackAccuracy& accuracy, const TrackAccuracyParams& params);

/// The same numbers for programs. Shares are 0..1, lengths metres, times milliseconds.
[[nodiscard]] nlohmann::ordered_json trackJson(const TrackAccuracy& accuracy, const TrackAccuracyParams& params);

}  // namespace pointloom
