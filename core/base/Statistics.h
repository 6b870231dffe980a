// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace pointloom {

/// The middle value; of an even count the upper one of the two in the middle. At least one value.
[[nodiscard]] double upperMedian(std::vector<double> values);

/// The middle value; of an even count the mean of the two in the middle. At least one value.
[[nodiscard]] double median(std::vector<double> values);

/// part / all, 0 where there are none.
[[nodiscard]] double shareOf(std::size_t part, std::size_t all);

}  // namespace pointloom
