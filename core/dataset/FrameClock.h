// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace pointloom {

/// When the frames of a sequence were measured, in seconds since the first. Steps need not be even: a scan that was dropped leaves a longer
/// one. Before the first and after the last frame it goes on in even steps.
class FrameClock
{
public:
    /// Even steps.
    explicit FrameClock(double period_s = 0.1) : m_period_s(period_s) {}

    /// Any steps. Times that are missing (NaN) or do not go on lie between their neighbours.
    explicit FrameClock(std::vector<double> times_s);

    [[nodiscard]] double at(int frame) const;
    /// Negative when the second frame is the earlier one.
    [[nodiscard]] double between(int from, int to) const { return at(to) - at(from); }
    /// The usual step: the median.
    [[nodiscard]] double period_s() const { return m_period_s; }

    friend bool operator==(const FrameClock&, const FrameClock&) = default;

private:
    std::vector<double> m_times_s;  ///< by frame; empty for even steps
    double m_period_s;
};

}  // namespace pointloom
