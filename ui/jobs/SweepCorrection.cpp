// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/SweepCorrection.h"

#include "core/track/SweepFrame.h"

#include <QAction>

#include <utility>

namespace pointloom {
namespace {

std::optional<FrameMoment> momentOf(SweepMoment sweep)
{
    switch (sweep) {
    case SweepMoment::asMeasured:
        return std::nullopt;
    case SweepMoment::start:
        return FrameMoment::start;
    case SweepMoment::middle:
        return FrameMoment::middle;
    case SweepMoment::end:
        return FrameMoment::end;
    }
    return std::nullopt;
}

/// How the object of a track moves in each frame in which its box may be changed.
std::map<int, ObjectMotion> motionsOf(const Session& session, Id<Track> track)
{
    std::map<int, ObjectMotion> motions;
    for (const auto& [frame, id] : session.editing().labels().boxesOf(track)) {
        const Cuboid& cuboid = *session.editing().labels().find(id);
        const auto object = movingObject(session.editing().labels(), session.poses(), cuboid);
        if (object && cuboid.state != BoxState::finalised)
            motions[frame] = object->motion;
    }
    return motions;
}

}  // namespace

SweepCorrection::SweepCorrection(Session& session, SceneModel& scene, const ActionSet& actions, ProgressCentre& progress, QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_jobs(session, progress), m_correcting(session.jobs())
{
    QAction& action = actions[ActionId::sweepMotion];
    action.setCheckable(true);
    connect(&action, &QAction::triggered, this, &SweepCorrection::toggle);
    connect(&actions[ActionId::boxesToMoment], &QAction::triggered, this, &SweepCorrection::moveBoxes);
    connect(&m_jobs, &FrameJobs::said, this, &SweepCorrection::said);
    const auto showChosen = [this, &action] {
        action.setChecked(m_scene.options().sweep != SweepMoment::asMeasured);
        follow();
    };
    connect(&scene, &SceneModel::optionsChanged, this, showChosen);
    connect(&session.view(), &FrameInView::frameChanged, this, &SweepCorrection::correct);
    connect(&session.view().frames(), &FrameCache::frameReady, this, [this](int frame) {
        if (frame == m_session.view().frameIndex())
            correct();
    });
    connect(&session.editing(), &Editing::changed, this, [this](const Edit& edit) {
        if (!edit.cuboids.empty())
            correct();
    });
    showChosen();
}

void SweepCorrection::toggle()
{
    ViewOptions options = m_scene.options();
    options.sweep = options.sweep == SweepMoment::asMeasured ? m_usual : SweepMoment::asMeasured;
    m_scene.setOptions(options);
}

void SweepCorrection::follow()
{
    const auto moment = momentOf(m_scene.options().sweep);
    if (moment == m_session.view().sweepMoment())
        return;
    if (moment)
        m_usual = m_scene.options().sweep;
    m_toldNoTimes = false;
    m_session.view().setSweepMoment(moment);
    correct();
}

void SweepCorrection::correct()
{
    const auto moment = m_session.view().sweepMoment();
    const auto frame = m_session.view().frame();
    if (!moment || frame == nullptr) {
        m_correcting.drop();
        m_session.view().showCorrected(nullptr);
        return;
    }
    JobRequest request;
    request.seen = static_cast<std::uint64_t>(m_session.view().frameIndex());
    request.now = [this] { return static_cast<std::uint64_t>(m_session.view().frameIndex()); };
    m_correcting.ask(
        std::move(request),
        [moment = *moment, frame, loader = m_session.view().frames().loader(),
         objects =
             movingObjects(m_session.editing().labels(), m_session.poses(), m_session.view().frameIndex())](const JobContext& context) {
            const auto times = sweepTimes(*frame->cloud, moment);
            Corrected corrected{.frame = nullptr, .hasTimes = times.has_value()};
            if (times && !objects.empty() && !context.stopped()) {
                const auto cloud = std::make_shared<const PointCloud>(cloudAtMoment(*frame->cloud, *times, objects));
                corrected.frame =
                    loader->counted(std::make_shared<const Frame>(Frame{cloud, CloudIndex::build(*cloud, {}, context.stop())}));
            }
            return corrected;
        },
        [this](const Corrected& corrected) { accept(corrected); });
}

void SweepCorrection::accept(const Corrected& corrected)
{
    if (!corrected.hasTimes && !std::exchange(m_toldNoTimes, true))
        Q_EMIT said(tr("The points carry no time: nothing can be corrected."));
    const auto before = m_session.view().shown();
    if (corrected.frame && before && before->cloud->positions_m == corrected.frame->cloud->positions_m)
        return;  // another object was changed
    m_session.view().showCorrected(corrected.frame);
}

void SweepCorrection::moveBoxes()
{
    const auto moment = m_session.view().sweepMoment();
    if (!moment) {
        Q_EMIT said(tr("Choose first which moment of the sweep counts: view settings, scene."));
        return;
    }
    if (m_session.selection().ids().empty()) {
        Q_EMIT said(tr("Select an object first."));
        return;
    }
    bool anyMoves = false;
    for (const Id<Cuboid> id : m_session.selection().ids())
        anyMoves = moveBoxesOf(m_session.editing().labels().find(id)->track, *moment) || anyMoves;
    if (!anyMoves)
        Q_EMIT said(tr("The object does not move, or its boxes do not tell."));
}

bool SweepCorrection::moveBoxesOf(Id<Track> track, FrameMoment moment)
{
    const auto motions = motionsOf(m_session, track);
    std::map<int, Id<Cuboid>> boxes;
    for (const auto& [frame, motion] : motions)
        boxes[frame] = m_session.editing().labels().boxOf(track, frame)->id;
    const auto toMoment = [motions, moment, list = m_session.editing().labels().sharedFrames()](
                              const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
        const auto times = sweepTimes(*frame.cloud, moment);
        if (!times)
            return std::nullopt;
        OrientedBox there = atMoment(*frame.cloud, *times, {cuboid.box, motions.at(list->find(cuboid.frame).value())});
        there.centre_m += box.centre_m - cuboid.box.centre_m;  // relative to the cloud's origin, as jobs want it
        return there;
    };
    m_jobs.reshape(boxes, toMoment, tr("Moving boxes to the moment of the sweep"),
                   PL_TEXT("core", "Move boxes to the moment of the sweep"));
    return !boxes.empty();
}

}  // namespace pointloom

#include "moc_SweepCorrection.cpp"
