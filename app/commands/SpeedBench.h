// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace pointloom {

/// What `pointloom bench` measures without a window.
struct SpeedArguments
{
    std::vector<std::string> clouds;  ///< files and dataset folders; empty: a generated street
    std::string scheme;
    bool json = false;
};

/// Measures and prints; answers the exit code.
[[nodiscard]] int runSpeedBench(const SpeedArguments& arguments);

}  // namespace pointloom
