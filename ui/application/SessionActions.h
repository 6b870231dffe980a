// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/SceneBinding.h"
#include "ui/tools/ToolController.h"

#include <QObject>

namespace pointloom {

/// Lets the actions work on one session for as long as this lives, and enables those that make sense at the moment. Without a
/// session only opening and help are enabled.
class SessionActions : public QObject
{
    Q_OBJECT

public:
    SessionActions(ActionSet& actions, Session& session, ToolController& tools, SceneBinding& binding);
    ~SessionActions() override;

    static void disableAll(ActionSet& actions);
    [[nodiscard]] static bool changesSelectedBox(ActionId id);

private:
    void connectTools();
    void connectSelection();
    void update();

    ActionSet& m_actions;
    Session& m_session;
    ToolController& m_tools;
    SceneBinding& m_binding;
    bool m_hasHeaderlessClouds;
};

}  // namespace pointloom
