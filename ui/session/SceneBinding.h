// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"
#include "ui/session/Session.h"

#include <QObject>

namespace pointloom {

/// Keeps what the views draw equal to what the session holds.
class SceneBinding : public QObject
{
    Q_OBJECT

public:
    SceneBinding(Session& session, SceneModel& scene, QObject* parent = nullptr);

    void setOthersHidden(bool hidden);
    [[nodiscard]] bool othersHidden() const { return m_othersHidden; }
    void refreshNames();

    /// Between the frame of the cloud's file and the one that is drawn, whose origin is the cloud's. While the frame in sight is still
    /// being read as well: boxes of the last one can be held then.
    [[nodiscard]] OrientedBox toScene(const OrientedBox& box) const;
    [[nodiscard]] OrientedBox fromScene(const OrientedBox& box) const;

    /// What the points say about its faces is taken from the box that is drawn when that is where this one is: it costs most.
    [[nodiscard]] SceneBox sceneBox(const Cuboid& cuboid) const;
    /// How many boxes the points were asked about so far.
    [[nodiscard]] std::size_t measurings() const { return m_measurings; }
    /// The box with what the points say about its faces where it is now.
    [[nodiscard]] SceneBox measured(SceneBox box) const;

private:
    void showFrame();
    void showNothing();
    void showBoxes();
    void followSelection(const SelectionDelta& change);
    void followFlags();
    void follow(const Edit& edit);
    [[nodiscard]] SceneBox unmeasured(const Cuboid& cuboid) const;
    void markBox(SceneBox& box) const;

    Session& m_session;
    SceneModel& m_scene;
    bool m_othersHidden = false;
    mutable std::size_t m_measurings = 0;
};

}  // namespace pointloom
