// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/ProgressCentre.h"
#include "ui/jobs/MissedObjects.h"
#include "ui/session/Session.h"

#include <QObject>

namespace pointloom {

/// Tells the progress centre while the frame in sight is being read. Going to another frame is how one stops it.
class FrameProgress : public QObject
{
    Q_OBJECT

public:
    FrameProgress(Session& session, ProgressCentre& centre);

    /// The same for the search for missed objects, which can be given up.
    void follow(MissedObjects& missed);

private:
    void followFrame();

    Session& m_session;
    ProgressCentre& m_centre;
    Progress m_reading;
    Progress m_looking;
};

}  // namespace pointloom
