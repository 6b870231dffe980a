// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Tools.h"
#include "ui/application/Actions.h"
#include "ui/jobs/Fitter.h"
#include "ui/scene/PointerEvents.h"
#include "ui/session/SceneBinding.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pointloom {

class SceneView;

/// Brings the chosen interaction tool what a hand does in the views and does what it answers: boxes, selections, previews, fits, words.
class ToolRunner : public QObject
{
    Q_OBJECT

public:
    ToolRunner(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, QObject* parent = nullptr);
    ~ToolRunner() override;

    /// A view in which tools are used, for as long as it lives.
    void addView(SceneView& view, PointerReach reach);

    /// By the action that chooses it. One that lets go gives way to the first tool when it is chosen again.
    void choose(ActionId tool);
    [[nodiscard]] ActionId chosen() const { return toolAction(m_chosen); }

    /// What is half done ends; true when there was something.
    bool cancel();
    /// The box that is drawn faintly goes, and so does one that is still to come.
    void clearPreview();

Q_SIGNALS:
    void said(const QString& text);
    void toolChanged();
    /// A box was made and is selected now; the fits that it is the first of, if it was fitted.
    void made(pointloom::Id<pointloom::Cuboid> box, const pointloom::RankedFits& alternatives);

private:
    /// A fit that is asked for, and who wants to know.
    struct Wanted
    {
        Tool* tool = nullptr;
        FitRequest request;
    };

    [[nodiscard]] static ActionId toolAction(std::size_t number);
    template <class What> void tell(Tool& tool, const What& what);
    void follow(Tool& tool, ToolReply reply);
    void select(const SelectionChange& change);
    void add(const MadeBox& box);
    void fit(Wanted wanted);
    void fitForPreview(Wanted wanted);
    void endPreviewFit(const Wanted& wanted, const RankedFits& fits, std::uint64_t ticket);

    Session& m_session;
    SceneModel& m_scene;
    SceneBinding& m_binding;
    Fitter& m_fitter;
    std::vector<std::unique_ptr<Tool>> m_tools;
    std::size_t m_chosen = 0;
    std::vector<SceneView*> m_drawn;  ///< the views that show sketches
    std::vector<SceneView*> m_modal;  ///< those whose mouse the tool decides about

    // While one fit for a preview runs only the newest one waits.
    bool m_previewRuns = false;
    std::optional<Wanted> m_nextPreview;
    std::uint64_t m_previewTicket = 0;  ///< of the newest one; older answers are not shown
};

}  // namespace pointloom
