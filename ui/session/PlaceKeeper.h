// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"
#include "ui/session/ViewControl.h"

#include <QObject>

namespace pointloom {

/// Brings a task into view as it was left, and writes down how it is looked at. The first look at a task shows everything, once it
/// has been read.
class PlaceKeeper : public QObject
{
    Q_OBJECT

public:
    PlaceKeeper(Session& session, ViewControl& control);

private:
    void showAllOnce();
    void remember();

    Session& m_session;
    ViewControl& m_control;
    bool m_showAllWhenRead = false;
};

}  // namespace pointloom
