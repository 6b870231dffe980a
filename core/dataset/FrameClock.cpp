// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameClock.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

constexpr double usualPeriod_s = 0.1;     // most scanners turn ten times a second
constexpr double shortestStep_s = 0.002;  // no scanner is faster; less is a stamp that was given twice

double medianStep(const std::vector<double>& times_s)
{
    std::vector<double> steps;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const double time : times_s) {
        if (time - last >= shortestStep_s)
            steps.push_back(time - last);
        if (std::isfinite(time))
            last = time;
    }
    if (steps.empty())
        return usualPeriod_s;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) / 2);  // of two, the shorter: scans go missing
    std::ranges::nth_element(steps, middle);
    return *middle;
}

/// Leaves the times that go on; the others become NaN.
void dropThoseThatDoNotGoOn(std::vector<double>& times_s)
{
    double last = -std::numeric_limits<double>::infinity();
    for (double& time : times_s) {
        if (!(time - last >= shortestStep_s))
            time = std::numeric_limits<double>::quiet_NaN();
        else
            last = time;
    }
}

void fillIn(std::vector<double>& times_s, double period_s)
{
    const auto isKnown = [](double time) { return std::isfinite(time); };
    const auto first = std::ranges::find_if(times_s, isKnown);
    if (first == times_s.end())
        return;
    for (auto i = first; i != times_s.begin(); --i)
        *(i - 1) = *i - period_s;
    for (auto before = first; before != times_s.end();) {
        const auto after = std::find_if(before + 1, times_s.end(), isKnown);
        const auto steps = static_cast<double>(after - before);
        const double step_s = after == times_s.end() ? period_s : (*after - *before) / steps;
        for (auto i = before + 1; i != after; ++i)
            *i = *(i - 1) + step_s;
        before = after;
    }
}

}  // namespace

FrameClock::FrameClock(std::vector<double> times_s) : m_times_s(std::move(times_s)), m_period_s(medianStep(m_times_s))
{
    dropThoseThatDoNotGoOn(m_times_s);
    fillIn(m_times_s, m_period_s);
    if (m_times_s.empty() || !std::isfinite(m_times_s.front())) {
        m_times_s.clear();
        return;
    }
    const double first = m_times_s.front();
    for (double& time : m_times_s)
        time -= first;
}

double FrameClock::at(int frame) const
{
    const int last = static_cast<int>(m_times_s.size()) - 1;
    if (last < 0 || frame < 0)
        return frame * m_period_s;
    if (frame > last)
        return m_times_s.back() + (frame - last) * m_period_s;
    return m_times_s[static_cast<std::size_t>(frame)];
}

}  // namespace pointloom
