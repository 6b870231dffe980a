// SPDX-License-Identifier: Apache-2.0
#include "ui/application/JobActions.h"

#include <QAction>

#include <array>
#include <limits>

namespace pointloom {
namespace {

constexpr FrameRange allFrames{0, std::numeric_limits<int>::max()};

/// A job on tracks: the action that starts it, whose text is its name, and what it does with what is selected.
struct TrackJobEntry
{
    ActionId action;
    void (*run)(TrackJobs& jobs, const Session& session, const Cuboid& selected);
};

/// To add one: its row here.
constexpr std::array trackJobs{
    TrackJobEntry{ActionId::propagateOn,
                  [](TrackJobs& jobs, const Session& session, const Cuboid&) { jobs.propagate(session.selection().ids(), 1); }},
    TrackJobEntry{ActionId::propagateBack,
                  [](TrackJobs& jobs, const Session& session, const Cuboid&) { jobs.propagate(session.selection().ids(), -1); }},
    TrackJobEntry{ActionId::interpolate,
                  [](TrackJobs& jobs, const Session&, const Cuboid& selected) { jobs.interpolate(selected.track, allFrames); }},
    TrackJobEntry{ActionId::standStill, [](TrackJobs& jobs, const Session&, const Cuboid& selected) { jobs.standStill(selected.id); }},
    TrackJobEntry{ActionId::oneSize, [](TrackJobs& jobs, const Session&, const Cuboid& selected) { jobs.solveSize(selected.track); }},
};

}  // namespace

JobActions::JobActions(const ActionSet& actions, Session& session, TrackJobs& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs)
{
    for (const TrackJobEntry& entry : trackJobs)
        connect(&actions[entry.action], &QAction::triggered, this, [this, run = entry.run] {
            if (const Cuboid* selected = m_session.selection().currentCuboid())
                run(m_jobs, m_session, *selected);
        });
    connect(&actions[ActionId::takeProposal], &QAction::triggered, &jobs, &TrackJobs::takeSize);
    const auto update = [&action = actions[ActionId::takeProposal], &jobs] { action.setEnabled(jobs.proposal().has_value()); };
    connect(&jobs, &TrackJobs::proposalChanged, this, update);
    update();
}

}  // namespace pointloom
