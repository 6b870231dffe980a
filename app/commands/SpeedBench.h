// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

#include <string>
#include <vector>

namespace pointloom {

/// What `pointloom bench` measures without a window.
struct SpeedArguments
{
    std::vector<std::string> clouds;  ///< files and dataset folders; empty: a generated street
    std::string scheme;
    bool json = false;
    std::vector<Column> columns;  ///< of clouds without a header; empty: as their numbers say
};

/// Measures and prints; answers the exit code.
[[nodiscard]] int runSpeedBench(const SpeedArguments& arguments);

}  // namespace pointloom
