// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameJobs.h"

#include "core/base/Parallel.h"
#include "core/cloud/ScenePoint.h"
#include "ui/application/Translated.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace pointloom {

/// What is asked for.
struct FrameJobs::Work
{
    std::vector<Cuboid> before;
    Reshape what;
    std::string name;
    By by = By::machine;
};

struct FrameJobs::Answer
{
    std::vector<std::optional<OrientedBox>> after;  ///< of the boxes before
    std::map<int, Error> broken;                    ///< why frames could not be read, by number
    bool stopped = false;
};

FrameJobs::FrameJobs(Session& session, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_progress(progress), m_jobs(session.jobs())
{}

void FrameJobs::reshape(const std::map<int, Id<Cuboid>>& boxes, Reshape what, const QString& title, std::string name, By by)
{
    const auto work = std::make_shared<Work>();
    work->what = std::move(what);
    work->name = std::move(name);
    work->by = by;
    for (const auto& [frame, id] : boxes)
        if (const Cuboid* cuboid = m_session.editing().labels().find(id))
            work->before.push_back(*cuboid);
    if (work->before.empty())
        return;
    JobRequest request;
    request.priority = JobPriority::lasting;
    const auto progress = std::make_shared<Progress>(m_progress.begin(title, [stop = request.stop]() mutable { stop.request_stop(); }));
    request.progress = [progress](double share) { progress->setShare(share); };
    m_jobs.ask<Answer>(
        std::move(request),
        [work, loader = m_session.view().frames().loader(), list = m_session.editing().labels().sharedFrames()](const JobContext& context) {
            Answer answer;
            answer.after.resize(work->before.size());
            std::atomic<std::size_t> done = 0;
            std::mutex failing;
            const auto one = [&](std::size_t i) {
                const Cuboid& cuboid = work->before[i];
                const auto frame = loader->borrow(list->find(cuboid.frame).value(), context.stop());
                if (!frame) {
                    const std::lock_guard lock(failing);
                    answer.broken.emplace(list->find(cuboid.frame).value(), frame.error());
                    return;
                }
                const PointCloud& cloud = *(*frame)->cloud;
                if (const auto box = work->what(**frame, cuboid, toScene(cuboid.box, cloud)))
                    answer.after[i] = toFile(*box, cloud);
                context.progress(static_cast<double>(++done) / static_cast<double>(work->before.size()));
            };
            parallelFor(
                work->before.size(),
                [&](std::size_t first, std::size_t last) {
                    for (std::size_t i = first; i < last && !context.stopped(); ++i)
                        one(i);
                },
                1);
            answer.stopped = context.stopped();
            return answer;
        },
        [this, work, progress](const Answer& answer) {
            progress->end();
            accept(*work, answer);
        });
}

void FrameJobs::accept(const Work& work, const Answer& answer)
{
    if (answer.stopped)
        Q_EMIT said(tr("Stopped: nothing was changed."));
    else {
        Edit all{.name = work.name, .tracks = {}, .cuboids = {}};
        for (std::size_t i = 0; i < work.before.size(); ++i) {
            const Cuboid* now = m_session.editing().labels().find(work.before[i].id);
            if (!answer.after[i] || now == nullptr || *now != work.before[i] || now->box == *answer.after[i])
                continue;
            Cuboid after = *now;
            after.box = *answer.after[i];
            if (work.by == By::person && !after.isAnchor())
                after.state = BoxState::keyframe;
            all.cuboids.push_back(modified(*now, std::move(after)));
        }
        m_session.editing().push(std::move(all));
        if (!answer.broken.empty())
            Q_EMIT said(tr("Frames left out because they cannot be read: %1, the first is %2 (%3)")
                            .arg(answer.broken.size())
                            .arg(answer.broken.begin()->first + 1)
                            .arg(translated(answer.broken.begin()->second)));
    }
    Q_EMIT finished();
}

}  // namespace pointloom

#include "moc_FrameJobs.cpp"
