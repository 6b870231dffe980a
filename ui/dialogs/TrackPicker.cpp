// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/TrackPicker.h"

#include "ui/dialogs/CommandPalette.h"
#include "ui/session/Naming.h"
#include "ui/session/Placing.h"
#include "ui/session/WhileThere.h"
#include "ui/tools/TrackActions.h"

#include <QCoreApplication>

#include <algorithm>

namespace pointloom {
namespace {

struct PickerText
{
    Q_DECLARE_TR_FUNCTIONS(TrackPicker)
};

struct TrackChoice
{
    const Track* track = nullptr;
    double distance_m = 0;
};

/// Every other track, by how far away its object would be if it stood still since its nearest box.
std::vector<TrackChoice> candidatesFor(const Session& session, const Cuboid& box)
{
    std::vector<TrackChoice> candidates;
    const auto frame = session.editing().labels().positionOf(box);
    for (const auto& [id, track] : session.editing().labels().tracks())
        if (const auto there = frame ? standingAt(session.editing().labels(), session.poses(), id, *frame) : std::nullopt;
            there && id != box.track)
            candidates.push_back({&track, (there->centre_m - box.box.centre_m).norm()});
    std::ranges::stable_sort(candidates, {}, &TrackChoice::distance_m);
    return candidates;
}

}  // namespace

void pickTrack(TrackActions& tracks, Id<Cuboid> box, QWidget& window)
{
    const Session& session = tracks.session();
    const Cuboid* cuboid = session.editing().labels().find(box);
    if (cuboid == nullptr)
        return;
    std::vector<Command> commands;
    for (const TrackChoice& candidate : candidatesFor(session, *cuboid)) {
        const bool taken = session.editing().labels().boxOf(candidate.track->id, cuboid->frame) != nullptr;
        commands.push_back({.text = displayName(session, *candidate.track),
                            .english = QString::fromStdString(candidate.track->classKey) + ' ' + QString::number(candidate.track->id.value),
                            .keys = PickerText::tr("%1 m").arg(candidate.distance_m, 0, 'f', 1),
                            .whyNot = taken ? PickerText::tr("has a box here already") : QString(),
                            .enabled = !taken,
                            .run = whileThere(tracks, [&tracks, box, to = candidate.track->id] { tracks.reassign(box, to); })});
    }
    std::ranges::stable_partition(commands, &Command::enabled);
    auto* list = new CommandPalette(std::move(commands),
                                    PickerText::tr("Which track does %1 belong to?").arg(displayName(session, *cuboid)), &window);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->show();
}

}  // namespace pointloom
