// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/WindowDialogs.h"

#include "ui/application/KeyMap.h"
#include "ui/dialogs/CommandPalette.h"
#include "ui/dialogs/ShortcutSheet.h"
#include "ui/dialogs/preferences/PreferencesDialog.h"
#include "ui/scene/SceneModel.h"
#include "ui/session/Session.h"

#include <QAction>

namespace pointloom {
namespace {

/// Each shows itself once and is gone when it is closed; the window goes on meanwhile.
template <class Dialog> void open(Dialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace

WindowDialogs::WindowDialogs(ActionSet& actions, SceneModel& scene, QWidget& window)
    : QObject(&window), m_window(window), m_targets{actions, scene}
{
    connect(&actions[ActionId::preferences], &QAction::triggered, this, &WindowDialogs::showPreferences);
    connect(&actions[ActionId::commandPalette], &QAction::triggered, this, &WindowDialogs::showCommands);
    connect(&actions[ActionId::shortcutSheet], &QAction::triggered, this, &WindowDialogs::showShortcuts);
    actions.setKeys(savedKeys());
    applyPreferences(m_targets);
}

void WindowDialogs::setSession(Session* session)
{
    m_targets.session = session;
    if (session == nullptr)
        return;
    m_targets.edits = session->task().edits;
    connect(&session->editing(), &Editing::changed, this, [this] { ++m_targets.edits; });
    applyPreferences(m_targets);
}

void WindowDialogs::showPreferences()
{
    open(new PreferencesDialog(m_targets, &m_window));
}

void WindowDialogs::showCommands()
{
    open(new CommandPalette(m_targets.actions, m_targets.session, &m_window));
}

void WindowDialogs::showShortcuts()
{
    const LabelSchema* schema = m_targets.session != nullptr ? &m_targets.session->schema() : nullptr;
    open(new ShortcutSheet(m_targets.actions, schema, m_targets.scene.mouse(), &m_window));
}

}  // namespace pointloom

#include "moc_WindowDialogs.cpp"
