// SPDX-License-Identifier: Apache-2.0
#include "ui/session/PlaceKeeper.h"

#include "ui/session/PlaceJson.h"

namespace pointloom {

PlaceKeeper::PlaceKeeper(Session& session, SceneView& view, SceneModel& scene) : m_session(session), m_view(view), m_scene(scene)
{
    if (const auto place = placeFromJson(session.camera())) {
        scene.setStyle(place->style);
        view.setCamera(place->camera);
    } else {
        m_showAllWhenRead = true;
    }
    connect(&session.frames(), &FrameCache::frameReady, this, &PlaceKeeper::showAllOnce);
    connect(&view, &SceneView::cameraChanged, this, &PlaceKeeper::remember);
    connect(&scene, &SceneModel::styleChanged, this, &PlaceKeeper::remember);
    showAllOnce();
}

void PlaceKeeper::showAllOnce()
{
    if (!m_showAllWhenRead || m_session.frame() == nullptr)
        return;
    m_showAllWhenRead = false;
    m_view.showAll();
}

void PlaceKeeper::remember()
{
    if (m_session.frame() != nullptr && !m_showAllWhenRead)
        m_session.setCamera(toJson(Place{.camera = m_view.camera(), .style = m_scene.style()}));
}

}  // namespace pointloom
