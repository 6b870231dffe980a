// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/PoseConvention.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

/// The way from the frame with a pose before.
struct Leg
{
    std::size_t frame = 0;  ///< the later one
    double way_m = 0;
    double time_s = 0;

    [[nodiscard]] double speed() const { return way_m / time_s; }
};

std::vector<Leg> legsOf(const FramePosesRead& poses, const FrameClock& clock)
{
    constexpr double shortest_s = 1e-3;  // two frames of one moment
    std::vector<Leg> legs;
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < poses.size(); ++i) {
        if (!poses[i])
            continue;
        if (before)
            legs.push_back({.frame = i,
                            .way_m = (poses[i]->translation() - poses[*before]->translation()).norm(),
                            .time_s = std::max(shortest_s, clock.between(static_cast<int>(*before), static_cast<int>(i)))});
        before = i;
    }
    return legs;
}

/// The median.
template <class Values> double middleOf(Values values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double tenths(double value)
{
    return std::round(value * 10) / 10;
}

/// Legs that are far longer than the shorter one of their neighbours, and than a vehicle could change its speed: one pose that is off makes
/// two of them side by side.
std::vector<Leg> leaps(const std::vector<Leg>& legs, bool timesAreKnown)
{
    constexpr double hardest_m_s2 = 15;    // braking, and some
    constexpr double longestPeriod_s = 1;  // of data whose times nobody knows
    constexpr double least_m = 5;
    std::vector<Leg> out;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        double slower = std::numeric_limits<double>::max();
        if (i > 0)
            slower = std::min(slower, legs[i - 1].speed());
        if (i + 1 < legs.size())
            slower = std::min(slower, legs[i + 1].speed());
        const double time_s = timesAreKnown ? legs[i].time_s : std::max(longestPeriod_s, legs[i].time_s);
        if (legs[i].way_m > 2 * slower * legs[i].time_s + std::max(least_m, hardest_m_s2 * time_s * time_s))
            out.push_back(legs[i]);
    }
    return out;
}

std::optional<Message> remarkOnLeaps(const std::vector<Leg>& legs, bool timesAreKnown, const std::vector<std::string>& frames)
{
    constexpr std::size_t oneIn = 4;  // where more leap, the way is no drive, or the period another one
    const auto found = leaps(legs, timesAreKnown);
    if (found.empty() || (found.size() > 2 && oneIn * found.size() > legs.size()))
        return std::nullopt;
    const Leg& most = *std::ranges::max_element(found, {}, &Leg::way_m);
    return message(
        PL_TEXT("core",
                "the poses jump: by %1 m on the way to the frame %2, far more than before or after it (such steps: %3); what joins "
                "frames in the world is wrong there"),
        tenths(most.way_m), frames[most.frame], found.size());
}

std::optional<Message> remarkOnSpeed(const std::vector<Leg>& legs, bool timesAreKnown)
{
    constexpr double fastest_m_s = 70;
    constexpr double longestWay_m = 40;  // of a usual step where nobody knows the times: at a frame a second still 144 km/h
    std::vector<double> speeds;
    std::vector<double> ways;
    for (const Leg& leg : legs) {
        speeds.push_back(leg.speed());
        ways.push_back(leg.way_m);
    }
    const double speed = middleOf(speeds);
    const double way_m = middleOf(ways);
    if (timesAreKnown ? speed <= fastest_m_s : way_m <= longestWay_m)
        return std::nullopt;
    return message(PL_TEXT("core",
                           "by the poses the sensor moves %1 m from frame to frame, which is %2 km/h: their unit is not the metre, or the "
                           "frames' times are other ones; with them, what joins frames in the world is wrong"),
                   tenths(way_m), std::round(speed * 3.6));
}

/// Poses that were never filled in are all one.
bool areAllTheSame(const FramePosesRead& poses)
{
    constexpr std::size_t fewest = 3;
    const Pose* first = nullptr;
    std::size_t same = 0;
    for (const auto& pose : poses) {
        if (!pose)
            continue;
        first = first == nullptr ? &*pose : first;
        if (pose->matrix() != first->matrix())
            return false;
        ++same;
    }
    return same >= fewest;
}

}  // namespace

std::vector<Message> doubtsAboutMotion(const FramePosesRead& poses, const FrameClock& clock, bool timesAreKnown,
                                       const std::vector<std::string>& frames)
{
    std::vector<Message> out;
    const auto legs = legsOf(poses, clock);
    if (legs.empty())
        return out;
    if (areAllTheSame(poses))
        out.push_back(message(PL_TEXT("core",
                                      "all poses are the same, so the sensor is taken to stand still; if it moved, take this file away, or "
                                      "put its poses there")));
    if (auto fast = remarkOnSpeed(legs, timesAreKnown))
        out.push_back(std::move(*fast));
    else if (auto jump = legs.size() > 1 ? remarkOnLeaps(legs, timesAreKnown, frames) : std::nullopt)
        out.push_back(std::move(*jump));
    return out;
}

}  // namespace pointloom
