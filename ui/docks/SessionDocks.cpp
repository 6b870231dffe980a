// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/SessionDocks.h"

#include "ui/dialogs/TrackPicker.h"
#include "ui/docks/DockTitle.h"
#include "ui/docks/Docks.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/ClassPanel.h"
#include "ui/panels/DetailsPanel.h"
#include "ui/panels/FindingsPanel.h"
#include "ui/panels/ObjectsPanel.h"
#include "ui/application/JobActions.h"
#include "ui/tools/ToolController.h"
#include "ui/tools/TrackActions.h"
#include "ui/jobs/WorldCloud.h"
#include "ui/strip/StripModel.h"
#include "ui/strip/StripPanel.h"
#include "ui/timeline/Timeline.h"

#include <QAction>
#include <QDockWidget>

namespace pointloom {
namespace {

constexpr std::array filled{Dock::objects, Dock::classes, Dock::details, Dock::frames, Dock::strip, Dock::findings};

}  // namespace

SessionDocks::SessionDocks(Docks& docks, Session& session, ToolController& tools, const ActionSet& actions, ProgressCentre& progress)
    : m_docks(docks), m_actions(actions)
{
    auto* objects = new ObjectsPanel(session, actions);
    m_classes = new ClassPanel(session);
    m_details = new DetailsPanel(session, tools);
    m_tracks = new TrackActions(actions, session, this);
    m_timeline = new Timeline(*m_tracks);
    m_trackJobs = new TrackJobs(session, progress, this);
    new JobActions(actions, session, *m_trackJobs, this);
    m_together = new WorldCloud(session, progress, this);
    m_strip = new StripPanel(session, *m_trackJobs, progress);
    docks[Dock::objects].setWidget(objects);
    docks[Dock::classes].setWidget(m_classes);
    docks[Dock::details].setWidget(m_details);
    docks[Dock::frames].setWidget(m_timeline);
    docks[Dock::strip].setWidget(m_strip);
    m_findings = new Findings(session, this);
    auto* found = new FindingsPanel(session, *m_findings, actions);
    docks[Dock::findings].setWidget(found);
    connect(found, &FindingsPanel::counted, &docks.title(Dock::findings), &DockTitle::setNote);
    found->refresh();
    connectPanels(*objects);
    connectTracks();
    connect(m_findings, &Findings::changed, this, &SessionDocks::markFindings);
    markFindings();
}

SessionDocks::~SessionDocks()
{
    for (const Dock which : filled)
        delete m_docks[which].widget();
}

void SessionDocks::connectPanels(ObjectsPanel& objects)
{
    connect(&objects, &ObjectsPanel::counted, &m_docks.title(Dock::objects), &DockTitle::setNote);
    connect(&objects, &ObjectsPanel::showRequested, this, &SessionDocks::showRequested);
    connect(m_details, &DetailsPanel::left, this, &SessionDocks::left);
    connect(m_classes, &ClassPanel::left, this, &SessionDocks::left);
    connect(m_strip, &StripPanel::said, this, &SessionDocks::said);
    connect(m_trackJobs, &TrackJobs::said, this, &SessionDocks::said);
    connect(m_findings, &Findings::said, this, &SessionDocks::said);
    connect(&m_actions[ActionId::nextFinding], &QAction::triggered, m_findings, &Findings::goToNext);
    connect(&m_actions[ActionId::fixFinding], &QAction::triggered, m_findings, &Findings::fixCurrent);
    connect(m_together, &WorldCloud::said, this, &SessionDocks::said);
    connect(&m_actions[ActionId::framesTogether], &QAction::triggered, m_together, &WorldCloud::cycle);
    m_details->attributes().setRepeatKey(m_actions.keyOf(ActionId::repeatAttributes));
    const auto on = [&](ActionId id, auto* whom, auto what) { connect(&m_actions[id], &QAction::triggered, whom, what); };
    on(ActionId::repeatAttributes, &m_details->attributes(), &AttributesPanel::repeatLast);
    connect(&m_actions[ActionId::strip], &QAction::triggered, this, [this] { m_docks.toggle(Dock::strip); });
}

void SessionDocks::connectTracks()
{
    connect(m_tracks, &TrackActions::said, this, &SessionDocks::said);
    connect(m_tracks, &TrackActions::reassignRequested, this,
            [this](Id<Cuboid> box) { pickTrack(*m_tracks, box, *m_docks[Dock::frames].parentWidget()); });
    connect(m_timeline, &Timeline::showRequested, this, &SessionDocks::showRequested);
    connect(m_timeline, &Timeline::extendRequested, m_trackJobs, &TrackJobs::extend);
    connect(m_timeline, &Timeline::rangeChosen, this, [this](Id<Track> track, const FrameRange& frames) {
        if (track != m_strip->model().track())
            return;
        std::set<int> chosen;
        for (int frame = frames.first; frame <= frames.last; ++frame)
            chosen.insert(frame);
        m_strip->model().choose(std::move(chosen));
    });
}

void SessionDocks::markFindings()
{
    std::vector<TimelineFinding> marks;
    for (const Finding& finding : m_findings->all())
        marks.push_back(
            {.track = finding.track,
             .frame = finding.frames.first,
             .severity = finding.severity == Severity::error ? TimelineFinding::Severity::error : TimelineFinding::Severity::warning,
             .text = Findings::textOf(finding)});
    m_timeline->setFindings(std::move(marks));
}

bool SessionDocks::pressKey(const QString& text)
{
    return m_classes->pressKey(text) || m_details->attributes().pressKey(text);
}

}  // namespace pointloom
