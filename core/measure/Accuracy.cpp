// SPDX-License-Identifier: Apache-2.0
#include "core/measure/Accuracy.h"

#include "core/base/Parallel.h"
#include "core/index/Sensor.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>

namespace pointloom {
namespace {

struct FrameAnswer
{
    std::size_t objects = 0;
    FrameMeasures measures;
    GroundScore ground;
};

class FrameMeter
{
public:
    FrameMeter(const Truth& truth, const LabelSchema& schema, const GroundClasses& ground, const AccuracyParams& params,
               const std::set<std::string>& classes)
        : m_truth(truth), m_schema(schema), m_ground(ground), m_params(params), m_classes(classes)
    {}

    [[nodiscard]] bool hasLabels(std::size_t frame) const
    {
        return !m_truth.labels.frames[frame].boxes.empty() || !m_truth.pointLabels[frame].empty();
    }

    [[nodiscard]] Result<FrameAnswer> measure(std::size_t frame) const
    {
        const auto cloud = readFrameCloud(m_truth.sequence, static_cast<int>(frame));
        if (!cloud)
            return std::unexpected(cloud.error());
        const LabelledFrame& labels = m_truth.labels.frames[frame];
        auto classes = classesOf(frame, cloud->size());
        if (!classes)
            return std::unexpected(classes.error());
        FrameAnswer answer;
        answer.ground = scoreGround(*cloud, boxesOf(labels, cloud->origin_m), *classes, m_ground);
        if (labels.boxes.empty())
            return answer;
        const auto index = CloudIndex::build(*cloud);
        const Eigen::Vector2f sensor_m = likelySensor(*cloud);
        auto targets = targetsIn(*index, labels, cloud->origin_m, sensor_m, m_schema, m_params);
        std::erase_if(targets, [&](const Target& target) { return !m_classes.empty() && !m_classes.contains(target.what->key); });
        answer.objects = targets.size();
        answer.measures = measureFrame(*index, targets, static_cast<int>(frame), m_params);
        return answer;
    }

private:
    [[nodiscard]] Result<std::vector<std::uint16_t>> classesOf(std::size_t frame, std::size_t points) const
    {
        const auto& file = m_truth.pointLabels[frame];
        return file.empty() ? Result<std::vector<std::uint16_t>>() : readPointClasses(file, points);
    }

    [[nodiscard]] static std::vector<OrientedBox> boxesOf(const LabelledFrame& labels, const Eigen::Vector3d& origin_m)
    {
        std::vector<OrientedBox> boxes;
        for (const LabelledBox& label : labels.boxes) {
            boxes.push_back(label.box);
            boxes.back().centre_m -= origin_m;
        }
        return boxes;
    }

    const Truth& m_truth;
    const LabelSchema& m_schema;
    const GroundClasses& m_ground;
    const AccuracyParams& m_params;
    const std::set<std::string>& m_classes;
};

template <class T> void append(std::vector<T>& all, std::vector<T>& more)
{
    std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

Result<Accuracy> measureAccuracy(const Truth& truth, const LabelSchema& schema, const GroundClasses& ground, const AccuracyParams& params,
                                 const std::set<std::string>& classes, const std::function<void(double)>& progress, std::stop_token stop)
{
    const FrameMeter meter(truth, schema, ground, params, classes);
    std::vector<std::optional<Result<FrameAnswer>>> answers(truth.sequence.frames.size());
    std::mutex counting;
    std::size_t done = 0;
    parallelFor(
        answers.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t frame = first; frame < last && !stop.stop_requested(); ++frame) {
                // One thread to a frame: else a wait inside one would take up work of another, and be timed with it.
                if (meter.hasLabels(frame))
                    withThreads(1, [&] { answers[frame] = meter.measure(frame); });
                const std::scoped_lock lock(counting);
                ++done;
                if (progress)
                    progress(static_cast<double>(done) / static_cast<double>(answers.size()));
            }
        },
        1);
    if (stop.stop_requested())
        return fail(PL_TEXT("core", "stopped after %1 of %2 frames"), done, answers.size());

    Accuracy accuracy;
    for (auto& answer : answers) {
        if (!answer)
            continue;
        if (!*answer) {
            accuracy.broken.push_back(answer->error());
            continue;
        }
        FrameAnswer& one = **answer;
        ++accuracy.frames;
        accuracy.objects += one.objects;
        accuracy.ground.push_back(one.ground);
        append(accuracy.measures.clicks, one.measures.clicks);
        append(accuracy.measures.bands, one.measures.bands);
        append(accuracy.measures.snaps, one.measures.snaps);
        append(accuracy.measures.clusters, one.measures.clusters);
    }
    if (accuracy.frames == 0 && !accuracy.broken.empty())
        return std::unexpected(accuracy.broken.front());
    return accuracy;
}

}  // namespace pointloom
