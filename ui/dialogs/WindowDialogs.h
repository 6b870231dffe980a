// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

#include <QObject>

namespace pointloom {

/// The dialogs that belong to the window as a whole, opened by their actions: preferences, commands, shortcuts. Puts what was chosen
/// earlier to work when the window and each session begin.
class WindowDialogs : public QObject
{
    Q_OBJECT

public:
    WindowDialogs(ActionSet& actions, SceneModel& scene, QWidget& window);

    /// @param session  null when it ends
    void setSession(Session* session);

    void showPreferences();
    void showCommands();
    void showShortcuts();

private:
    QWidget& m_window;
    PreferenceTargets m_targets;
};

}  // namespace pointloom
