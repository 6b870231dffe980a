// SPDX-License-Identifier: Apache-2.0
#include "core/store/RenamedFrames.h"

#include "core/base/Parallel.h"
#include "core/dataset/FrameKeys.h"
#include "core/store/CloudPrint.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pointloom {
namespace {

/// By position what its cloud is known by; read for few of them.
class Prints
{
public:
    explicit Prints(const Sequence& sequence) : m_sequence(sequence), m_prints(sequence.frames.size()) {}

    void read(std::span<const int> positions)
    {
        const auto readSome = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                m_prints[std::size_t(positions[i])] = cloudPrint(m_sequence.frames[std::size_t(positions[i])].cloud());
        };
        parallelFor(positions.size(), readSome, 16);
    }
    [[nodiscard]] const QByteArray& at(int position) const { return m_prints[std::size_t(position)]; }

private:
    const Sequence& m_sequence;
    std::vector<QByteArray> m_prints;
};

/// The positions of those files that are as large as one of the clouds that are looked for: the others need not be read.
std::vector<int> candidates(const Sequence& sequence, const std::set<int>& settled, const std::vector<const NotedFrame*>& lost)
{
    std::unordered_set<std::string> sizes;
    for (const NotedFrame* frame : lost)
        sizes.insert(frame->cloud.left(frame->cloud.indexOf(' ')).toStdString());
    std::vector<int> out;
    for (int position = 0; position < static_cast<int>(sequence.frames.size()); ++position) {
        std::error_code problem;
        const auto size = std::filesystem::file_size(sequence.frames[std::size_t(position)].cloud(), problem);
        if (!problem && !settled.contains(position) && sizes.contains(std::to_string(size)))
            out.push_back(position);
    }
    return out;
}

/// Frames that have the name of a cloud which they do not hold get a key that is nobody's.
void freeNames(KnownClouds& clouds, const FrameList& names, const std::set<int>& settled, std::unordered_set<std::string>& taken)
{
    for (int position = 0; position < names.size(); ++position) {
        std::string& key = clouds.keys[std::size_t(position)];
        const std::string& name = names.key(position).name;
        if (settled.contains(position) || !key.empty() || !taken.contains(name))
            continue;
        key = name;
        while (!taken.insert(key).second || names.find({key}))
            key += '~';
    }
}

}  // namespace

KnownClouds findClouds(std::span<const NotedFrame> noted, const Sequence& sequence)
{
    const auto names = frameListOf(sequence);
    Prints prints(sequence);
    KnownClouds out{.keys = std::vector<std::string>(sequence.frames.size())};
    std::vector<int> named;
    for (const NotedFrame& frame : noted) {
        const auto position = names->find(frame.key);
        if (position && !frame.cloud.isEmpty())
            named.push_back(*position);
    }
    prints.read(named);

    std::set<int> settled;
    std::vector<const NotedFrame*> lost;
    std::unordered_set<std::string> taken;
    for (const NotedFrame& frame : noted) {
        if (frame.cloud.isEmpty())
            continue;
        ++out.known;
        taken.insert(frame.key.name);
        if (const auto position = names->find(frame.key); position && prints.at(*position) == frame.cloud)
            settled.insert(*position);
        else
            lost.push_back(&frame);
    }
    out.found = settled.size();
    if (lost.empty())
        return out;

    const auto others = candidates(sequence, settled, lost);
    prints.read(others);
    std::unordered_map<std::string, std::vector<int>> places;
    for (const int position : others)
        places[prints.at(position).toStdString()].push_back(position);
    std::unordered_map<std::string, int> wanted;
    for (const NotedFrame* frame : lost)
        ++wanted[frame->cloud.toStdString()];
    for (const NotedFrame* frame : lost) {
        const std::string print = frame->cloud.toStdString();
        const auto there = places.find(print);
        if (there == places.end() || there->second.size() != 1 || wanted.at(print) != 1)  // empty files are all alike
            continue;
        out.keys[std::size_t(there->second.front())] = frame->key.name;
        ++out.found;
        ++out.renamed;
    }
    if (out.renamed > 0)  // else other contents under a known name may be the same scan, written anew
        freeNames(out, *names, settled, taken);
    return out;
}

Result<std::optional<Message>> recogniseFrames(const Workspace& workspace, std::int64_t task, Sequence& sequence)
{
    const auto noted = workspace.frames(task);
    if (!noted)
        return std::unexpected(noted.error());
    for (FrameSource& frame : sequence.frames)
        frame.key.clear();
    KnownClouds clouds = findClouds(*noted, sequence);
    if (clouds.renamed == 0)
        return std::nullopt;
    const FrameSource* first = nullptr;
    for (std::size_t i = 0; i < clouds.keys.size(); ++i) {
        FrameSource& frame = sequence.frames[i];
        frame.key = std::move(clouds.keys[i]);
        const auto isItsCloud = [&](const NotedFrame& one) { return one.key.name == frame.key && !one.cloud.isEmpty(); };
        if (first == nullptr && !frame.key.empty() && std::ranges::any_of(*noted, isItsCloud))
            first = &frame;
    }
    if (first == nullptr)
        return std::nullopt;
    return message(PL_TEXT("core",
                           "Frames have been renamed since they were labelled (frames: %1; the one that was %2 is %3 now): the labels stay "
                           "with their clouds."),
                   clouds.renamed, first->key, first->name);
}

}  // namespace pointloom
