// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameTimes.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace pointloom {

std::optional<double> frameTime_s(std::string_view name)
{
    const auto isDigit = [](unsigned char c) { return std::isdigit(c) != 0; };
    const auto digits = static_cast<std::size_t>(std::find_if_not(name.rbegin(), name.rend(), isDigit) - name.rbegin());
    const double unit_s = digits == 13 ? 1e-3 : digits == 16 ? 1e-6 : digits == 18 || digits == 19 ? 1e-9 : 0;
    std::int64_t time = 0;
    if (unit_s == 0)
        return std::nullopt;
    if (const auto [end, problem] = std::from_chars(name.data() + name.size() - digits, name.data() + name.size(), time);
        problem != std::errc())
        return std::nullopt;
    return static_cast<double>(time) * unit_s;
}

double framePeriod_s(const std::vector<FrameSource>& frames)
{
    constexpr double usual_s = 0.1;
    std::vector<double> steps_s;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        const auto before = frames[i - 1].time_s;
        const auto time = frames[i].time_s;
        if (before && time && *time > *before)
            steps_s.push_back(*time - *before);
    }
    if (steps_s.empty())
        return usual_s;
    const auto middle = steps_s.begin() + static_cast<std::ptrdiff_t>(steps_s.size() / 2);
    std::ranges::nth_element(steps_s, middle);
    return *middle;
}

}  // namespace pointloom
