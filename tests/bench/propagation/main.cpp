// SPDX-License-Identifier: Apache-2.0
// Follows the objects of generated streets, whose boxes are exact, and of what people would use without Pointloom, and says how well that
// went:
//   propagation_bench [--rings N] [--period SECONDS] SEED...
// Seeds below 200 were looked at while the methods were made; report others.
#include "core/base/Text.h"
#include "core/measure/TrackSummary.h"
#include "core/simulate/Simulate.h"
#include "tests/bench/propagation/PclTracker.h"

#include <pcl/pcl_config.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <string_view>

using namespace pointloom;
using namespace pointloom::bench;

namespace {

constexpr int frames = 45;
constexpr int steps = 20;
const TrackAccuracyParams scoring{.steps = {1, 5, 10, 20}};
constexpr std::uint32_t fewestPoints = 20;  ///< of an object that a person would box
constexpr std::array methods{"ego copy", "world copy", "CV + PCL ICP", "CV + PCL GICP", "CV + PCL NDT", "Pointloom"};
constexpr std::size_t ours = methods.size() - 1;

/// A frame without its points.
struct Seen
{
    TrackFrame frame;
    std::map<std::string, SimulatedBox> boxes;
};

/// Of one class that moves, or stands.
struct Group
{
    std::array<std::vector<FollowSample>, methods.size()> samples;  ///< by method
    std::array<double, methods.size()> ms{};
    std::array<long, methods.size()> stepped{};
    int decided = 0;
    int decidedRight = 0;
    std::map<std::string, int> ends;
};

using Groups = std::map<std::string, Group>;

double now_ms()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<Seen> street(const SimulateParams& params)
{
    std::vector<Seen> out;
    for (int i = 0; i < frames; ++i) {
        SimulatedFrame simulated = simulateFrame(params, i);
        Seen seen{.frame = {.index = CloudIndex::build(simulated.cloud), .world_T_cloud = simulated.world_T_cloud}, .boxes = {}};
        for (SimulatedBox& box : simulated.boxes)
            seen.boxes.emplace(box.track, box);
        out.push_back(std::move(seen));
    }
    return out;
}

/// Why it ended, and whether the object could still be seen there.
std::string endOf(const Propagation& followed, const std::string& track, const PropagationWay& way, const std::vector<Seen>& all)
{
    constexpr std::array names{"done", "anchor", "lost", "occluded", "left", "stopped"};
    const std::string name = names[static_cast<std::size_t>(followed.end)];
    if (followed.end == PropagationEnd::done)
        return name;
    const auto& boxes = all[static_cast<std::size_t>(way.from + way.direction * (static_cast<int>(followed.boxes.size()) + 1))].boxes;
    const auto found = boxes.find(track);
    return name + (found != boxes.end() && found->second.points >= scoring.visiblePoints ? " though visible" : "");
}

/// The boxes of every method for one object, step by step; those of Pointloom may end early.
using Ways = std::array<std::vector<OrientedBox>, methods.size()>;

Ways baselinesFor(const SimulatedBox& object, const PropagationWay& way, const std::vector<Seen>& all, Group& group)
{
    Ways ways;
    const auto& start = all[static_cast<std::size_t>(way.from)].frame;
    const auto frameAt = [&](int step) -> const TrackFrame& {
        return all[static_cast<std::size_t>(way.from + way.direction * step)].frame;
    };
    for (int step = 1; step <= way.frames; ++step) {
        ways[0].push_back(object.box);
        ways[1].push_back(transformed(frameAt(step).world_T_cloud.inverse() * start.world_T_cloud, object.box));
    }
    for (std::size_t m = 2; m < ours; ++m) {
        PclTracker tracker(static_cast<AlignMethod>(m - 2), object.box, start);
        const double before = now_ms();
        for (int step = 1; step <= way.frames; ++step)
            ways[m].push_back(tracker.step(frameAt(step)));
        group.ms[m] += now_ms() - before;
        group.stepped[m] += way.frames;
    }
    return ways;
}

/// The frames of a way, and an object's true boxes in all of them.
TrackWindow windowOf(const PropagationWay& way, const std::vector<Seen>& all)
{
    TrackWindow window{.way = way, .frames = {}};
    for (int step = 0; step <= way.frames; ++step)
        window.frames.push_back(all[static_cast<std::size_t>(window.numberOf(step))].frame);
    return window;
}

TrueTrack trackOf(const SimulatedBox& object, const std::vector<Seen>& all)
{
    TrueTrack track{.name = object.track, .classKey = object.classKey, .boxes = {}};
    for (std::size_t frame = 0; frame < all.size(); ++frame) {
        const auto found = all[frame].boxes.find(object.track);
        if (found != all[frame].boxes.end())
            track.boxes.emplace(static_cast<int>(frame), found->second.box);
    }
    return track;
}

void score(Group& group, const Ways& ways, const TrueTrack& track, const TrackWindow& window)
{
    for (std::size_t m = 0; m < methods.size(); ++m)
        group.samples[m].push_back({.of = {}, .followed = scoreSteps(ways[m], track, window, scoring), .copied = {}});
}

void follow(const std::vector<Seen>& all, const PropagationWay& way, double period_s, Groups& groups)
{
    const TrackWindow window = windowOf(way, all);
    for (const auto& [track, object] : all[static_cast<std::size_t>(way.from)].boxes) {
        if (object.points < fewestPoints)
            continue;
        Group& group = groups[object.classKey + (object.moving ? ", moving" : ", standing")];
        Ways ways = baselinesFor(object, way, all, group);
        const FollowedObject followed{.box = object.box};
        PropagationParams params;
        params.clock = FrameClock(period_s);
        const double before = now_ms();
        const auto answer = propagate({&followed, 1}, way, window.source(), params);
        group.ms[ours] += now_ms() - before;
        const Propagation& one = answer->front();
        group.stepped[ours] += static_cast<long>(one.boxes.size());
        for (const PropagatedBox& box : one.boxes)
            ways[ours].push_back(box.box);
        score(group, ways, trackOf(object, all), window);
        ++group.ends[endOf(one, track, way, all)];
        if (one.boxes.size() >= 5) {
            ++group.decided;
            group.decidedRight += one.isStatic != object.moving ? 1 : 0;
        }
    }
}

void print(const Groups& groups)
{
    for (const auto& [name, group] : groups) {
        std::printf(
            "\n%s\n| method | IoU +1 | +5 | +10 | +20 | no box at +20 | ms a frame |\n| --- | --- | --- | --- | --- | --- | --- |\n",
            name.c_str());
        for (std::size_t m = 0; m < methods.size(); ++m) {
            std::printf("| %s |", methods[m]);
            const FollowSummary summary = summaryOf(group.samples[m], TrackGroup{}, scoring.steps);
            for (const StepSummary& step : summary.followed)
                std::printf(" %.3f (%zu) |", step.iou.mean, step.boxes);
            std::printf(" %zu |", summary.followed.back().gone);
            std::printf(" %.2f |\n", group.ms[m] / static_cast<double>(std::max(1L, group.stepped[m])));
        }
        std::printf("decision right: %d of %d; ends:", group.decidedRight, group.decided);
        for (const auto& [end, count] : group.ends)
            std::printf(" %s %d", end.c_str(), count);
        std::printf("\n");
    }
}

}  // namespace

