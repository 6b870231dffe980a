// SPDX-License-Identifier: Apache-2.0
#include "core/store/FrameClouds.h"

#include "core/base/Parallel.h"
#include "core/store/CloudPrint.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace pointloom {
namespace {

/// The frames of the sequence that hold labels of any kind.
std::vector<int> labelledFrames(const Labels& labels)
{
    std::set<int> frames;
    for (const int frame : labels.labelledFrames())
        frames.insert(frame);
    for (const auto& [key, sensor] : labels.labelledClouds())
        if (const auto frame = labels.frames().find(key))
            frames.insert(*frame);
    return {frames.begin(), frames.end()};
}

/// "000003, 000007, …"
std::string listedNames(const std::vector<std::string>& names)
{
    constexpr std::size_t mostNamed = 5;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < mostNamed; ++i)
        out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > mostNamed ? out + ", …" : out;
}

/// What is known of the clouds of a task against what they are now.
struct ComparedClouds
{
    std::vector<NotedCloud> unknown;  ///< or their points are
    std::vector<NotedCloud> others;   ///< other files than those that are known
};

ComparedClouds compareFiles(const std::vector<NotedFrame>& noted, std::vector<NotedCloud> clouds)
{
    std::unordered_map<FrameKey, const NotedFrame*> known;
    for (const NotedFrame& frame : noted)
        known.emplace(frame.key, &frame);
    ComparedClouds out;
    for (NotedCloud& cloud : clouds) {
        const auto before = known.find(cloud.frame);
        if (before == known.end() || before->second->cloud.isEmpty())
            out.unknown.push_back(std::move(cloud));
        else if (!before->second->isKnownBy(cloud.print))
            out.others.push_back(std::move(cloud));
        else if (before->second->points.isEmpty())
            out.unknown.push_back(std::move(cloud));
    }
    return out;
}

/// The names of those that hold other points; the others leave the list only where they are those that are known to the last bit.
std::vector<std::string> changedIn(std::vector<NotedCloud>& others, const std::vector<NotedFrame>& noted)
{
    std::unordered_map<FrameKey, QByteArray> points;
    for (const NotedFrame& frame : noted)
        points.emplace(frame.key, frame.points);
    std::vector<std::string> changed;
    for (const NotedCloud& cloud : others)
        if (!areOfOneScan(cloud.points, points.at(cloud.frame)))
            changed.push_back(cloud.frame.name);
    std::erase_if(others, [&](const NotedCloud& cloud) { return cloud.points.isEmpty() || cloud.points != points.at(cloud.frame); });
    return changed;
}

}  // namespace

void addPoints(std::span<NotedCloud> clouds, const Sequence& sequence, const FrameList& keys)
{
    const auto lookAtSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            if (const auto position = keys.find(clouds[i].frame))
                clouds[i].points = pointsPrint(sequence.frames[static_cast<std::size_t>(*position)].cloud(), sequence.columns);
    };
    parallelFor(clouds.size(), lookAtSome, 1);
}

std::vector<NotedCloud> cloudsOf(const Sequence& sequence, const FrameList& keys, std::span<const int> positions)
{
    std::vector<NotedCloud> clouds(positions.size());
    const auto lookAtSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            clouds[i] = {keys.key(positions[i]), cloudPrint(sequence.frames[static_cast<std::size_t>(positions[i])].cloud()), {}};
    };
    parallelFor(clouds.size(), lookAtSome, 16);
    std::erase_if(clouds, [](const NotedCloud& cloud) { return cloud.print.isEmpty(); });  // who reads it is told why it cannot be read
    return clouds;
}

Result<std::optional<Message>> checkClouds(Workspace& workspace, std::int64_t task, const Sequence& sequence, const Labels& labels)
{
    constexpr std::size_t mostAtOnce = 128;  // a second's work; the points of the others are noted at the next openings
    const auto noted = workspace.frames(task);
    if (!noted)
        return std::unexpected(noted.error());
    auto [toNote, others] = compareFiles(*noted, cloudsOf(sequence, labels.frames(), labelledFrames(labels)));
    addPoints(others, sequence, labels.frames());
    const auto changed = changedIn(others, *noted);
    if (!workspace.readOnly()) {
        addPoints(std::span(toNote).first(std::min(toNote.size(), mostAtOnce)), sequence, labels.frames());
        std::ranges::move(others, std::back_inserter(toNote));
        if (auto written = toNote.empty() ? Result<void>() : workspace.noteClouds(task, toNote); !written)
            return std::unexpected(written.error());
    }
    if (changed.empty())
        return std::nullopt;
    return message(
        PL_TEXT("core",
                "The clouds of some frames are not those that were labelled (frames: %1; %2): the files have other contents now. "
                "Look at the boxes there before you trust them."),
        changed.size(), listedNames(changed));
}

}  // namespace pointloom
