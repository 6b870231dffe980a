// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/jobs/Fitter.h"
#include "ui/scene/SceneView.h"
#include "ui/session/SceneBinding.h"

#include <QObject>

namespace pointloom {

/// Changes the selected boxes: what a drag, a key or the wheel asks for becomes one edit.
class BoxEditor : public QObject
{
    Q_OBJECT

public:
    BoxEditor(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, QObject* parent = nullptr);

    /// The ranked answers that a box came from: nextFit() walks through them.
    void setAlternatives(Id<Cuboid> box, RankedFits fits);

    // The selected box.
    void nextFit();
    void refit();
    void dragTo(const BoxDrag& drag);
    void finishDrag(const BoxDrag& drag);
    void snapFace(Face face);
    void turn(int steps, Qt::KeyboardModifiers modifiers);

    // All selected boxes.
    void snapAll();
    void dropToGround();
    void flip();
    /// Neither pitch nor roll.
    void level();
    /// Pitch and roll of the ground under each box.
    void toSlope();
    void remove();
    void nudge(ActionId id, const CameraState& camera);

Q_SIGNALS:
    void said(const QString& text);
    /// A box is being dragged and looks like this now (file coordinates); nothing when that ended.
    void dragging(const std::optional<pointloom::OrientedBox>& box);

private:
    [[nodiscard]] static QString fitKindName(FitKind kind);
    using Reshape = std::function<OrientedBox(const OrientedBox& sceneBox)>;

    void reshape(const OrientedBox& sceneBox, std::string name);
    void reshapeAll(const Reshape& reshape, const std::string& name);
    [[nodiscard]] OrientedBox withHeldFacesSnapped(const BoxDrag& drag) const;

    Session& m_session;
    SceneModel& m_scene;
    SceneBinding& m_binding;
    Fitter& m_fitter;

    struct Alternatives
    {
        Id<Cuboid> box;
        RankedFits fits;
        std::size_t shown = 0;
    };
    Alternatives m_alternatives;
};

}  // namespace pointloom
