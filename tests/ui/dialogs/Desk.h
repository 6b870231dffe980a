// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Support.h"
#include "ui/application/Actions.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/dialogs/WindowDialogs.h"
#include "ui/scene/SceneModel.h"
#include "ui/session/Session.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMainWindow>

namespace pointloom::test {

/// A window with its actions and dialogs but without views, and settings that nobody has touched yet.
class Desk
{
public:
    explicit Desk(Session* session = nullptr)
    {
        settings().clear();
        applyTheme(*qApp);
        window.resize(1100, 700);
        actions = new ActionSet(window);
        scene = new SceneModel(&window);
        dialogs = new WindowDialogs(*actions, *scene, window);
        dialogs->setSession(session);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }

    /// The dialog on top; the keyboard is in it.
    template <class Dialog> [[nodiscard]] Dialog* shown() const
    {
        auto* dialog = window.findChild<Dialog*>();
        return dialog != nullptr && dialog->isVisible() && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }

    QMainWindow window;
    ActionSet* actions = nullptr;
    SceneModel* scene = nullptr;
    WindowDialogs* dialogs = nullptr;
};

}  // namespace pointloom::test
