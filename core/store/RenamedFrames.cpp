// SPDX-License-Identifier: Apache-2.0
#include "core/store/RenamedFrames.h"

#include "core/base/Parallel.h"
#include "core/dataset/FrameKeys.h"
#include "core/store/CloudPrint.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
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
    explicit Prints(const Sequence& sequence) : m_sequence(sequence), m_prints(sequence.frames.size()), m_points(sequence.frames.size()) {}

    void read(std::span<const int> positions)
    {
        const auto readSome = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                m_prints[std::size_t(positions[i])] = cloudPrint(m_sequence.frames[std::size_t(positions[i])].cloud());
        };
        parallelFor(positions.size(), readSome, 16);
    }
    [[nodiscard]] const QByteArray& at(int position) const { return m_prints[std::size_t(position)]; }

    void readPoints(std::span<const int> positions)
    {
        const auto readSome = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                if (QByteArray& points = m_points[std::size_t(positions[i])]; points.isEmpty())
                    points = pointsPrint(m_sequence.frames[std::size_t(positions[i])].cloud(), m_sequence.columns);
        };
        parallelFor(positions.size(), readSome, 1);
    }
    [[nodiscard]] const QByteArray& pointsAt(int position) const { return m_points[std::size_t(position)]; }

private:
    const Sequence& m_sequence;
    std::vector<QByteArray> m_prints;
    std::vector<QByteArray> m_points;
};

