// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/SessionDocks.h"

#include "ui/docks/DockTitle.h"
#include "ui/docks/Docks.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/ClassPanel.h"
#include "ui/panels/DetailsPanel.h"
#include "ui/panels/ObjectsPanel.h"
#include "ui/panels/Timeline.h"
#include "ui/session/ToolController.h"
#include "ui/strip/StripPanel.h"

#include <QAction>
#include <QDockWidget>

namespace pointloom {
namespace {

constexpr std::array filled{Dock::objects, Dock::classes, Dock::details, Dock::frames, Dock::strip};

}  // namespace

SessionDocks::SessionDocks(Docks& docks, Session& session, ToolController& tools, const ActionSet& actions, ProgressCentre& progress)
    : m_docks(docks), m_actions(actions)
{
    auto* objects = new ObjectsPanel(session, actions);
    m_classes = new ClassPanel(session);
    m_details = new DetailsPanel(session, tools);
    m_timeline = new Timeline(session, actions);
    m_strip = new StripPanel(session, progress);
    docks[Dock::objects].setWidget(objects);
    docks[Dock::classes].setWidget(m_classes);
    docks[Dock::details].setWidget(m_details);
    docks[Dock::frames].setWidget(m_timeline);
    docks[Dock::strip].setWidget(m_strip);
    connectPanels(*objects);
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
    m_details->attributes().setRepeatKey(m_actions.keyOf(ActionId::repeatAttributes));
    const auto on = [&](ActionId id, auto* whom, auto what) { connect(&m_actions[id], &QAction::triggered, whom, what); };
    on(ActionId::repeatAttributes, &m_details->attributes(), &AttributesPanel::repeatLast);
    on(ActionId::play, m_timeline, &Timeline::togglePlaying);
    connect(&m_actions[ActionId::strip], &QAction::triggered, this, [this] { m_docks.toggle(Dock::strip); });
}

bool SessionDocks::pressKey(const QString& text)
{
    return m_classes->pressKey(text) || m_details->attributes().pressKey(text);
}

}  // namespace pointloom
