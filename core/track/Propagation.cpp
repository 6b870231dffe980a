// SPDX-License-Identifier: Apache-2.0
#include "core/track/Propagation.h"

#include "core/base/Parallel.h"
#include "core/geometry/Plausible.h"
#include "core/track/Interpolation.h"
#include "core/track/ObjectRun.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace pointloom {
namespace {

/// The frames of an object's other boxes that are nearest in time.
std::vector<int> framesToLearnFrom(const FollowedObject& object, int from, std::size_t most)
{
    std::vector<int> frames;
    for (const auto& [frame, box] : object.anchors) {
        if (frame != from)
            frames.push_back(frame);
    }
    std::ranges::stable_sort(frames, {}, [from](int frame) { return std::abs(frame - from); });
    frames.resize(std::min(frames.size(), most));
    return frames;
}

using LearnedFrames = std::map<int, TrackFrame>;

LearnedFrames framesOfAnchors(std::span<const FollowedObject> objects, int from, const TrackFrameSource& frames, std::size_t most)
{
    LearnedFrames learned;
    for (const FollowedObject& object : objects) {
        for (const int number : framesToLearnFrom(object, from, most)) {
            if (learned.contains(number))
                continue;
            if (auto frame = frames(number))
                learned.emplace(number, std::move(*frame));
        }
    }
    return learned;
}

std::vector<ObjectRun> begin(std::span<const FollowedObject> objects, const PropagationWay& way, const TrackFrame& start,
                             const TrackFrameSource& frames, const PropagationParams& params)
{
    const LearnedFrames learned = framesOfAnchors(objects, way.from, frames, params.mostAnchors);
    std::vector<ObjectRun> runs;
    for (const FollowedObject& object : objects) {
        std::vector<std::pair<int, TrackFrame>> own;
        for (const int number : framesToLearnFrom(object, way.from, params.mostAnchors)) {
            if (const auto found = learned.find(number); found != learned.end())  // else it could not be read
                own.emplace_back(number, found->second);
        }
        runs.emplace_back(object, way, start, own, params);
    }
    return runs;
}

/// The poses of the frames that were gone through.
class PosesOfWay
{
public:
    explicit PosesOfWay(const FrameClock& clock) : m_poses{.world_T_cloud = {}, .known = true, .clock = clock} {}

    void remember(int frame, const TrackFrame& data)
    {
        const auto at = static_cast<std::size_t>(frame);
        if (m_poses.world_T_cloud.size() <= at)
            m_poses.world_T_cloud.resize(at + 1, Pose::Identity());
        m_poses.world_T_cloud[at] = data.world_T_cloud;
    }
    [[nodiscard]] const WorldPoses& all() const { return m_poses; }

private:
    WorldPoses m_poses;
};

/// Where an object was hidden its boxes were guessed ahead of it. Now that it has been found again they lie between.
void bridgeHidden(Propagation& followed, int from, const OrientedBox& start, const WorldPoses& poses)
{
    FrameBoxes seen{{from, start}};
    std::vector<int> hidden;
    for (const PropagatedBox& box : followed.boxes) {
        if (box.seen)
            seen.emplace(box.frame, box.box);
        else
            hidden.push_back(box.frame);
    }
    if (followed.isStatic || hidden.empty())
        return;
    const FrameBoxes between = interpolate(seen, hidden, poses);
    for (PropagatedBox& box : followed.boxes)
        if (const auto found = between.find(box.frame); found != between.end())
            box.box = found->second;
}

/// A box that cannot be would be looked for without an end.
Result<void> checkBoxes(std::span<const FollowedObject> objects)
{
    for (const FollowedObject& object : objects) {
        if (auto checked = checkPlausible(object.box); !checked)
            return checked;
        for (const auto& [frame, box] : object.anchors)
            if (auto checked = checkPlausible(box); !checked)
                return checked;
    }
    return {};
}

bool allEnded(const std::vector<ObjectRun>& runs)
{
    return std::ranges::all_of(runs, &ObjectRun::ended);
}

}  // namespace

Result<std::vector<Propagation>> propagate(std::span<const FollowedObject> objects, const PropagationWay& way,
                                           const TrackFrameSource& frames, const PropagationParams& params,
                                           const PropagationPreview& preview, std::stop_token stop)
{
    std::vector<Propagation> answers;
    if (objects.empty())
        return answers;
    if (auto checked = checkBoxes(objects); !checked)
        return std::unexpected(checked.error());
    const auto start = frames(way.from);
    if (!start)
        return std::unexpected(start.error());
    auto runs = begin(objects, way, *start, frames, params);
    PosesOfWay poses(params.clock);
    poses.remember(way.from, *start);
    for (int step = 1; step <= way.frames && !stop.stop_requested() && !allEnded(runs); ++step) {
        const int number = way.from + step * way.direction;
        const auto frame = frames(number);
        if (!frame) {  // broken, or the person stops: what was found so far counts
            for (ObjectRun& run : runs)
                if (!stop.stop_requested())
                    run.passBroken(number);
            continue;
        }
        poses.remember(number, *frame);
        const auto follow = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                if (runs[i].ended() || stop.stop_requested())
                    continue;
                const auto box = runs[i].step(number, *frame);
                if (box && preview)
                    preview(i, *box);
            }
        };
        parallelFor(runs.size(), follow, 1);
    }
    for (std::size_t i = 0; i < objects.size(); ++i) {
        ObjectRun& run = runs[i];
        if (!run.ended() && stop.stop_requested())
            run.end(PropagationEnd::stopped);
        answers.push_back(run.answer());
        bridgeHidden(answers.back(), way.from, objects[i].box, poses.all());
    }
    return answers;
}

}  // namespace pointloom
