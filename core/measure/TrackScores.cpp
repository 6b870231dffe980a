// SPDX-License-Identifier: Apache-2.0
#include "core/measure/TrackScores.h"

#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"
#include "core/track/SizeSolve.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>

namespace pointloom {
namespace {

/// The box steadily between two others in the same coordinates, its heading over the shorter turn.
OrientedBox between(const OrientedBox& a, const OrientedBox& b, double share)
{
    return {.centre_m = (1 - share) * a.centre_m + share * b.centre_m,
            .size_m = (1 - share) * a.size_m + share * b.size_m,
            .yaw_rad = wrapAngle(a.yaw_rad + share * wrapAngle(b.yaw_rad - a.yaw_rad))};
}

std::uint32_t pointsIn(const TrackFrame& frame, OrientedBox box)
{
    box.centre_m -= frame.origin_m;
    std::uint32_t points = 0;
    if (frame.index == nullptr)
        return points;
    forEachPointIn(*frame.index, box, 0, [&](std::uint32_t, const Eigen::Vector3f&) { ++points; });
    return points;
}

TrackSampleOf sampleOf(const TrueTrack& track, double moved_m, const TrackAccuracyParams& params)
{
    return {.track = track.name, .classKey = track.classKey, .moving = moved_m > params.moving_m};
}

/// How far an object gets over the frames from the start of a window to one of its others.
double movedOver_m(const TrueTrack& track, const WorldPoses& poses, const TrackWindow& window, std::size_t steps)
{
    const int end = window.numberOf(static_cast<int>(steps));
    return displacement_m(track, poses, std::min(window.way.from, end), std::max(window.way.from, end));
}

std::optional<DecisionSample> decisionOn(const Propagation& answer, const TrueTrack& track, double moved_m,
                                         const TrackAccuracyParams& params)
{
    if (answer.boxes.size() < params.fewestDecided || (moved_m > params.standing_m && moved_m <= params.moving_m))
        return std::nullopt;
    const TrackSampleOf of = sampleOf(track, moved_m, params);
    return DecisionSample{.of = of, .right = answer.isStatic != of.moving};
}

/// The one object through the whole window, whose first frame is in memory: nothing can fail.
Propagation followed(const OrientedBox& box, const TrackWindow& window)
{
    const FollowedObject object{.box = box};
    auto answers = propagate({&object, 1}, window.way, window.source(), {.look = {}, .clock = window.clock});
    return answers ? std::move(answers->front()) : Propagation{};
}

/// By step; in frames that could not be read the box before.
std::vector<OrientedBox> boxesOf(const Propagation& propagation, const TrackWindow& window)
{
    std::vector<OrientedBox> boxes;
    for (const PropagatedBox& box : propagation.boxes)
        boxes.resize(window.stepOf(box.frame), box.box);
    return boxes;
}

std::vector<InterpolationSample> scoreGap(const TrueTrack& track, const WorldPoses& poses, int gap, const TrackSampleOf& of)
{
    const int first = track.boxes.begin()->first;
    const auto anchorBefore = [&](int frame) { return frame - (frame - first) % gap; };
    FrameBoxes anchors;
    for (const auto& [frame, box] : track.boxes) {
        if (anchorBefore(frame) == frame)
            anchors.emplace(frame, box);
    }
    std::vector<int> frames;
    for (const auto& [frame, box] : track.boxes) {
        const int before = anchorBefore(frame);
        if (before != frame && anchors.contains(before) && anchors.contains(before + gap))
            frames.push_back(frame);
    }
    std::vector<InterpolationSample> samples;
    for (const auto& [frame, box] : interpolate(anchors, frames, poses)) {
        const int before = anchorBefore(frame);
        const double share = poses.clock.between(before, frame) / poses.clock.between(before, before + gap);
        const OrientedBox& truth = track.boxes.at(frame);
        samples.push_back({.of = of,
                           .gap = gap,
                           .iou = iou3d(box, truth),
                           .iouFlat = iou3d(between(anchors.at(before), anchors.at(before + gap), share), truth)});
    }
    return samples;
}

}  // namespace

TrackFrameSource TrackWindow::source() const
{
    return [this](int frame) -> Result<TrackFrame> {
        const TrackFrame& one = frames[stepOf(frame)];
        return one.index != nullptr ? Result<TrackFrame>(one) : fail(PL_TEXT("core", "the frame %1 cannot be read"), frame);
    };
}

std::vector<InterpolationSample> scoreInterpolation(const TrueTrack& track, const WorldPoses& poses, const TrackAccuracyParams& params)
{
    const TrackSampleOf of = sampleOf(track, displacement_m(track, poses, track.boxes.begin()->first, track.boxes.rbegin()->first), params);
    std::vector<InterpolationSample> samples;
    for (const int gap : params.gaps)
        std::ranges::move(scoreGap(track, poses, gap, of), std::back_inserter(samples));
    return samples;
}

std::vector<StepScore> scoreSteps(std::span<const OrientedBox> boxes, const TrueTrack& track, const TrackWindow& window,
                                  const TrackAccuracyParams& params)
{
    std::vector<StepScore> scores;
    for (const int step : params.steps) {
        const auto at = static_cast<std::size_t>(step);
        const auto truth = track.boxes.find(window.numberOf(step));
        if (step > window.way.frames || truth == track.boxes.end() || pointsIn(window.frames[at], truth->second) < params.visiblePoints)
            continue;
        scores.push_back({.step = step, .iou = at > boxes.size() ? std::nullopt : std::optional(iou3d(boxes[at - 1], truth->second))});
    }
    return scores;
}

bool startsIn(const TrackWindow& window, const TrueTrack& track, const TrackAccuracyParams& params)
{
    const auto start = track.boxes.find(window.way.from);
    return start != track.boxes.end() && pointsIn(window.frames.front(), start->second) >= params.fewestPoints;
}

FollowAnswer scoreFollowing(const TrueTrack& track, const WorldPoses& poses, const TrackWindow& window, const TrackAccuracyParams& params)
{
    const OrientedBox& start = track.boxes.at(window.way.from);
    const auto before = std::chrono::steady_clock::now();
    const Propagation answer = followed(start, window);
    const double took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
    const std::vector<OrientedBox> copies(static_cast<std::size_t>(window.way.frames), start);
    const double wayLong_m = movedOver_m(track, poses, window, static_cast<std::size_t>(window.way.frames));
    return {.sample = {.of = sampleOf(track, wayLong_m, params),
                       .followed = scoreSteps(boxesOf(answer, window), track, window, params),
                       .copied = scoreSteps(copies, track, window, params),
                       .boxes = answer.boxes.size(),
                       .end = answer.end,
                       .took_ms = took_ms},
            .decision = decisionOn(answer, track, movedOver_m(track, poses, window, answer.boxes.size()), params)};
}

std::optional<SizeSample> scoreSize(const TrueTrack& track, const ClassDef& what, const WorldPoses& poses, const TrackWindow& window,
                                    const TrackAccuracyParams& params)
{
    if (!what.rigid)
        return std::nullopt;
    const OrientedBox& truth = track.boxes.at(window.way.from);
    const SizeView seen = viewOf(window.frames.front(), window.way.from, truth);
    const OrientedBox placed = resized(truth, what.size.typical_m, seen.evidence);
    const Propagation answer = followed(placed, window);
    if (answer.boxes.empty())
        return std::nullopt;
    std::vector<SizeView> views{viewOf(window.frames.front(), window.way.from, placed)};
    for (std::size_t i = 0; i < answer.boxes.size(); ++i)
        views.push_back(viewOf(window.frames[window.stepOf(answer.boxes[i].frame)], answer.boxes[i].frame, answer.boxes[i].box));
    const auto solved = solveSize(views, what.size);
    if (!solved)
        return std::nullopt;
    SizeSample sample{.of = sampleOf(track, movedOver_m(track, poses, window, answer.boxes.size()), params),
                      .off_m = solved->size_m - truth.size_m,
                      .usualOff_m = what.size.typical_m - truth.size_m,
                      .measured = {}};
    std::ranges::transform(solved->axes, sample.measured.begin(), [](const SolvedAxis& axis) { return axis.frames > 0; });
    return sample;
}

}  // namespace pointloom
