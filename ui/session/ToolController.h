// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Actions.h"
#include "ui/session/SceneBinding.h"

#include <QObject>
#include <QThreadPool>

#include <array>
#include <functional>
#include <optional>

namespace pointloom {

class SceneView;

enum class ToolKind { select, oneClickBox };

/// Turns what the hand does in the views into edits: clicks become boxes, drags and keys change them. Fits run on a worker; an
/// answer that comes after the frame was left is dropped.
class ToolController : public QObject
{
    Q_OBJECT

public:
    ToolController(Session& session, SceneModel& scene, SceneBinding& binding, std::vector<SceneView*> views, QObject* parent = nullptr);
    ~ToolController() override;

    [[nodiscard]] ToolKind tool() const { return m_tool; }
    void setTool(ToolKind tool);

    /// The actions that change the selected box.
    void nextFit();
    void refit();
    void snapAll();
    void flip();
    void deleteSelected();
    void nudge(ActionId id);
    /// Selects nothing but shows and boxes the next object without a box; looks them up first.
    void nextMissed();

Q_SIGNALS:
    void said(const QString& text);
    /// A box is being dragged and looks like this now; nothing when that ended.
    void dragging(const std::optional<pointloom::OrientedBox>& box);
    void missedCounted(std::optional<int> count);
    void toolChanged();
    /// Bring this place into view (scene coordinates).
    void lookAt(const pointloom::OrientedBox& box);

private:
    using FitAnswer = std::function<void(const RankedFits&)>;

    void connectView(SceneView& view);
    void fitAt(const Eigen::Vector3f& point_m, const ClassDef& what, FitAnswer answer);
    void boxAt(const Eigen::Vector3f& point_m);
    void previewAt(std::optional<Eigen::Vector3f> point_m);
    void lookForMissed();
    void reshape(const OrientedBox& sceneBox, std::string name);
    [[nodiscard]] const ClassDef* classOfSelected() const;
    [[nodiscard]] SceneView& viewUnderMouse() const;

    Session& m_session;
    SceneModel& m_scene;
    SceneBinding& m_binding;
    std::vector<SceneView*> m_views;
    ToolKind m_tool = ToolKind::oneClickBox;
    QThreadPool m_worker;

    /// The ranked answers of the last fit and which box they belong to: R walks through them.
    struct Alternatives
    {
        Id<Cuboid> box;
        RankedFits fits;
        std::size_t shown = 0;
    };
    Alternatives m_alternatives;

    bool m_previewRunning = false;
    std::optional<Eigen::Vector3f> m_nextPreview;
    std::uint64_t m_previewTicket = 0;
    std::vector<OrientedBox> m_missed;  ///< in this frame, scene coordinates, best first
    std::uint64_t m_missedRevision = 0;
};

}  // namespace pointloom
