// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace pointloom {

/// How many points to draw while the view moves, from how long the last pictures took. At rest everything is drawn.
class LevelOfDetail
{
public:
    static constexpr double target_s = 0.033;     ///< a picture while moving: 30 a second
    static constexpr std::size_t least = 20'000;  ///< fewer would no longer show the shape of things
    static constexpr int rest_ms = 150;           ///< no change for so long counts as rest

    /// @param points  in the picture
    void measured(std::size_t points, double time_s)
    {
        if (points < least || time_s <= 0)
            return;
        // Half the way to what the measurement suggests: one slow picture must not thin the next ones out.
        const double suggested = static_cast<double>(points) * target_s / time_s;
        const double now = std::min(static_cast<double>(m_limit), 4 * static_cast<double>(points));
        m_limit = static_cast<std::size_t>(std::clamp((now + suggested) / 2, static_cast<double>(least), 1e9));
    }

    /// @param budget  what the person allows while the view moves
    [[nodiscard]] std::size_t limit(bool moving, std::size_t budget = SIZE_MAX) const
    {
        return moving ? std::min(m_limit, budget) : SIZE_MAX;
    }

private:
    std::size_t m_limit = 300'000;  // what a software renderer draws in 60 ms: the first guess
};

}  // namespace pointloom
