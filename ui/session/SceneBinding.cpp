// SPDX-License-Identifier: Apache-2.0
#include "ui/session/SceneBinding.h"

#include "core/cloud/ScenePoint.h"
#include "ui/session/Naming.h"

#include <set>
#include <utility>
#include <vector>

namespace pointloom {

SceneBinding::SceneBinding(Session& session, SceneModel& scene, QObject* parent) : QObject(parent), m_session(session), m_scene(scene)
{
    connect(&session.view(), &FrameInView::frameChanged, this, &SceneBinding::showFrame);
    const auto showIfInSight = [this](int index) {
        if (index == m_session.view().frameIndex())
            showFrame();
    };
    connect(&session.view().frames(), &FrameCache::frameReady, this, showIfInSight);
    connect(&session.view().frames(), &FrameCache::frameFailed, this, showIfInSight);
    connect(&session.view(), &FrameInView::shownChanged, this, &SceneBinding::showFrame);
    connect(&session.editing(), &Editing::changed, this, &SceneBinding::follow);
    connect(&session.selection(), &Selection::changed, this, &SceneBinding::followSelection);
    connect(&session.editing(), &Editing::flagsChanged, this, &SceneBinding::followFlags);
    showFrame();
}

OrientedBox SceneBinding::toScene(const OrientedBox& box) const
{
    const auto frame = m_session.view().shown();
    return frame ? pointloom::toScene(box, *frame->cloud) : pointloom::toScene(box, m_session.sequence().origin_m);
}

OrientedBox SceneBinding::fromScene(const OrientedBox& box) const
{
    const auto frame = m_session.view().shown();
    return frame ? toFile(box, *frame->cloud) : toFile(box, m_session.sequence().origin_m);
}

/// What the selection and the flags say about it.
void SceneBinding::markBox(SceneBox& box) const
{
    const Id<Cuboid> id{box.id};
    box.chosen = m_session.selection().contains(id);
    box.hidden = m_session.editing().isHidden(id) || (m_othersHidden && !box.chosen);
    box.locked = m_session.editing().isLocked(id);
}

SceneBox SceneBinding::unmeasured(const Cuboid& cuboid) const
{
    SceneBox shown{.id = cuboid.id.value,
                   .box = toScene(cuboid.box),
                   .colour = colourOf(m_session, cuboid),
                   .label = displayName(m_session, cuboid),
                   .seen = {},
                   .evidence = {},
                   .track = cuboid.track.value,
                   .state = cuboid.state};
    markBox(shown);
    return shown;
}

SceneBox SceneBinding::sceneBox(const Cuboid& cuboid) const
{
    SceneBox shown = unmeasured(cuboid);
    const SceneBox* drawn = m_scene.box(shown.id);
    if (drawn == nullptr || drawn->box != shown.box)
        return measured(std::move(shown));
    shown.evidence = drawn->evidence;
    shown.seen = drawn->seen;
    return shown;
}

SceneBox SceneBinding::measured(SceneBox box) const
{
    if (const auto frame = m_session.view().shown()) {
        ++m_measurings;
        box.evidence = faceEvidence(*frame->index, box.box);
        box.seen = seenFaces(box.evidence);
    }
    return box;
}

void SceneBinding::showFrame()
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr) {
        if (m_session.view().failure() != nullptr)
            showNothing();
        return;  // else the last picture stays until the new one is there: nothing flickers
    }
    m_scene.setCloud({frame->cloud, frame->index});
    m_scene.setPreview({});
    showBoxes();
}

/// Of a frame that cannot be read: the last picture would be taken for it.
void SceneBinding::showNothing()
{
    m_scene.setPreview({});
    m_scene.setBoxes({});
    m_scene.setCloud({});
}

void SceneBinding::showBoxes()
{
    std::vector<SceneBox> boxes;
    for (const auto& [id, cuboid] : m_session.editing().labels().frame(m_session.view().frameIndex()))
        boxes.push_back(measured(unmeasured(cuboid)));  // the points may be others
    m_scene.setBoxes(std::move(boxes));
    m_scene.setSelected(m_session.selection().current().value);
}

void SceneBinding::followSelection(const SelectionDelta& change)
{
    m_scene.setSelected(m_session.selection().current().value);
    if (m_session.view().shown() == nullptr || change.frame)  // all boxes come with the frame
        return;
    std::vector<SceneBox> marked;
    for (const auto& ids : {change.added, change.removed})
        for (const Id<Cuboid> id : ids)
            if (const SceneBox* box = m_scene.box(id.value))
                markBox(marked.emplace_back(*box));
    m_scene.changeBoxes(marked);
}

void SceneBinding::followFlags()
{
    std::vector<SceneBox> marked;
    for (const SceneBox& box : m_scene.boxes()) {
        SceneBox now = box;
        markBox(now);
        if (now.hidden != box.hidden || now.locked != box.locked)
            marked.push_back(std::move(now));
    }
    m_scene.changeBoxes(marked);
}

/// Draws anew what the edit names, whatever else there is.
void SceneBinding::follow(const Edit& edit)
{
    if (m_session.view().shown() == nullptr)
        return;
    const Labels& labels = m_session.editing().labels();
    const int frame = m_session.view().frameIndex();
    std::vector<SceneBox> drawn;
    std::set<std::uint64_t> gone;
    for (const Id<Cuboid> id : touchedIn(labels, frame, edit)) {
        const Cuboid* cuboid = labels.find(id);
        if (cuboid != nullptr && labels.positionOf(*cuboid) == frame)
            drawn.push_back(sceneBox(*cuboid));
        else if (m_scene.box(id.value) != nullptr)
            gone.insert(id.value);
    }
    m_scene.changeBoxes(drawn, gone);
}

void SceneBinding::setOthersHidden(bool hidden)
{
    m_othersHidden = hidden;
    followFlags();
}

void SceneBinding::refreshNames()
{
    if (m_session.view().shown() != nullptr)
        showBoxes();
}

}  // namespace pointloom

#include "moc_SceneBinding.cpp"
