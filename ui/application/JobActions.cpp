// SPDX-License-Identifier: Apache-2.0
#include "ui/application/JobActions.h"

#include <QAction>

#include <limits>

namespace pointloom {
namespace {

constexpr FrameRange allFrames{0, std::numeric_limits<int>::max()};

}  // namespace

JobActions::JobActions(const ActionSet& actions, Session& session, TrackJobs& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs)
{
    const auto on = [&](ActionId id, auto&& what) {
        connect(&actions[id], &QAction::triggered, this, [this, what] {
            if (const Cuboid* selected = m_session.selection().currentCuboid())
                what(m_jobs, *selected);
        });
    };
    connect(&actions[ActionId::propagateOn], &QAction::triggered, this, [this] { m_jobs.propagate(m_session.selection().ids(), 1); });
    connect(&actions[ActionId::propagateBack], &QAction::triggered, this, [this] { m_jobs.propagate(m_session.selection().ids(), -1); });
    on(ActionId::interpolate, [](TrackJobs& j, const Cuboid& selected) { j.interpolate(selected.track, allFrames); });
    on(ActionId::standStill, [](TrackJobs& j, const Cuboid& selected) { j.standStill(selected.id); });
    on(ActionId::oneSize, [](TrackJobs& j, const Cuboid& selected) { j.solveSize(selected.track); });
    connect(&actions[ActionId::takeProposal], &QAction::triggered, &jobs, &TrackJobs::takeSize);
    const auto update = [&action = actions[ActionId::takeProposal], &jobs] { action.setEnabled(jobs.proposal().has_value()); };
    connect(&jobs, &TrackJobs::proposalChanged, this, update);
    update();
}

}  // namespace pointloom
