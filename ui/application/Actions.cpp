// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Actions.h"

#include "ui/application/KeyMap.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <array>

namespace pointloom {
namespace {

constexpr const char* general = QT_TRANSLATE_NOOP("Actions", "General");
constexpr const char* tools = QT_TRANSLATE_NOOP("Actions", "Tools");
constexpr const char* frames = QT_TRANSLATE_NOOP("Actions", "Frames");
constexpr const char* choose = QT_TRANSLATE_NOOP("Actions", "Choose boxes");
constexpr const char* copying = QT_TRANSLATE_NOOP("Actions", "Copy boxes");
constexpr const char* box = QT_TRANSLATE_NOOP("Actions", "Selected box");
constexpr const char* track = QT_TRANSLATE_NOOP("Actions", "Track of the selected box");
constexpr const char* nudge = QT_TRANSLATE_NOOP("Actions", "Move and turn (Shift coarse, Ctrl fine)");
constexpr const char* hidden = "";  ///< the coarse and fine variants, which the sheet explains in the heading
constexpr const char* views = QT_TRANSLATE_NOOP("Actions", "Views");

using enum ActionId;

constexpr std::array table{
#define ACTION(id, group, text, keys) ActionSpec{id, group, text, keys},
#include "ui/application/ActionRows.h"
#undef ACTION
};

constexpr std::array actionNames{
#define ACTION(id, ...) #id,
#include "ui/application/ActionRows.h"
#undef ACTION
};

}  // namespace

std::span<const ActionSpec> actionTable()
{
    return table;
}

QString actionKey(ActionId id)
{
    return QString::fromLatin1(actionNames.at(static_cast<std::size_t>(id)));
}

ActionSet::ActionSet(QWidget& window) : QObject(&window), m_keys(std::make_unique<KeyMap>())
{
    for (const ActionSpec& spec : table) {
        auto* action = new QAction(&window);
        action->setShortcutContext(Qt::WindowShortcut);
        window.addAction(action);
        m_actions[spec.id] = action;
    }
    m_actions[takeProposal]->setEnabled(false);  // Return is the fields' own until something is proposed
    setKeys(KeyMap());
    retranslate();
}

ActionSet::~ActionSet() = default;

void ActionSet::setKeys(const KeyMap& keys)
{
    *m_keys = keys;
    for (const ActionSpec& spec : table)
        m_actions.at(spec.id)->setShortcuts(keys.keysOf(spec.id));
    Q_EMIT keysChanged();
}

void ActionSet::retranslate()
{
    for (const ActionSpec& spec : table)
        m_actions.at(spec.id)->setText(translated(spec.text));
}

QString ActionSet::keyOf(ActionId id) const
{
    return m_actions.at(id)->shortcut().toString(QKeySequence::NativeText);
}

QString ActionSet::keysOf(ActionId id) const
{
    QStringList texts;
    for (const QKeySequence& key : m_actions.at(id)->shortcuts())
        texts += key.toString(QKeySequence::NativeText);
    return texts.join(QString::fromUtf8(" · "));
}

QString ActionSet::tipOf(ActionId id) const
{
    const QString key = keyOf(id);
    return key.isEmpty() ? nameOf(id) : nameOf(id) + "  (" + key + ")";
}

QString ActionSet::nameOf(ActionId id) const
{
    const QString text = m_actions.at(id)->text();
    if (id >= moveAheadCoarse && id <= turnRightCoarse)
        return tr("%1, coarse").arg(text);
    if (id >= moveAheadFine && id <= turnRightFine)
        return tr("%1, fine").arg(text);
    return text;
}

QString ActionSet::translated(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

}  // namespace pointloom

#include "moc_Actions.cpp"
