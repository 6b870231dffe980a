// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/dataset/FrameNames.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/NameTimes.h"
#include "core/dataset/NumberedFrames.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace pointloom {
namespace {

using PoseTimes = std::vector<std::optional<double>>;

/// The first words of lines as times, where all of them are numbers; large ones count parts of a second.
PoseTimes timesOfPoses(std::span<const NamedPose> poses)
{
    PoseTimes out;
    for (const NamedPose& pose : poses) {
        const auto value = number<double>(pose.frame);
        if (!value || !std::isfinite(*value))
            return {};
        const double unit_s = *value > 1e17 ? 1e-9 : *value > 1e14 ? 1e-6 : *value > 1e11 ? 1e-3 : 1;
        out.emplace_back(*value * unit_s);
    }
    return out;
}

/// For each frame the pose that is nearest in time, within half a period.
Places placesByTime(const PoseTimes& frames, const PoseTimes& poses, double period_s)
{
    constexpr double rounded_s = 1e-6;  // by what a time may be off that was written with few digits
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < poses.size(); ++i)
        order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return *poses[i]; });
    Places out;
    for (const auto& time : frames) {
        out.emplace_back();
        if (!time || order.empty())
            continue;
        auto after = std::ranges::lower_bound(order, *time, {}, [&](std::size_t i) { return *poses[i]; });
        if (after == order.end() || (after != order.begin() && *time - *poses[*(after - 1)] < *poses[*after] - *time))
            --after;
        if (std::abs(*poses[*after] - *time) <= period_s / 2 + rounded_s)
            out.back() = *after;
    }
    return out;
}

std::size_t countOf(const Places& places)
{
    return static_cast<std::size_t>(std::ranges::count_if(places, [](const auto& place) { return place.has_value(); }));
}

/// Whether the words count up as times or numbers of frames in another count do.
bool isAscending(const PoseTimes& times)
{
    return !times.empty() && std::ranges::adjacent_find(times, [](const auto& a, const auto& b) { return *a >= *b; }) == times.end();
}

/// What to say when names do not fit.
Message nothingFits(std::span<const NamedPose> poses, const std::vector<std::string>& frames, bool areTimes, bool haveTimes)
{
    if (areTimes && haveTimes)
        return message(
            PL_TEXT("core", "none of its %1 times, from %2 on, is near that of a frame; are these the poses of another recording?"),
            poses.size(), poses.front().frame);
    if (areTimes)
        return message(PL_TEXT("core", "holds %1 poses with times but there are %2 frames, and nothing says when these were measured"),
                       poses.size(), frames.size());
    return message(PL_TEXT("core",
                           "none of its %1 poses is of one of these frames (the first is of \"%2\"); are these the poses of another "
                           "recording?"),
                   poses.size(), poses.front().frame);
}

/// Frames that several poses claim have none.
std::optional<Message> remarkOnTwice(const std::vector<std::string>& frames, const std::vector<std::string>& ids, const Places& places)
{
    std::map<std::string, std::size_t, std::less<>> claims;
    for (const std::string& id : ids)
        ++claims[comparableName(id)];
    std::size_t twice = 0;
    std::string first;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto claimed = claims.find(comparableName(frames[i]));
        if (places[i] || claimed == claims.end() || claimed->second < 2)
            continue;
        if (++twice == 1)
            first = frames[i];
    }
    if (twice == 0)
        return std::nullopt;
    return message(PL_TEXT("core",
                           "gives %1 of the frames more than one pose, the first of them %2; nothing says which is right, so these frames "
                           "have none"),
                   twice, first);
}

PoseAssignment inOrder(const std::vector<std::string>& frames, std::size_t poses)
{
    if (auto places = placesByOrder(frames, poses)) {
        PoseAssignment out{.places = std::move(*places), .amiss = {}, .inOrder = poses == frames.size()};
        if (!out.inOrder && !frames.empty())
            out.amiss = message(PL_TEXT("core",
                                        "holds %1 poses for %2 frames: the number in a frame's name is taken for its place among them (%3 "
                                        "has pose %4), and the others are nobody's"),
                                poses, frames.size(), frames.back(), out.places.back().value_or(0) + 1);
        return out;
    }
    return {.places = Places(frames.size()),
            .amiss = message(PL_TEXT("core", "holds %1 poses but there are %2 frames; nothing says which is whose, so none is taken"),
                             poses, frames.size())};
}

}  // namespace

std::size_t PoseAssignment::found() const
{
    return countOf(places);
}

PoseAssignment assignPoses(const std::vector<std::string>& frames, std::span<const NamedPose> poses,
                           const std::vector<std::optional<double>>& times_s, double period_s)
{
    const bool named = std::ranges::any_of(poses, [](const NamedPose& pose) { return !pose.frame.empty(); });
    if (!named)
        return inOrder(frames, poses.size());
    std::vector<std::string> ids;
    for (const NamedPose& pose : poses)
        ids.push_back(pose.frame);
    const auto times = timesOfPoses(poses);
    const bool haveTimes = std::ranges::any_of(times_s, [](const auto& time) { return time.has_value(); });
    PoseAssignment out{.places = placesByName(frames, ids).value_or(Places(frames.size())), .amiss = {}};
    bool isByName = true;
    if (Places byTime = haveTimes ? placesByTime(times_s, times, period_s) : Places(); countOf(byTime) > out.found()) {
        out.places = std::move(byTime);
        isByName = false;
    }
    const bool areNumbers = std::ranges::all_of(ids, [](const std::string& id) { return frameNumber(id).has_value(); });
    const bool areTimes = isAscending(times) && !areNumbers;
    const bool countOtherwise = isAscending(times) && areNumbers && !countsOfNames(frames);
    // Times that nobody knows of the frames, or numbers of frames that have names: as many as there are frames, one after the other.
    if (2 * out.found() <= frames.size() && poses.size() == frames.size() && !haveTimes && (areTimes || countOtherwise))
        return inOrder(frames, poses.size());
    if (auto twice = isByName ? remarkOnTwice(frames, ids, out.places) : std::nullopt) {
        out.amiss = std::move(twice);
        return out;
    }
    if (out.found() == 0) {
        out.amiss = nothingFits(poses, frames, areTimes, haveTimes);
        return out;
    }
    const auto missing = std::ranges::find_if(out.places, [](const auto& place) { return !place.has_value(); });
    if (missing != out.places.end())
        out.amiss = message(isByName ? PL_TEXT("core", "holds %1 poses but only %2 of the %3 frames have one; the first without is %4")
                                     : PL_TEXT("core",
                                               "holds %1 poses but only %2 of the %3 frames have one within half a period of their "
                                               "time; the first without is %4"),
                            poses.size(), out.found(), frames.size(), frames[static_cast<std::size_t>(missing - out.places.begin())]);
    return out;
}

}  // namespace pointloom
