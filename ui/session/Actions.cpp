// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <array>

namespace pointloom {
namespace {

// lupdate finds the texts by this name.
#define ACTION_TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

constexpr const char* general = ACTION_TEXT("General");
constexpr const char* tools = ACTION_TEXT("Tools");
constexpr const char* frames = ACTION_TEXT("Frames");
constexpr const char* box = ACTION_TEXT("Selected box");
constexpr const char* nudge = ACTION_TEXT("Move and turn (Shift coarse, Ctrl fine)");
constexpr const char* hidden = "";  ///< the coarse and fine variants, which the sheet explains in the heading
constexpr const char* views = ACTION_TEXT("Views");

using enum ActionId;

constexpr std::array table{
    ActionSpec{openFolder, general, ACTION_TEXT("Open folder…"), "Ctrl+O"},
    ActionSpec{exportLabels, general, ACTION_TEXT("Export…"), "Ctrl+Shift+E"},
    ActionSpec{undo, general, ACTION_TEXT("Undo"), "Ctrl+Z"},
    ActionSpec{redo, general, ACTION_TEXT("Redo"), "Ctrl+Shift+Z; Ctrl+Y"},
    ActionSpec{shortcutSheet, general, ACTION_TEXT("Shortcuts"), "F1"},

    ActionSpec{selectTool, tools, ACTION_TEXT("Select"), "V"},
    ActionSpec{boxTool, tools, ACTION_TEXT("One-click box"), "B"},
    ActionSpec{nextMissed, tools, ACTION_TEXT("Next missed object"), "N"},

    ActionSpec{previousFrame, frames, ACTION_TEXT("Previous frame"), "Left"},
    ActionSpec{nextFrame, frames, ACTION_TEXT("Next frame"), "Right"},
    ActionSpec{tenBack, frames, ACTION_TEXT("Ten frames back"), "Shift+Left"},
    ActionSpec{tenForward, frames, ACTION_TEXT("Ten frames on"), "Shift+Right"},
    ActionSpec{play, frames, ACTION_TEXT("Play"), "Space"},

    ActionSpec{nextFit, box, ACTION_TEXT("Next fit"), "R"},
    ActionSpec{refit, box, ACTION_TEXT("Fit again"), "F"},
    ActionSpec{snapAll, box, ACTION_TEXT("Snap to points"), "T"},
    ActionSpec{flip, box, ACTION_TEXT("Flip heading"), "G"},
    ActionSpec{deleteBox, box, ACTION_TEXT("Delete"), "Del"},

    ActionSpec{moveAhead, nudge, ACTION_TEXT("Move ahead"), "W"},
    ActionSpec{moveBack, nudge, ACTION_TEXT("Move back"), "S"},
    ActionSpec{moveLeft, nudge, ACTION_TEXT("Move left"), "A"},
    ActionSpec{moveRight, nudge, ACTION_TEXT("Move right"), "D"},
    ActionSpec{raise, nudge, ACTION_TEXT("Raise"), "Q"},
    ActionSpec{lower, nudge, ACTION_TEXT("Lower"), "E"},
    ActionSpec{turnLeft, nudge, ACTION_TEXT("Turn left"), "Z"},
    ActionSpec{turnRight, nudge, ACTION_TEXT("Turn right"), "X"},
    ActionSpec{moveAheadCoarse, hidden, ACTION_TEXT("Move ahead"), "Shift+W"},
    ActionSpec{moveBackCoarse, hidden, ACTION_TEXT("Move back"), "Shift+S"},
    ActionSpec{moveLeftCoarse, hidden, ACTION_TEXT("Move left"), "Shift+A"},
    ActionSpec{moveRightCoarse, hidden, ACTION_TEXT("Move right"), "Shift+D"},
    ActionSpec{raiseCoarse, hidden, ACTION_TEXT("Raise"), "Shift+Q"},
    ActionSpec{lowerCoarse, hidden, ACTION_TEXT("Lower"), "Shift+E"},
    ActionSpec{turnLeftCoarse, hidden, ACTION_TEXT("Turn left"), "Shift+Z"},
    ActionSpec{turnRightCoarse, hidden, ACTION_TEXT("Turn right"), "Shift+X"},
    ActionSpec{moveAheadFine, hidden, ACTION_TEXT("Move ahead"), "Ctrl+W"},
    ActionSpec{moveBackFine, hidden, ACTION_TEXT("Move back"), "Ctrl+S"},
    ActionSpec{moveLeftFine, hidden, ACTION_TEXT("Move left"), "Ctrl+A"},
    ActionSpec{moveRightFine, hidden, ACTION_TEXT("Move right"), "Ctrl+D"},
    ActionSpec{raiseFine, hidden, ACTION_TEXT("Raise"), "Ctrl+Q"},
    ActionSpec{lowerFine, hidden, ACTION_TEXT("Lower"), "Ctrl+E"},
    ActionSpec{turnLeftFine, hidden, ACTION_TEXT("Turn left"), "Alt+Z"},  // Ctrl+Z is undo
    ActionSpec{turnRightFine, hidden, ACTION_TEXT("Turn right"), "Alt+X"},

    ActionSpec{showAll, views, ACTION_TEXT("Show all"), "Home"},
    ActionSpec{showSelected, views, ACTION_TEXT("Show selected box"), "."},
    ActionSpec{viewFromTop, views, ACTION_TEXT("From above"), "7"},
    ActionSpec{viewFromSide, views, ACTION_TEXT("From the side"), "3"},
    ActionSpec{viewFromFront, views, ACTION_TEXT("From the front"), "1"},
    ActionSpec{hideOthers, views, ACTION_TEXT("Hide other boxes"), "H"},
    ActionSpec{colourHeight, views, ACTION_TEXT("Colour by height"), "F2"},
    ActionSpec{colourIntensity, views, ACTION_TEXT("Colour by intensity"), "F3"},
    ActionSpec{colourClass, views, ACTION_TEXT("Colour by class"), "F4"},
    ActionSpec{groundStyle, views, ACTION_TEXT("Ground faded, shown, hidden"), "F5"},
    ActionSpec{largerPoints, views, ACTION_TEXT("Larger points"), "+; ="},
    ActionSpec{smallerPoints, views, ACTION_TEXT("Smaller points"), "-"},
};

}  // namespace

std::span<const ActionSpec> actionTable()
{
    return table;
}

ActionSet::ActionSet(QWidget& window) : QObject(&window)
{
    for (const ActionSpec& spec : table) {
        auto* action = new QAction(&window);
        QList<QKeySequence> keys = QKeySequence::listFromString(spec.keys);
        if (spec.id == viewFromTop || spec.id == viewFromSide || spec.id == viewFromFront)  // the digits of the main block are classes
            keys = {QKeySequence(QKeyCombination(Qt::KeypadModifier, static_cast<Qt::Key>(Qt::Key_0 + QString(spec.keys).toInt())))};
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        window.addAction(action);
        m_actions[spec.id] = action;
    }
    retranslate();
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

QString ActionSet::translated(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

}  // namespace pointloom
