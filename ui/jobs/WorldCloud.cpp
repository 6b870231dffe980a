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
        const Eigen::Vector3d first = placeIn(*boxes.begin());
        if (std::ranges::all_of(boxes, [&](const auto& entry) { return (placeIn(entry) - first).norm() < standsWithin_m; }))
            continue;
        for (const auto& [frame, id] : boxes)
            moving[frame].push_back(labels.find(id)->box);
    }
    return moving;
}

}  // namespace

WorldCloud::WorldCloud(Session& session, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_progress(progress)
{
    m_worker.setMaxThreadCount(1);
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        if (m_around > 0)
            gather();
    });
}

WorldCloud::~WorldCloud()
{
    m_stop.request_stop();
    m_worker.clear();
    m_worker.waitForDone();
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
    m_stop.request_stop();
    m_session.view().showTogether(nullptr);
    Q_EMIT said(tr("This frame alone"));
}

void WorldCloud::gather()
{
    m_stop.request_stop();
    m_stop = {};
    const int home = m_session.view().frameIndex();
    const int last = static_cast<int>(m_session.sequence().frames.size()) - 1;
    std::vector<int> frames;
    for (int frame = std::max(0, home - m_around); frame <= std::min(last, home + m_around); ++frame)
        frames.push_back(frame);
    auto progress = std::make_shared<Progress>(
        m_progress.begin(tr("Putting frames together: %1").arg(frames.size()), [stop = m_stop]() mutable { stop.request_stop(); }));
    m_worker.start([this, home, frames, progress, poses = m_session.poses(),
                    moving = movingBoxes(m_session.editing().labels(), m_session.poses()), held = m_session.view().frames().held(),
                    sequence = m_session.sharedSequence(), stop = m_stop.get_token()] {
        const CloudSource clouds = [&](int frame) -> Result<PointCloud> {
            if (const auto there = held.find(frame); there != held.end())
                return *there->second->cloud;
            return readFrameCloud(*sequence, frame, stop);
        };
        const auto leaveOut = [&](int frame) {
            const auto found = moving.find(frame);
            return frame == home || found == moving.end() ? std::vector<OrientedBox>() : found->second;
        };
        const auto share = [this, progress](double value) {
            QMetaObject::invokeMethod(this, [progress, value] { progress->setShare(value); });
        };
        auto all = aggregateWorld(frames, home, clouds, poses, leaveOut, {.mostPoints = mostPoints}, share, stop);
        if (!all) {
            QMetaObject::invokeMethod(this, [this, progress, reason = translated(all.error())] {
                progress->end();
                Q_EMIT said(reason);
            });
            return;
        }
        const auto cloud = std::make_shared<const PointCloud>(std::move(all->cloud));
        IndexParams params;
        params.oneScan = false;
        const auto together = std::make_shared<const Frame>(Frame{cloud, CloudIndex::build(*cloud, params, stop)});
        QMetaObject::invokeMethod(this, [this, progress, stop, home, together, count = all->frames] {
            progress->end();
            if (!stop.stop_requested())
                accept(home, count, together);
        });
    });
}

void WorldCloud::accept(int home, std::size_t count, std::shared_ptr<const Frame> frames)
{
    if (home != m_session.view().frameIndex())
        return;
    m_session.view().showTogether(std::move(frames));
    Q_EMIT said(m_session.poses().known ? tr("Frames together: %1").arg(count)
                                        : tr("Frames together: %1, without poses: the sensor is taken to stand still").arg(count));
}

}  // namespace pointloom
