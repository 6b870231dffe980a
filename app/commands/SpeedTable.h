// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/Bench.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

#include <vector>

namespace pointloom {

/// What was measured on what, to read.
[[nodiscard]] QString speedTable(const bench::Machine& machine, const std::vector<bench::FrameReport>& reports);

/// The same for programs; times in milliseconds, and beside the medians the worst one in a hundred.
[[nodiscard]] nlohmann::ordered_json speedJson(const bench::Machine& machine, const std::vector<bench::FrameReport>& reports);

}  // namespace pointloom
