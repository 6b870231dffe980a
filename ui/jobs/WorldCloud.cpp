// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/WorldCloud.h"

#include "core/track/Aggregate.h"
#include "ui/application/Translated.h"

#include <algorithm>
#include <array>
#include <map>

namespace pointloom {
namespace {

constexpr std::array steps{0, 10, 40};
constexpr std::size_t mostPoints = 2'000'000;  ///< without a graphics card a picture of more takes longer than a blink
constexpr double standsWithin_m = 1;           ///< an object whose boxes are no further apart in the world stands still

/// By frame: boxes of the objects that move, in that frame's cloud.
std::map<int, std::vector<OrientedBox>> movingBoxes(const Labels& labels, const WorldPoses& poses)
{
    std::map<int, std::vector<OrientedBox>> moving;
    for (const auto& [track, value] : labels.tracks()) {
        const TrackBoxes& boxes = labels.boxesOf(track);
        if (boxes.size() < 2)
            continue;
        const auto placeIn = [&](const auto& entry) { return poses.toWorld(entry.first, labels.find(entry.second)->box).centre_m; };
        const auto start = std::ranges::find_if(boxes, [&](const auto& entry) { return poses.isPlaced(entry.first); });
        if (start == boxes.end())
            continue;
        const Eigen::Vector3d first = placeIn(*start);
        const auto stands = [&](const auto& entry) {
            return !poses.isPlaced(entry.first) || (placeIn(entry) - first).norm() < standsWithin_m;
        };
        if (std::ranges::all_of(boxes, stands))
            continue;
        for (const auto& [frame, id] : boxes)
            moving[frame].push_back(labels.find(id)->box);
    }
    return moving;
}

}  // namespace

WorldCloud::WorldCloud(Session& session, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_progress(progress), m_gathering(session.jobs())
{
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        if (m_around > 0)
            gather();
    });
}

void WorldCloud::cycle()
{
    const auto now = std::ranges::find(steps, m_around);
    setAround(now == steps.end() || std::next(now) == steps.end() ? steps.front() : *std::next(now));
}

void WorldCloud::setAround(int frames)
{
    m_around = frames;
    if (frames > 0) {
        gather();
        return;
    }
    m_gathering.drop();
    m_session.view().showTogether(nullptr);
    Q_EMIT said(tr("This frame alone"));
}

void WorldCloud::gather()
{
    const int home = m_session.view().frameIndex();
    const int last = static_cast<int>(m_session.sequence().frames.size()) - 1;
    std::vector<int> frames;
    for (int frame = std::max(0, home - m_around); frame <= std::min(last, home + m_around); ++frame)
        frames.push_back(frame);
    JobRequest request;
    request.priority = JobPriority::lasting;
    request.seen = static_cast<std::uint64_t>(home);
    request.now = [this] { return static_cast<std::uint64_t>(m_session.view().frameIndex()); };
    const auto progress = std::make_shared<Progress>(
        m_progress.begin(tr("Putting frames together: %1").arg(frames.size()), [stop = request.stop]() mutable { stop.request_stop(); }));
    request.progress = [progress](double share) { progress->setShare(share); };
    m_gathering.ask(
        std::move(request),
        [home, frames, poses = m_session.poses(), labels = m_session.editing().labels(),
         loader = m_session.view().frames().loader()](const JobContext& context) -> Result<Together> {
            const auto moving = movingBoxes(labels, poses);
            const CloudSource clouds = [&](int frame) { return loader->borrowCloud(frame, context.stop()); };
            const auto leaveOut = [&](int frame) {
                const auto found = moving.find(frame);
                return frame == home || found == moving.end() ? std::vector<OrientedBox>() : found->second;
            };
            const auto share = [&](double done) { context.progress(done); };
            auto all = aggregateWorld(frames, home, clouds, poses, leaveOut, {.mostPoints = mostPoints}, share, context.stop());
            if (context.stopped())
                return Together{.frame = nullptr, .count = 0, .stopped = true};
            if (!all)
                return std::unexpected(all.error());
            const auto cloud = std::make_shared<const PointCloud>(std::move(all->cloud));
            IndexParams params;
            params.oneScan = false;
            auto index = CloudIndex::build(*cloud, params, context.stop());
            return Together{.frame = loader->counted(std::make_shared<const Frame>(Frame{cloud, std::move(index)})),
                            .count = all->frames,
                            .stopped = context.stopped()};
        },
        [this, progress](const Result<Together>& together) {
            progress->end();
            accept(together);
        });
}

void WorldCloud::accept(const Result<Together>& together)
{
    if (!together) {
        Q_EMIT said(translated(together.error()));
        return;
    }
    if (together->stopped)
        return;
    m_session.view().showTogether(together->frame);
    Q_EMIT said(m_session.poses().known
                    ? tr("Frames together: %1").arg(together->count)
                    : tr("Frames together: %1, without poses: the sensor is taken to stand still").arg(together->count));
}

}  // namespace pointloom

#include "moc_WorldCloud.cpp"