int main(int argc, char** argv)
{
    SimulateParams params{.frames = frames};
    std::vector<std::uint64_t> seeds;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--rings" && i + 1 < argc)
            params.rings = number<int>(argv[++i]).value_or(params.rings);
        else if (word == "--period" && i + 1 < argc)
            params.framePeriod_s = number<double>(argv[++i]).value_or(params.framePeriod_s);
        else if (const auto seed = number<std::uint64_t>(word))
            seeds.push_back(*seed);
    }
    if (seeds.empty()) {
        std::fprintf(stderr, "propagation_bench [--rings N] [--period SECONDS] SEED...\n");
        return 2;
    }
    Groups groups;
    for (const std::uint64_t seed : seeds) {
        params.seed = seed;
        const auto all = street(params);
        for (const int from : {0, 12, 24})
            follow(all, {.from = from, .frames = steps, .direction = 1}, params.framePeriod_s, groups);
        for (const int from : {20, 32, 44})
            follow(all, {.from = from, .frames = steps, .direction = -1}, params.framePeriod_s, groups);
    }
    std::printf("%s; %d rings, %.1f s from frame to frame, %zu streets of %d frames\n", "PCL " PCL_VERSION_PRETTY, params.rings,
                params.framePeriod_s, seeds.size(), frames);
    print(groups);
}
