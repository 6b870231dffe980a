// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/ToolRunner.h"

#include "ui/application/ToolActions.h"
#include "ui/application/Translated.h"
#include "ui/jobs/UsualSizes.h"
#include "ui/scene/SceneView.h"

#include <algorithm>
#include <utility>

namespace pointloom {

ToolRunner::ToolRunner(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_binding(binding), m_fitter(fitter)
{
    for (const ToolMaker make : interactionTools())
        m_tools.push_back(make());
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        m_previewRuns = false;  // its answer will be dropped
        cancel();
        clearPreview();
    });
    connect(&session.selection(), &Selection::currentClassChanged, this, &ToolRunner::clearPreview);
}

ToolRunner::~ToolRunner()
{
    for (SceneView* view : m_drawn)
        view->showSketch({});
}

ActionId ToolRunner::toolAction(std::size_t number)
{
    return toolActions()[number];
}

void ToolRunner::addView(SceneView& view, PointerReach reach)
{
    onPointer(view, reach, *this, [this](const PointerEvent& event) { tell(*m_tools[m_chosen], event); });
    if (reach == PointerReach::boxes)
        return;
    m_drawn.push_back(&view);
    connect(&view, &QObject::destroyed, this, [this, gone = &view] { std::erase(m_drawn, gone); });
    if (reach == PointerReach::drawing) {
        m_modal.push_back(&view);
        view.setPointerMode(m_tools[m_chosen]->traits().pointer);
    }
}

void ToolRunner::choose(ActionId tool)
{
    const auto found = std::ranges::find(toolActions(), tool);
    if (found == toolActions().end())
        return;
    const auto number = static_cast<std::size_t>(found - toolActions().begin());
    cancel();
    clearPreview();
    m_chosen = number == m_chosen && m_tools[number]->traits().letsGo ? 0 : number;
    const ToolTraits traits = m_tools[m_chosen]->traits();
    for (SceneView* view : m_modal)
        view->setPointerMode(traits.pointer);
    Q_EMIT toolChanged();
    if (!traits.hint.pattern.empty())
        Q_EMIT said(translated(traits.hint));
}

bool ToolRunner::cancel()
{
    Tool& tool = *m_tools[m_chosen];
    ToolReply reply = tool.cancel();
    const bool ended = reply.ended;
    follow(tool, std::move(reply));
    return ended;
}

void ToolRunner::clearPreview()
{
    ++m_previewTicket;
    m_nextPreview.reset();
    m_scene.setPreview({});
}

template <class What> void ToolRunner::tell(Tool& tool, const What& what)
{
    const auto frame = m_session.view().shown();
    const ClassDef current = m_session.sizes().current();
    std::vector<ToolContext::Box> boxes;
    boxes.reserve(m_scene.boxes().size());
    for (const SceneBox& box : m_scene.boxes())
        boxes.push_back({box.box, box.hidden});
    const ToolContext context{.index = frame != nullptr ? frame->index.get() : nullptr,
                              .what = current,
                              .boxes = boxes,
                              .readOnly = m_session.editing().readOnly()};
    follow(tool, tool.on(what, context));
}

void ToolRunner::follow(Tool& tool, ToolReply reply)
{
    if (reply.preview) {
        clearPreview();
        if (reply.preview->box) {
            SceneBox shown;
            shown.box = *reply.preview->box;
            shown.seen = reply.preview->seen;
            shown.colour = m_session.selection().currentClass().colour;
            m_scene.setPreview(shown);
        }
    }
    if (reply.sketch)
        for (SceneView* view : m_drawn)
            view->showSketch(*reply.sketch);
    if (reply.selection)
        select(*reply.selection);
    if (reply.made)
        add(*reply.made);
    if (reply.fit)
        fit({&tool, std::move(*reply.fit)});
    if (reply.say)
        Q_EMIT said(translated(*reply.say));
}

void ToolRunner::select(const SelectionChange& change)
{
    if (change.kind == SelectionChange::Kind::toggle) {
        for (const Id<Cuboid> id : change.ids)
            m_session.selection().toggle(id);
        return;
    }
    const bool adds = change.kind == SelectionChange::Kind::add;
    std::set<Id<Cuboid>> ids = adds ? m_session.selection().ids() : std::set<Id<Cuboid>>();
    ids.insert(change.ids.begin(), change.ids.end());
    const Id<Cuboid> current = adds && m_session.selection().current() ? m_session.selection().current()
        : ids.empty()                                                  ? Id<Cuboid>{}
                                                                       : *ids.begin();
    m_session.selection().set(std::move(ids), current);
}

void ToolRunner::add(const MadeBox& box)
{
    clearPreview();
    const Id<Cuboid> id = m_session.add({.frame = 0,
                                         .box = m_binding.fromScene(box.box),
                                         .classKey = m_session.selection().currentClass().key,
                                         .origin = box.origin,
                                         .score = box.score});
    if (id)  // else the refusal has been said
        Q_EMIT made(id, box.alternatives);
}

void ToolRunner::fit(Wanted wanted)
{
    if (m_session.view().shown() == nullptr)
        return;
    if (wanted.request.forPreview) {
        if (m_previewRuns)
            m_nextPreview = std::move(wanted);
        else
            fitForPreview(std::move(wanted));
        return;
    }
    m_fitter.run([request = wanted.request](const CloudIndex& index, const ClickParams& params) { return fitsFor(request, index, params); },
                 [this, wanted](const RankedFits& fits) { tell(*wanted.tool, FitAnswer{wanted.request, fits}); });
}

void ToolRunner::fitForPreview(Wanted wanted)
{
    m_previewRuns = true;
    m_fitter.run([request = wanted.request](const CloudIndex& index, const ClickParams& params) { return fitsFor(request, index, params); },
                 [this, wanted, ticket = ++m_previewTicket](const RankedFits& fits) { endPreviewFit(wanted, fits, ticket); });
}

void ToolRunner::endPreviewFit(const Wanted& wanted, const RankedFits& fits, std::uint64_t ticket)
{
    m_previewRuns = false;
    auto next = std::exchange(m_nextPreview, std::nullopt);
    if (ticket == m_previewTicket)
        tell(*wanted.tool, FitAnswer{wanted.request, fits});
    if (next)
        fit(std::move(*next));
}

}  // namespace pointloom

#include "moc_ToolRunner.cpp"
