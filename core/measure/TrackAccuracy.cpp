// SPDX-License-Identifier: Apache-2.0
#include "core/measure/TrackAccuracy.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <iterator>
#include <random>

namespace pointloom {
namespace {

/// The frames of one window after another: those that the last one had too are not read again.
class FrameShelf
{
public:
    FrameShelf(const Sequence& sequence, const WorldPoses& poses) : m_sequence(sequence), m_poses(poses) {}

    /// Frames that cannot be read are left empty.
    [[nodiscard]] TrackWindow window(const PropagationWay& way)
    {
        TrackWindow window{.way = way, .frames = {}, .clock = m_poses.clock};
        std::vector<int> numbers;
        for (int step = 0; step <= way.frames; ++step)
            numbers.push_back(window.numberOf(step));
        std::erase_if(m_frames, [&](const auto& entry) { return std::ranges::find(numbers, entry.first) == numbers.end(); });
        readMissing(numbers);
        for (const int number : numbers)
            window.frames.push_back(m_frames.at(number));
        return window;
    }

    /// Why frames could not be read, by number.
    [[nodiscard]] const std::map<int, Error>& broken() const { return m_broken; }

private:
    void readMissing(std::vector<int> numbers)
    {
        std::erase_if(numbers, [&](int number) { return m_frames.contains(number); });
        std::vector<Result<TrackFrame>> frames(numbers.size());
        const auto readSome = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const auto placed = m_poses.checkPlaced(numbers[i]);
                frames[i] =
                    placed ? trackFrameOf(readFrame(m_sequence, numbers[i]), m_poses.at(numbers[i])) : std::unexpected(placed.error());
            }
        };
        parallelFor(numbers.size(), readSome, 1);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!frames[i] && m_poses.isPlaced(numbers[i]))  // poses that are missing are noted about the sequence
                m_broken.emplace(numbers[i], frames[i].error());
            m_frames.emplace(numbers[i], frames[i] ? std::move(*frames[i]) : TrackFrame{});
        }
    }

    const Sequence& m_sequence;
    const WorldPoses& m_poses;
    std::map<int, TrackFrame> m_frames;
    std::map<int, Error> m_broken;
};

/// What one object gave in one window.
struct ObjectAnswer
{
    std::optional<FollowAnswer> follow;  ///< nothing where it was stopped
    std::optional<SizeSample> size;
};

std::vector<ObjectAnswer> measureWindow(const TrackWindow& window, const TrackTruth& truth, const LabelSchema& schema,
                                        const TrackAccuracyParams& params, const std::stop_token& stop)
{
    std::vector<const TrueTrack*> tracks;
    for (const TrueTrack& track : truth.tracks) {
        if (startsIn(window, track, params))
            tracks.push_back(&track);
    }
    std::vector<ObjectAnswer> answers(tracks.size());
    const auto measureSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && !stop.stop_requested(); ++i) {
            const ClassDef* what = schema.findClass(tracks[i]->classKey);
            // One thread to an object: else a wait inside one would take up work of another, and be timed with it.
            withThreads(1, [&] {
                answers[i].follow = scoreFollowing(*tracks[i], truth.poses, window, params);
                if (what != nullptr)
                    answers[i].size = scoreSize(*tracks[i], *what, truth.poses, window, params);
            });
        }
    };
    parallelFor(tracks.size(), measureSome, 1);
    return answers;
}

void take(TrackAccuracy& accuracy, std::vector<ObjectAnswer> answers)
{
    for (ObjectAnswer& one : answers) {
        if (!one.follow)
            continue;
        accuracy.follows.push_back(std::move(one.follow->sample));
        if (one.follow->decision)
            accuracy.decisions.push_back(std::move(*one.follow->decision));
        if (one.size)
            accuracy.sizes.push_back(std::move(*one.size));
    }
}

}  // namespace

std::vector<PropagationWay> waysThrough(int frames, const TrackAccuracyParams& params)
{
    constexpr std::uint64_t parts = 1'000;
    const int count = std::min(params.starts, frames);
    const double shift = static_cast<double>(std::mt19937_64(params.seed)() % parts) / parts;
    std::vector<PropagationWay> ways;
    for (int i = 0; i < count; ++i) {
        const int from = static_cast<int>((i + shift) * frames / count);
        const int after = frames - 1 - from;
        ways.push_back({.from = from, .frames = std::min(params.steps.back(), std::max(from, after)), .direction = after >= from ? 1 : -1});
    }
    return ways;
}

Result<TrackAccuracy> measureTracks(const Truth& truth, const LabelSchema& schema, const TrackAccuracyParams& params,
                                    const std::set<std::string>& classes, const std::function<void(double)>& progress, std::stop_token stop)
{
    const auto tracks = tracksOf(truth, classes);
    if (!tracks)
        return std::unexpected(tracks.error());
    const auto frames = static_cast<int>(truth.sequence.frames.size());
    TrackAccuracy accuracy{.frames = truth.sequence.frames.size(),
                           .tracks = tracks->tracks.size(),
                           .posesKnown = tracks->poses.known,
                           .interpolation = {},
                           .follows = {},
                           .decisions = {},
                           .sizes = {},
                           .broken = {}};
    for (const TrueTrack& track : tracks->tracks)
        std::ranges::move(scoreInterpolation(track, tracks->poses, params), std::back_inserter(accuracy.interpolation));

    FrameShelf shelf(truth.sequence, tracks->poses);
    const auto ways = waysThrough(frames, params);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        take(accuracy, measureWindow(shelf.window(ways[i]), *tracks, schema, params, stop));
        if (stop.stop_requested())
            return fail(PL_TEXT("core", "stopped after %1 of the %2 frames to follow objects from"), i, ways.size());
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(ways.size()));
    }
    for (const auto& [frame, why] : shelf.broken())
        accuracy.broken.push_back(why);
    if (accuracy.follows.empty() && !accuracy.broken.empty())
        return std::unexpected(accuracy.broken.front());
    return accuracy;
}

}  // namespace pointloom
