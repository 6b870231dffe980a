// SPDX-License-Identifier: Apache-2.0
#include "core/measure/TrackSummary.h"

#include "core/base/Statistics.h"
#include "core/measure/Summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace pointloom {
namespace {

std::set<std::string> classesIn(const TrackAccuracy& accuracy)
{
    std::set<std::string> classes;
    for (const InterpolationSample& one : accuracy.interpolation)
        classes.insert(one.of.classKey);
    for (const FollowSample& one : accuracy.follows)
        classes.insert(one.of.classKey);
    return classes;
}

template <class Sample> std::vector<const Sample*> samplesIn(const TrackGroup& group, const std::vector<Sample>& samples)
{
    std::vector<const Sample*> out;
    for (const Sample& sample : samples) {
        if (group.holds(sample.of))
            out.push_back(&sample);
    }
    return out;
}

StepSummary stepOf(const std::vector<const FollowSample*>& samples, std::vector<StepScore> FollowSample::* method, int step)
{
    StepSummary summary{.step = step, .boxes = 0, .gone = 0, .iou = {}};
    std::vector<double> ious;
    for (const FollowSample* sample : samples) {
        for (const StepScore& score : sample->*method) {
            if (score.step != step)
                continue;
            if (score.iou)
                ious.push_back(*score.iou);
            else
                ++summary.gone;
        }
    }
    summary.boxes = ious.size();
    summary.iou = averageOf(ious);
    return summary;
}

SizeError errorOf(const std::vector<const SizeSample*>& samples, Eigen::Vector3d SizeSample::* off_m, int axis)
{
    constexpr double p90 = 0.9;
    std::vector<double> errors_m;
    for (const SizeSample* sample : samples)
        errors_m.push_back(std::abs((sample->*off_m)[axis]));
    return {.median_m = quantileOf(errors_m, 0.5), .p90_m = quantileOf(errors_m, p90)};
}

}  // namespace

std::vector<TrackGroup> groupsByMotion(const TrackAccuracy& accuracy)
{
    std::vector<TrackGroup> groups;
    for (const TrackGroup& group : groupsByClass(accuracy)) {
        groups.push_back({.classKey = group.classKey, .moving = true});
        groups.push_back({.classKey = group.classKey, .moving = false});
    }
    return groups;
}

std::vector<TrackGroup> groupsByClass(const TrackAccuracy& accuracy)
{
    std::vector<TrackGroup> groups{TrackGroup{}};
    for (const std::string& key : classesIn(accuracy))
        groups.push_back({.classKey = key});
    return groups;
}

Average averageOf(const std::vector<double>& values)
{
    if (values.empty())
        return {};
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {.mean = sum / static_cast<double>(values.size()), .median = quantileOf(values, 0.5)};
}

InterpolationSummary summaryOf(const std::vector<InterpolationSample>& samples, const TrackGroup& group, int gap)
{
    std::vector<double> ious;
    std::vector<double> flat;
    for (const InterpolationSample* sample : samplesIn(group, samples)) {
        if (sample->gap != gap)
            continue;
        ious.push_back(sample->iou);
        flat.push_back(sample->iouFlat);
    }
    return {.boxes = ious.size(), .iou = averageOf(ious), .iouFlat = averageOf(flat)};
}

double StepSummary::goneShare() const
{
    return shareOf(gone, boxes + gone);
}

FollowSummary summaryOf(const std::vector<FollowSample>& samples, const TrackGroup& group, const std::vector<int>& steps)
{
    const auto some = samplesIn(group, samples);
    FollowSummary summary;
    summary.objects = some.size();
    for (const int step : steps) {
        summary.followed.push_back(stepOf(some, &FollowSample::followed, step));
        summary.copied.push_back(stepOf(some, &FollowSample::copied, step));
    }
    std::size_t boxes = 0;
    double took_ms = 0;
    for (const FollowSample* sample : some) {
        boxes += sample->boxes;
        took_ms += sample->took_ms;
        ++summary.ends[static_cast<std::size_t>(sample->end)];
    }
    summary.perBox_ms = boxes == 0 ? 0 : took_ms / static_cast<double>(boxes);
    return summary;
}

DecisionSummary summaryOf(const std::vector<DecisionSample>& samples, const TrackGroup& group)
{
    DecisionSummary summary;
    for (const DecisionSample* sample : samplesIn(group, samples)) {
        ++summary.objects;
        summary.right += sample->right ? 1 : 0;
    }
    return summary;
}

SizeSummary summaryOf(const std::vector<SizeSample>& samples, const TrackGroup& group)
{
    const auto some = samplesIn(group, samples);
    SizeSummary summary;
    summary.objects = some.size();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        std::vector<const SizeSample*> seen = some;
        std::erase_if(seen, [&](const SizeSample* one) { return !one->measured[axis]; });
        summary.solved[axis] = errorOf(some, &SizeSample::off_m, static_cast<int>(axis));
        summary.usual[axis] = errorOf(some, &SizeSample::usualOff_m, static_cast<int>(axis));
        summary.measured[axis] = shareOf(seen.size(), some.size());
        summary.ofMeasured[axis] = errorOf(seen, &SizeSample::off_m, static_cast<int>(axis));
    }
    return summary;
}

}  // namespace pointloom
