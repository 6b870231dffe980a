// SPDX-License-Identifier: Apache-2.0
#include "ui/session/SceneBinding.h"

#include "ui/session/Naming.h"

#include <algorithm>
#include <utility>

namespace pointloom {

SceneBinding::SceneBinding(Session& session, SceneModel& scene, QObject* parent) : QObject(parent), m_session(session), m_scene(scene)
{
    connect(&session.view(), &FrameInView::frameChanged, this, &SceneBinding::showFrame);
    connect(&session.view().frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.view().frameIndex())
            showFrame();
    });
    connect(&session.view(), &FrameInView::shownChanged, this, &SceneBinding::showFrame);
    connect(&session.editing(), &Editing::changed, this, &SceneBinding::follow);
    connect(&session.selection(), &Selection::changed, this, [this] {
        m_scene.setSelected(m_session.selection().current().value);
        markChosen();
    });
    connect(&session.editing(), &Editing::flagsChanged, this, [this] {
        if (m_session.view().shown() != nullptr)
            showBoxes();
    });
    showFrame();
}

OrientedBox SceneBinding::toScene(OrientedBox box) const
{
    if (const auto frame = m_session.view().shown())
        box.centre_m -= frame->cloud->origin_m;
    return box;
}

OrientedBox SceneBinding::fromScene(OrientedBox box) const
{
    if (const auto frame = m_session.view().shown())
        box.centre_m += frame->cloud->origin_m;
    return box;
}

SceneBox SceneBinding::sceneBox(const Cuboid& cuboid) const
{
    SceneBox shown{.id = cuboid.id.value,
                   .box = toScene(cuboid.box),
                   .colour = colourOf(m_session, cuboid),
                   .label = displayName(m_session, cuboid),
                   .seen = {},
                   .evidence = {},
                   .hidden = m_session.editing().isHidden(cuboid.id) || (m_othersHidden && !m_session.selection().contains(cuboid.id)),
                   .chosen = m_session.selection().contains(cuboid.id),
                   .locked = m_session.editing().isLocked(cuboid.id),
                   .track = cuboid.track.value,
                   .state = cuboid.state};
    return measured(std::move(shown));
}

SceneBox SceneBinding::measured(SceneBox box) const
{
    if (const auto frame = m_session.view().shown()) {
        box.evidence = faceEvidence(*frame->index, box.box);
        box.seen = seenFaces(box.evidence);
    }
    return box;
}

void SceneBinding::showFrame()
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr)
        return;  // the last picture stays until the new one is there: nothing flickers
    m_scene.setCloud({frame->cloud, frame->index});
    m_scene.setPreview({});
    showBoxes();
}

void SceneBinding::showBoxes()
{
    std::vector<SceneBox> boxes;
    for (const auto& [id, cuboid] : m_session.editing().labels().frame(m_session.view().frameIndex()))
        boxes.push_back(sceneBox(cuboid));
    m_scene.setBoxes(std::move(boxes));
    m_scene.setSelected(m_session.selection().current().value);
}

void SceneBinding::markChosen()
{
    const auto chosen = [&](const SceneBox& box) { return m_session.selection().contains({box.id}); };
    const bool changed = std::ranges::any_of(m_scene.boxes(), [&](const SceneBox& box) { return box.chosen != chosen(box); });
    if (changed && m_session.view().shown() != nullptr)
        showBoxes();
}

void SceneBinding::follow(const Edit& edit)
{
    if (m_session.view().shown() == nullptr)
        return;
    const bool onlyMoved =
        edit.tracks.empty() && std::ranges::all_of(edit.cuboids, [](const auto& change) { return change.before && change.after; });
    if (!onlyMoved) {
        showBoxes();
        return;
    }
    for (const auto& change : edit.cuboids)
        if (m_session.editing().labels().positionOf(*change.after) == m_session.view().frameIndex())
            m_scene.setBox(sceneBox(*change.after));
}

void SceneBinding::setOthersHidden(bool hidden)
{
    m_othersHidden = hidden;
    showBoxes();
}

void SceneBinding::refreshNames()
{
    if (m_session.view().shown() != nullptr)
        showBoxes();
}

}  // namespace pointloom
