// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/SessionDocks.h"

#include "ui/application/JobActions.h"
#include "ui/dialogs/TrackPicker.h"
#include "ui/docks/DockTitle.h"
#include "ui/docks/Docks.h"
#include "ui/jobs/Findings.h"
#include "ui/jobs/TrackJobs.h"
#include "ui/jobs/WorldCloud.h"
#include "ui/tools/TrackActions.h"

#include <QAction>
#include <QDockWidget>

#include <algorithm>

namespace pointloom {

SessionDocks::SessionDocks(Docks& docks, Session& session, ToolController& tools, const ActionSet& actions, ProgressCentre& progress)
    : m_docks(docks)
{
    m_tracks = new TrackActions(actions, session, this);
    m_trackJobs = new TrackJobs(session, progress, this);
    new JobActions(actions, session, *m_trackJobs, this);
    m_together = new WorldCloud(session, progress, this);
    m_findings = new Findings(session, this);
    connect(&m_talk, &PanelTalk::said, this, &SessionDocks::said);
    connect(&m_talk, &PanelTalk::showRequested, this, &SessionDocks::showRequested);
    connect(&m_talk, &PanelTalk::left, this, &SessionDocks::left);
    connect(&m_talk, &PanelTalk::noted, this, [this](std::string_view key, const QString& note) { m_docks.title(key).setNote(note); });
    fill({session, tools, actions, progress, *m_tracks, *m_trackJobs, *m_findings, m_talk});
    connectActions(actions);
}

SessionDocks::~SessionDocks()
{
    for (const MadePanel& made : m_made)
        delete made.widget;
}

void SessionDocks::fill(const PanelContext& context)
{
    for (const PanelEntry& entry : panels()) {
        if (entry.make == nullptr)
            continue;
        m_docks.title(entry.key).setNote({});
        m_made.push_back(entry.make(context));
        m_docks[entry.key].setWidget(m_made.back().widget);
        if (entry.toggle)
            connect(&context.actions[*entry.toggle], &QAction::triggered, this, [this, key = entry.key] { m_docks.toggle(key); });
    }
}

void SessionDocks::connectActions(const ActionSet& actions)
{
    const auto on = [&](ActionId id, auto* whom, auto what) { connect(&actions[id], &QAction::triggered, whom, what); };
    on(ActionId::nextFinding, m_findings, &Findings::goToNext);
    on(ActionId::fixFinding, m_findings, &Findings::fixCurrent);
    on(ActionId::framesTogether, m_together, &WorldCloud::cycle);
    connect(m_findings, &Findings::said, this, &SessionDocks::said);
    connect(m_together, &WorldCloud::said, this, &SessionDocks::said);
    connect(m_trackJobs, &TrackJobs::said, this, &SessionDocks::said);
    connect(m_tracks, &TrackActions::said, this, &SessionDocks::said);
    connect(m_tracks, &TrackActions::reassignRequested, this,
            [this](Id<Cuboid> box) { pickTrack(*m_tracks, box, *m_docks.all().front()->parentWidget()); });
}

bool SessionDocks::pressKey(const QString& text)
{
    return std::ranges::any_of(m_made, [&](const MadePanel& made) { return made.pressKey && made.pressKey(text); });
}

}  // namespace pointloom

#include "moc_SessionDocks.cpp"