/// The positions of those files that are as large as one of the clouds that are looked for: the others need not be read.
std::vector<int> candidates(const Sequence& sequence, const std::set<int>& settled, const std::vector<const NotedFrame*>& lost)
{
    std::unordered_set<std::string> sizes;
    for (const NotedFrame* frame : lost)
        for (const QByteArray& print : {frame->cloud, frame->again})
            sizes.insert(print.left(print.indexOf(' ')).toStdString());
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

/// Where clouds lie by what they are known by.
class CloudPlaces
{
public:
    template <class PrintOf> CloudPlaces(const std::vector<int>& positions, const PrintOf& printOf)
    {
        for (const int position : positions)
            if (const QByteArray print = printOf(position); !print.isEmpty())
                m_places[print.toStdString()].push_back(position);
    }
    [[nodiscard]] std::vector<int> of(const QByteArray& print) const
    {
        const auto there = m_places.find(print.toStdString());
        return there == m_places.end() ? std::vector<int>() : there->second;
    }

private:
    std::unordered_map<std::string, std::vector<int>> m_places;
};

/// Looks for clouds of a task in a sequence, by the names, by the files, by the points.
class CloudSearch
{
public:
    CloudSearch(std::span<const NotedFrame> noted, const Sequence& sequence)
        : m_noted(noted), m_sequence(sequence), m_names(frameListOf(sequence)), m_prints(sequence)
    {
        m_out.keys.resize(sequence.frames.size());
    }

    [[nodiscard]] KnownClouds found()
    {
        settleNames();
        findFiles();
        findPoints();
        m_out.found = m_settled.size();
        if (m_out.renamed > 0)  // else other contents under a known name may be the same scan, written anew
            freeNames(m_out, *m_names, m_settled, m_taken);
        return std::move(m_out);
    }

private:
    /// Frames whose files are the ones that their names stand for.
    void settleNames()
    {
        std::vector<int> named;
        for (const NotedFrame& frame : m_noted) {
            const auto position = m_names->find(frame.key);
            if (position && !frame.cloud.isEmpty())
                named.push_back(*position);
        }
        m_prints.read(named);
        for (const NotedFrame& frame : m_noted) {
            if (frame.cloud.isEmpty())
                continue;
            ++m_out.known;
            m_taken.insert(frame.key.name);
            if (const auto position = m_names->find(frame.key); position && frame.isKnownBy(m_prints.at(*position)))
                m_settled.insert(*position);
            else
                m_lost.push_back(&frame);
        }
    }

    /// Files that have another name now.
    void findFiles()
    {
        if (m_lost.empty())
            return;
        const auto others = candidates(m_sequence, m_settled, m_lost);
        m_prints.read(others);
        const CloudPlaces places(others, [&](int position) { return m_prints.at(position); });
        takeUnique([&](const NotedFrame& frame) {
            auto there = places.of(frame.cloud);
            if (!frame.again.isEmpty())
                std::ranges::copy(places.of(frame.again), std::back_inserter(there));
            return there;
        });
    }

    /// Points that are in another file now. What is the same to the last bit goes before what may have been rounded, whatever the names.
    void findPoints()
    {
        constexpr std::size_t mostRead = 512;  // a few seconds' work
        std::erase_if(m_lost, [](const NotedFrame* frame) { return frame->points.isEmpty(); });
        if (m_lost.empty())
            return;
        std::vector<int> named;
        for (const NotedFrame* frame : m_lost)
            if (const auto position = ownPlace(*frame))
                named.push_back(*position);
        m_prints.readPoints(named);
        settleNamed(std::equal_to<QByteArray>());
        auto others = placesOfOthers();
        if (others.size() > mostRead)
            others.clear();
        if (!m_lost.empty())
            m_prints.readPoints(others);
        const CloudPlaces exact(others, [&](int position) { return m_prints.pointsAt(position); });
        takeUnique([&](const NotedFrame& frame) { return exact.of(frame.points); });
        settleNamed(areOfOneScan);
        const CloudPlaces alike(others, [&](int position) { return countIn(m_prints.pointsAt(position)); });
        takeUnique([&](const NotedFrame& frame) {
            auto there = alike.of(countIn(frame.points));
            std::erase_if(there, [&](int position) { return !areOfOneScan(frame.points, m_prints.pointsAt(position)); });
            return there;
        });
    }

    /// Where lost clouds may lie: nowhere where scans were only taken away, which must cost nothing at each opening; else all over the
    /// folder, as a cloud that lies there twice is nobody's.
    [[nodiscard]] std::vector<int> placesOfOthers() const
    {
        std::unordered_set<std::string> old;
        for (const NotedFrame& frame : m_noted)
            old.insert(frame.key.name);
        bool isNewThere = std::ranges::any_of(m_lost, [&](const NotedFrame* frame) { return ownPlace(*frame).has_value(); });
        std::vector<int> others;
        for (int position = 0; position < m_names->size(); ++position) {
            isNewThere = isNewThere || !old.contains(m_names->key(position).name);
            if (!m_settled.contains(position))
                others.push_back(position);
        }
        return isNewThere ? others : std::vector<int>();
    }

    /// How many points there are, by what they are known by.
    static QByteArray countIn(const QByteArray& points) { return points.left(points.indexOf(' ')); }

    /// The position that a lost frame has by its name, unless another one's cloud lies there.
    [[nodiscard]] std::optional<int> ownPlace(const NotedFrame& frame) const
    {
        const auto position = m_names->find(frame.key);
        return position && !m_settled.contains(*position) ? position : std::nullopt;
    }

    /// Frames whose points are in another file of the same name.
    template <class Fits> void settleNamed(const Fits& fits)
    {
        std::erase_if(m_lost, [&](const NotedFrame* frame) {
            const auto position = ownPlace(*frame);
            return position && fits(frame->points, m_prints.pointsAt(*position)) && m_settled.insert(*position).second;
        });
    }

    /// Takes what fits one frame alone, and that frame alone: empty files are all alike.
    template <class Fitting> void takeUnique(const Fitting& fitting)
    {
        std::vector<std::vector<int>> places;
        std::unordered_map<int, int> wanted;
        for (const NotedFrame* frame : m_lost) {
            places.push_back(fitting(*frame));
            std::erase_if(places.back(), [&](int position) { return m_settled.contains(position); });
            for (const int position : places.back())
                ++wanted[position];
        }
        std::vector<const NotedFrame*> left;
        for (std::size_t i = 0; i < m_lost.size(); ++i) {
            if (places[i].size() != 1 || wanted.at(places[i].front()) != 1) {
                left.push_back(m_lost[i]);
                continue;
            }
            const int position = places[i].front();
            m_settled.insert(position);
            m_out.keys[std::size_t(position)] = m_lost[i]->key.name;
            ++m_out.renamed;
        }
        m_lost = std::move(left);
    }

    std::span<const NotedFrame> m_noted;
    const Sequence& m_sequence;
    std::shared_ptr<const FrameList> m_names;
    Prints m_prints;
    KnownClouds m_out;
    std::set<int> m_settled;
    std::vector<const NotedFrame*> m_lost;
    std::unordered_set<std::string> m_taken;
};

}  // namespace

KnownClouds findClouds(std::span<const NotedFrame> noted, const Sequence& sequence)
{
    return CloudSearch(noted, sequence).found();
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
