// SPDX-License-Identifier: Apache-2.0
#include "core/store/FrameClouds.h"

#include "core/base/Parallel.h"
#include "core/store/CloudPrint.h"

#include <algorithm>
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

}  // namespace

std::vector<NotedCloud> cloudsOf(const Sequence& sequence, const FrameList& keys, std::span<const int> positions)
{
    std::vector<NotedCloud> clouds(positions.size());
    const auto lookAtSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            clouds[i] = {keys.key(positions[i]), cloudPrint(sequence.frames[static_cast<std::size_t>(positions[i])].cloud())};
    };
    parallelFor(clouds.size(), lookAtSome, 16);
    std::erase_if(clouds, [](const NotedCloud& cloud) { return cloud.print.isEmpty(); });  // who reads it is told why it cannot be read
    return clouds;
}

Result<std::optional<Message>> checkClouds(Workspace& workspace, std::int64_t task, const Sequence& sequence, const Labels& labels)
{
    const auto noted = workspace.frames(task);
    if (!noted)
        return std::unexpected(noted.error());
    std::unordered_map<FrameKey, QByteArray> known;
    for (const NotedFrame& frame : *noted)
        known.emplace(frame.key, frame.cloud);
    std::vector<NotedCloud> unknown;
    std::vector<std::string> changed;
    for (NotedCloud& cloud : cloudsOf(sequence, labels.frames(), labelledFrames(labels))) {
        const auto before = known.find(cloud.frame);
        if (before == known.end() || before->second.isEmpty())
            unknown.push_back(std::move(cloud));
        else if (before->second != cloud.print)
            changed.push_back(cloud.frame.name);
    }
    if (!unknown.empty() && !workspace.readOnly())
        if (auto written = workspace.noteClouds(task, unknown); !written)
            return std::unexpected(written.error());
    if (changed.empty())
        return std::nullopt;
    return message(
        PL_TEXT("core",
                "The clouds of some frames are not those that were labelled (frames: %1; %2): the files have other contents now. "
                "Look at the boxes there before you trust them."),
        changed.size(), listedNames(changed));
}

}  // namespace pointloom
