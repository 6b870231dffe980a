// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameJobs.h"

#include "core/base/Parallel.h"
#include "ui/application/Translated.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace pointloom {

/// One piece of work, shared by the worker and this thread. The worker fills in the answers.
struct FrameJobs::Work
{
    std::vector<Cuboid> before;
    std::vector<std::optional<OrientedBox>> after;
    std::optional<Error> failure;
    std::string name;
    By by = By::machine;
    Progress progress;  ///< only touched on the UI thread
    std::stop_source stop;
};

namespace {

OrientedBox shifted(OrientedBox box, const Eigen::Vector3d& by_m)
{
    box.centre_m += by_m;
    return box;
}

}  // namespace

FrameJobs::FrameJobs(Session& session, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_progress(progress)
{
    m_worker.setMaxThreadCount(1);  // one job after the other; its frames side by side
}

FrameJobs::~FrameJobs()
{
    m_end.request_stop();
    m_worker.clear();
    m_worker.waitForDone();
}

void FrameJobs::reshape(const std::map<int, Id<Cuboid>>& boxes, Reshape what, const QString& title, std::string name, By by)
{
    auto work = std::make_shared<Work>();
    work->name = std::move(name);
    work->by = by;
    for (const auto& [frame, id] : boxes)
        if (const Cuboid* cuboid = m_session.editing().labels().find(id))
            work->before.push_back(*cuboid);
    if (work->before.empty())
        return;
    work->after.resize(work->before.size());
    work->progress = m_progress.begin(title, [stop = work->stop]() mutable { stop.request_stop(); });
    ++m_running;
    m_worker.start([this, work, what = std::move(what), held = m_session.view().frames().held(), sequence = m_session.sharedSequence(),
                    list = m_session.editing().labels().sharedFrames(), end = m_end.get_token()] {
        std::atomic<std::size_t> done = 0;
        std::mutex failing;
        const std::stop_token stop = work->stop.get_token();
        parallelFor(
            work->before.size(),
            [&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last && !stop.stop_requested() && !end.stop_requested(); ++i) {
                    const Cuboid& cuboid = work->before[i];
                    const auto frame = frameFrom(held, *sequence, list->find(cuboid.frame).value(), stop);
                    if (!frame) {
                        const std::lock_guard lock(failing);
                        work->failure = frame.error();
                        work->stop.request_stop();
                        return;
                    }
                    const Eigen::Vector3d& origin = (*frame)->cloud->origin_m;
                    if (const auto box = what(**frame, cuboid, shifted(cuboid.box, -origin)))
                        work->after[i] = shifted(*box, origin);
                    const double share = static_cast<double>(++done) / static_cast<double>(work->before.size());
                    QMetaObject::invokeMethod(this, [work, share] { work->progress.setShare(share); });
                }
            },
            1);
        QMetaObject::invokeMethod(this, [this, work] { accept(*work); });
    });
}

void FrameJobs::accept(const Work& work)
{
    --m_running;
    const bool stopped = work.stop.stop_requested();
    if (work.failure)
        Q_EMIT said(translated(*work.failure));
    else if (stopped)
        Q_EMIT said(tr("Stopped: nothing was changed."));
    if (!stopped) {
        Edit all{.name = work.name, .tracks = {}, .cuboids = {}};
        for (std::size_t i = 0; i < work.before.size(); ++i) {
            const Cuboid* now = m_session.editing().labels().find(work.before[i].id);
            if (!work.after[i] || now == nullptr || *now != work.before[i] || now->box == *work.after[i])
                continue;
            Cuboid after = *now;
            after.box = *work.after[i];
            if (work.by == By::person && !after.isAnchor())
                after.state = BoxState::keyframe;
            all.cuboids.push_back(modified(*now, std::move(after)));
        }
        m_session.editing().push(std::move(all));
    }
    Q_EMIT finished();
}

}  // namespace pointloom
