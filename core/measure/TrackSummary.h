// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/TrackAccuracy.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// Objects of one class, or all, that move or stand.
struct TrackGroup
{
    std::string classKey;          ///< empty: of every class
    std::optional<bool> moving{};  ///< nothing: either

    [[nodiscard]] bool holds(const TrackSampleOf& of) const
    {
        return (classKey.empty() || of.classKey == classKey) && (!moving || of.moving == *moving);
    }
};

/// All, then each class that occurs, in alphabetic order; of each those that move and those that stand.
[[nodiscard]] std::vector<TrackGroup> groupsByMotion(const TrackAccuracy& accuracy);
/// All, then each class that occurs.
[[nodiscard]] std::vector<TrackGroup> groupsByClass(const TrackAccuracy& accuracy);

/// A mean is pulled by few bad ones, a median is not: both are said. 0 of none.
struct Average
{
    double mean = 0;
    double median = 0;
};
[[nodiscard]] Average averageOf(const std::vector<double>& values);

struct InterpolationSummary
{
    std::size_t boxes = 0;
    Average iou;
    Average iouFlat;
};
[[nodiscard]] InterpolationSummary summaryOf(const std::vector<InterpolationSample>& samples, const TrackGroup& group, int gap);

/// One of the steps after the start.
struct StepSummary
{
    int step = 0;
    std::size_t boxes = 0;  ///< that were compared
    std::size_t gone = 0;   ///< objects that could be seen and had no box any more
    Average iou;            ///< of the boxes

    [[nodiscard]] double goneShare() const;
};

struct FollowSummary
{
    std::size_t objects = 0;
    std::vector<StepSummary> followed;  ///< as the steps asked for; those that no object reached have no boxes
    std::vector<StepSummary> copied;
    double perBox_ms = 0;               ///< for one object in one frame
    std::array<std::size_t, 6> ends{};  ///< by PropagationEnd
};
[[nodiscard]] FollowSummary summaryOf(const std::vector<FollowSample>& samples, const TrackGroup& group, const std::vector<int>& steps);

struct DecisionSummary
{
    std::size_t objects = 0;
    std::size_t right = 0;
};
[[nodiscard]] DecisionSummary summaryOf(const std::vector<DecisionSample>& samples, const TrackGroup& group);

/// Sizes off either way, metres.
struct SizeError
{
    double median_m = 0;
    double p90_m = 0;
};

struct SizeSummary
{
    std::size_t objects = 0;
    std::array<SizeError, 3> solved;      ///< length, width, height
    std::array<SizeError, 3> usual;       ///< of the usual size that was begun with
    std::array<double, 3> measured{};     ///< share of the objects of which some frame saw both ends
    std::array<SizeError, 3> ofMeasured;  ///< of these alone: what the class and the first box decided is left out
};
[[nodiscard]] SizeSummary summaryOf(const std::vector<SizeSample>& samples, const TrackGroup& group);

}  // namespace pointloom
