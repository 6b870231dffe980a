// SPDX-License-Identifier: Apache-2.0
#include "core/base/Statistics.h"

#include <algorithm>

namespace pointloom {

double upperMedian(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double shareOf(std::size_t part, std::size_t all)
{
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace pointloom
