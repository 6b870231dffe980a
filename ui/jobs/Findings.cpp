// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Findings.h"

#include "core/checks/Fixes.h"
#include "core/fit/ClickFit.h"
#include "ui/session/Naming.h"
#include "ui/application/Translated.h"

#include <algorithm>
#include <cstdlib>

namespace pointloom {
namespace {

/// Whether two findings are the same one, whose numbers may have changed.
bool isSame(const Finding& a, const Finding& b)
{
    return a.check == b.check && a.track == b.track && a.other == b.other && a.frames.first == b.frames.first;
}

}  // namespace

Findings::Findings(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_checks({.schema = session.schema(),
                .poses = session.poses(),
                .pointsIn = [this](int frame, const OrientedBox& box) { return pointsIn(frame, box); },
                .params = {.period_s = session.sequence().period_s}})
{
    connect(&session.editing(), &Editing::changed, this, [this](const Edit& edit) {
        m_checks.update(m_session.editing().labels(), edit);
        refresh();
    });
    connect(&session.view().frames(), &FrameCache::frameReady, this, &Findings::recheckAround);
    m_checks.reset(session.editing().labels());
    refresh();
}

std::optional<std::uint32_t> Findings::pointsIn(int frame, const OrientedBox& box) const
{
    const auto read = m_session.view().frames().frame(frame);
    if (read == nullptr)
        return std::nullopt;
    OrientedBox local = box;
    local.centre_m -= read->cloud->origin_m;
    return pointsInside(*read->index, local);
}

/// A frame has been read: what is missing in it can be told now.
void Findings::recheckAround(int frame)
{
    const int longestGap = TrackCheckParams{}.longestGap;
    std::set<Id<Track>> tracks;
    for (const auto& [track, value] : m_session.editing().labels().tracks()) {
        const TrackBoxes& boxes = m_session.editing().labels().boxesOf(track);
        const auto after = boxes.upper_bound(frame);
        const bool isInGap = after != boxes.begin() && after != boxes.end() && !boxes.contains(frame)
            && after->first - std::prev(after)->first <= longestGap + 1;
        if (isInGap)
            tracks.insert(track);
    }
    if (tracks.empty())
        return;
    m_checks.recheck(m_session.editing().labels(), tracks);
    refresh();
}

void Findings::refresh()
{
    std::vector<Finding> all = m_checks.all();
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
    if (m_current && current() == nullptr) {
        m_current.reset();
        Q_EMIT currentChanged();
    }
}

int Findings::errors() const
{
    return static_cast<int>(std::ranges::count(m_all, Severity::error, &Finding::severity));
}

const Finding* Findings::current() const
{
    if (!m_current)
        return nullptr;
    const auto found = std::ranges::find_if(m_all, [&](const Finding& other) { return isSame(other, *m_current); });
    return found == m_all.end() ? nullptr : &*found;
}

void Findings::goTo(const Finding& finding)
{
    m_current = finding;
    const Cuboid* cuboid = m_session.editing().labels().find(finding.cuboid);
    if (cuboid == nullptr) {  // nothing is there: then the box of the same object that is nearest
        const TrackBoxes& boxes = m_session.editing().labels().boxesOf(finding.track);
        const auto nearest =
            std::ranges::min_element(boxes, {}, [&](const auto& entry) { return std::abs(entry.first - finding.frames.first); });
        cuboid = nearest == boxes.end() ? nullptr : m_session.editing().labels().find(nearest->second);
    }
    if (cuboid != nullptr)
        m_session.selection().set({cuboid->id}, cuboid->id);
    Q_EMIT currentChanged();
    Q_EMIT said(textOf(finding));
}

void Findings::goToNext()
{
    if (m_all.empty()) {
        Q_EMIT said(tr("The checks find nothing."));
        return;
    }
    const Finding* now = current();
    const auto at = now != nullptr ? static_cast<std::size_t>(now - m_all.data()) + 1 : 0;
    goTo(Finding(m_all[at % m_all.size()]));
}

void Findings::fixCurrent()
{
    const Finding* now = current();
    if (now == nullptr) {
        goToNext();
        return;
    }
    if (now->fix == FixKind::none) {
        Q_EMIT said(tr("This needs a hand: there is no fix of one key."));
        return;
    }
    const Finding finding = *now;
    bool changes = false;
    m_session.editing().pushMade([&](Document& document) {
        Edit edit = fixOf(document, finding, m_session.poses());
        changes = !edit.empty();
        return edit;
    });
    Q_EMIT said(changes ? tr("Fixed: %1").arg(fixText(finding.fix)) : tr("The box is final: make it a keyframe first."));
}

QString Findings::textOf(const Finding& finding)
{
    return translated(finding.message);
}

QString Findings::titleOf(const Finding& finding)
{
    return translated(Message{std::string(titleOfFinding(finding.check)), {}});
}

QString Findings::fixText(FixKind fix)
{
    switch (fix) {
    case FixKind::none:
        return {};
    case FixKind::interpolate:
        return tr("put it where its neighbours say");
    case FixKind::flip:
        return tr("turn it round");
    case FixKind::copySize:
        return tr("give it the size of the track");
    case FixKind::swapTracks:
        return tr("swap the two tracks from here on");
    case FixKind::fillGap:
        return tr("fill the gap");
    case FixKind::newIdentity:
        return tr("give it an id of its own");
    case FixKind::merge:
        return tr("merge the two tracks");
    }
    return {};
}

}  // namespace pointloom
