// SPDX-License-Identifier: Apache-2.0
#include "ui/session/PlaceKeeper.h"

namespace pointloom {

PlaceKeeper::PlaceKeeper(Session& session, ViewControl& control) : m_session(session), m_control(control)
{
    if (const auto place = placeFromJson(session.camera())) {
        control.setPlace(*place);
    } else {
        control.beginAnew();
        m_showAllWhenRead = true;
    }
    connect(&session.frames(), &FrameCache::frameReady, this, &PlaceKeeper::showAllOnce);
    connect(&control, &ViewControl::changed, this, &PlaceKeeper::remember);
    showAllOnce();
}

void PlaceKeeper::showAllOnce()
{
    if (!m_showAllWhenRead || m_session.frame() == nullptr)
        return;
    m_showAllWhenRead = false;
    m_control.view().showAll();
}

void PlaceKeeper::remember()
{
    if (m_session.frame() != nullptr && !m_showAllWhenRead)
        m_session.setCamera(toJson(m_control.place()));
}

}  // namespace pointloom
