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

    /// Between the frame of the cloud's file and the one that is drawn, whose origin is the cloud's.
    [[nodiscard]] OrientedBox toScene(OrientedBox box) const;
    [[nodiscard]] OrientedBox fromScene(OrientedBox box) const;

    [[nodiscard]] SceneBox sceneBox(const Cuboid& cuboid) const;
    /// The box with what the points say about its faces where it is now.
    [[nodiscard]] SceneBox measured(SceneBox box) const;

private:
    void showFrame();
    void showBoxes();
    void markChosen();
    void follow(const Edit& edit);

    Session& m_session;
    SceneModel& m_scene;
    bool m_othersHidden = false;
};

}  // namespace pointloom
