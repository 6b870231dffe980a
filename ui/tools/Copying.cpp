// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/Copying.h"

#include "core/index/GroundUnder.h"
#include "ui/session/Placing.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr double gap_m = 0.4;  ///< between an object and its duplicate

}  // namespace

Copying::Copying(Session& session, SceneBinding& binding, QObject* parent) : QObject(parent), m_session(session), m_binding(binding)
{
    const auto remember = [this] {
        if (const Cuboid* cuboid = m_session.selection().currentCuboid())
            m_lastTrack = cuboid->track;
    };
    connect(&session.selection(), &Selection::changed, this, remember);
    remember();
}

void Copying::add(const std::vector<std::pair<Cuboid, Track>>& likes, const std::vector<OrientedBox>& boxes)
{
    std::set<Id<Cuboid>> fresh;
    const Editing::Pushed outcome = m_session.editing().pushMade([&](Document& document) {
        Edit all;
        for (std::size_t i = 0; i < likes.size(); ++i) {
            const Edit one = duplicateObject(document, likes[i].first, likes[i].second, m_session.view().frameIndex(), boxes[i]);
            fresh.insert(one.cuboids.front().id);
            all.name = one.name;
            all = composed(std::move(all), one);
        }
        return all;
    });
    if (outcome == Editing::Pushed::done)
        m_session.selection().set(fresh, *fresh.begin());
}

void Copying::duplicate()
{
    copy();
    std::vector<OrientedBox> boxes;
    for (const auto& [cuboid, track] : m_copied) {
        OrientedBox beside = cuboid.box;
        beside.centre_m += axisOf(beside, 1) * (beside.size_m.y() + gap_m);
        boxes.push_back(beside);
    }
    add(m_copied, boxes);
}

void Copying::copy()
{
    m_copied.clear();
    for (const Id<Cuboid> id : m_session.selection().ids()) {
        const Cuboid* cuboid = m_session.editing().labels().find(id);
        if (const Track* track = cuboid != nullptr ? m_session.editing().labels().trackOf(*cuboid) : nullptr)
            m_copied.emplace_back(*cuboid, *track);
    }
    if (!m_copied.empty())
        Q_EMIT said(tr("%n box(es) copied", nullptr, static_cast<int>(m_copied.size())));
}

void Copying::paste(const std::optional<ScenePoint>& at_m)
{
    const auto frame = m_session.view().frame();
    if (frame == nullptr || m_copied.empty()) {
        Q_EMIT said(tr("Nothing has been copied yet."));
        return;
    }
    Eigen::Vector3d shift = Eigen::Vector3d::Zero();
    if (at_m)
        shift = at_m->cast<double>() - m_binding.toScene(m_copied.front().first.box).centre_m;
    std::vector<OrientedBox> boxes;
    for (const auto& [cuboid, track] : m_copied) {
        const auto from = m_session.editing().labels().positionOf(cuboid);
        const bool stays = at_m || !from;
        OrientedBox box =
            m_binding.toScene(stays ? cuboid.box : carried(m_session.poses(), cuboid.box, *from, m_session.view().frameIndex()));
        box.centre_m.head<2>() += shift.head<2>();
        if (at_m)
            box = standingOn(frame->index->ground(), box);
        boxes.push_back(m_binding.fromScene(box));
    }
    add(m_copied, boxes);
}

void Copying::fromFrame(int frame, What what)
{
    if (frame < 0 || frame >= static_cast<int>(m_session.sequence().frames.size())) {
        Q_EMIT said(tr("There is no such frame."));
        return;
    }
    std::set<Id<Cuboid>> fresh;
    const Editing::Pushed outcome = m_session.editing().pushMade([&](Document& document) {
        Edit all;
        for (const auto& [id, cuboid] : FrameLabels(m_session.editing().labels().frame(frame))) {
            if (what == What::lastObject && cuboid.track != m_lastTrack)
                continue;
            const Edit one = continueTrack(document, id, m_session.view().frameIndex(),
                                           carried(m_session.poses(), cuboid.box, frame, m_session.view().frameIndex()));
            if (one.empty())
                continue;
            fresh.insert(one.cuboids.front().id);
            all.name = one.name;
            all = composed(std::move(all), one);
        }
        return all;
    });
    if (outcome == Editing::Pushed::nothing)
        Q_EMIT said(what == What::lastObject ? tr("The object selected last has no box there, or has one here already.")
                                             : tr("Every object of that frame has a box here already."));
    else if (outcome == Editing::Pushed::done)
        m_session.selection().set(fresh, *fresh.begin());
}

}  // namespace pointloom

#include "moc_Copying.cpp"
