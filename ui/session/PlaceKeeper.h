// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/session/Session.h"

#include <QObject>

namespace pointloom {

/// Brings a task into view as it was left, and writes down how it is looked at. The first look at a task shows everything, once it
/// has been read.
class PlaceKeeper : public QObject
{
    Q_OBJECT

public:
    PlaceKeeper(Session& session, SceneView& view, SceneModel& scene);

private:
    void showAllOnce();
    void remember();

    Session& m_session;
    SceneView& m_view;
    SceneModel& m_scene;
    bool m_showAllWhenRead = false;
};

}  // namespace pointloom
