// SPDX-License-Identifier: Apache-2.0
#include "core/formats/BoxStanding.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pointloom {
namespace {

double middleOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Whether most of the values are within so much of one.
bool agreeOn(double value, const std::vector<double>& values, double within)
{
    const auto near = std::ranges::count_if(values, [&](double one) { return std::abs(one - value) <= within; });
    return 4 * near >= 3 * static_cast<std::ptrdiff_t>(values.size());
}

}  // namespace

std::optional<Standing> standingOf(const std::vector<GroundClearance>& boxes)
{
    constexpr std::size_t fewest = 3;
    constexpr double halfOff = 0.15;  // of the height
    constexpr double leastHalf_m = 0.4;
    constexpr double least_m = 0.5;  // on real streets the middle is off by less than 0.1
    constexpr double alike_m = 0.4;
    if (boxes.size() < fewest)
        return std::nullopt;
    std::vector<double> above_m;
    std::vector<double> shares;
    for (const GroundClearance& box : boxes) {
        above_m.push_back(box.above_m);
        shares.push_back(box.above_m / box.height_m);
    }
    Standing out{.above_m = middleOf(above_m)};
    const double half = out.above_m < 0 ? -0.5 : 0.5;
    out.isHalfHeight = std::abs(middleOf(shares) - half) <= halfOff && agreeOn(half, shares, halfOff);
    if (out.isHalfHeight && std::abs(out.above_m) >= leastHalf_m)
        return out;
    out.isHalfHeight = false;
    const bool isOff = std::abs(out.above_m) >= least_m && agreeOn(out.above_m, above_m, alike_m);
    return isOff ? std::optional(out) : std::nullopt;
}

}  // namespace pointloom
