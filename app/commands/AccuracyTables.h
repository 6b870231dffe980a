// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/Accuracy.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace pointloom {

/// Everything that was measured as tables to read, lines ending in a line feed.
[[nodiscard]] QString accuracyTables(const Accuracy& accuracy);

/// One line for each click and rubber band below 3D IoU 0.7: what failed where and why.
[[nodiscard]] QString failureList(const Accuracy& accuracy, const Truth& truth);

/// The same numbers for programs. Shares are 0..1, lengths metres, times milliseconds.
[[nodiscard]] nlohmann::ordered_json accuracyJson(const Accuracy& accuracy);

}  // namespace pointloom
