// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Actions.h"

#include "ui/application/KeyMap.h"

#include <QAction>
#include <QCoreApplication>
#include <QMetaEnum>
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
    ActionSpec{openFolder, general, QT_TRANSLATE_NOOP("Actions", "Open folder…"), "Ctrl+O"},
    ActionSpec{openFile, general, QT_TRANSLATE_NOOP("Actions", "Open file…"), "Ctrl+Shift+O"},
    ActionSpec{startPage, general, QT_TRANSLATE_NOOP("Actions", "Start page"), "Alt+Home"},
    ActionSpec{exportLabels, general, QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+Shift+E"},
    ActionSpec{undo, general, QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z"},
    ActionSpec{redo, general, QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z; Ctrl+Y"},
    ActionSpec{shortcutSheet, general, QT_TRANSLATE_NOOP("Actions", "Shortcuts"), "F1"},
    ActionSpec{tour, general, QT_TRANSLATE_NOOP("Actions", "Tour on the sample"), "Shift+F1"},
    ActionSpec{saveLayout, general, QT_TRANSLATE_NOOP("Actions", "Save layout…"), "Ctrl+Alt+S"},
    ActionSpec{resetLayout, general, QT_TRANSLATE_NOOP("Actions", "Reset layout"), "Ctrl+Alt+0"},
    ActionSpec{commandPalette, general, QT_TRANSLATE_NOOP("Actions", "Commands"), "Ctrl+K"},
    ActionSpec{preferences, general, QT_TRANSLATE_NOOP("Actions", "Preferences…"), "Ctrl+,"},

    ActionSpec{selectTool, tools, QT_TRANSLATE_NOOP("Actions", "Select"), "Alt+V"},
    ActionSpec{boxTool, tools, QT_TRANSLATE_NOOP("Actions", "One-click box"), "B"},
    ActionSpec{drawTool, tools, QT_TRANSLATE_NOOP("Actions", "Draw box"), "Shift+B"},
    ActionSpec{rulerTool, tools, QT_TRANSLATE_NOOP("Actions", "Ruler"), "M"},
    ActionSpec{nextMissed, tools, QT_TRANSLATE_NOOP("Actions", "Next missed object"), "N"},
    ActionSpec{takeMissed, tools, QT_TRANSLATE_NOOP("Actions", "Box the missed object"), "Shift+N"},

    ActionSpec{nextFinding, tools, QT_TRANSLATE_NOOP("Actions", "Next finding"), "F8"},
    ActionSpec{fixFinding, tools, QT_TRANSLATE_NOOP("Actions", "Fix the finding"), "Shift+F8"},

    ActionSpec{previousFrame, frames, QT_TRANSLATE_NOOP("Actions", "Previous frame"), "Left"},
    ActionSpec{nextFrame, frames, QT_TRANSLATE_NOOP("Actions", "Next frame"), "Right"},
    ActionSpec{tenBack, frames, QT_TRANSLATE_NOOP("Actions", "Ten frames back"), "Shift+Left"},
    ActionSpec{tenForward, frames, QT_TRANSLATE_NOOP("Actions", "Ten frames on"), "Shift+Right"},
    ActionSpec{play, frames, QT_TRANSLATE_NOOP("Actions", "Play"), "Space"},
    ActionSpec{loopPlay, frames, QT_TRANSLATE_NOOP("Actions", "Play in a loop"), "Shift+Space"},
    ActionSpec{previousKeyframe, frames, QT_TRANSLATE_NOOP("Actions", "Previous keyframe of the track"), "Ctrl+Left"},
    ActionSpec{nextKeyframe, frames, QT_TRANSLATE_NOOP("Actions", "Next keyframe of the track"), "Ctrl+Right"},

    ActionSpec{nextObject, choose, QT_TRANSLATE_NOOP("Actions", "Next object"), "]"},
    ActionSpec{previousObject, choose, QT_TRANSLATE_NOOP("Actions", "Previous object"), "["},
    ActionSpec{walkByDistance, choose, QT_TRANSLATE_NOOP("Actions", "Go through objects from near to far"), ""},
    ActionSpec{walkByScore, choose, QT_TRANSLATE_NOOP("Actions", "Go through objects from doubtful to certain"), ""},
    ActionSpec{walkByNumber, choose, QT_TRANSLATE_NOOP("Actions", "Go through objects by number"), ""},
    ActionSpec{selectSameClass, choose, QT_TRANSLATE_NOOP("Actions", "Select all of this class"), "Ctrl+Shift+A"},
    ActionSpec{selectAllBoxes, choose, QT_TRANSLATE_NOOP("Actions", "Select all boxes"), "Ctrl+Alt+A"},
    ActionSpec{letGo, choose, QT_TRANSLATE_NOOP("Actions", "Let go"), "Esc"},
    ActionSpec{lockBoxes, choose, QT_TRANSLATE_NOOP("Actions", "Lock or unlock"), "Ctrl+L"},
    ActionSpec{hideBoxes, choose, QT_TRANSLATE_NOOP("Actions", "Hide selected boxes"), "Shift+H"},
    ActionSpec{showHidden, choose, QT_TRANSLATE_NOOP("Actions", "Show hidden boxes"), "Ctrl+H"},

    ActionSpec{duplicate, copying, QT_TRANSLATE_NOOP("Actions", "Duplicate"), "Ctrl+Shift+D"},
    ActionSpec{copyBoxes, copying, QT_TRANSLATE_NOOP("Actions", "Copy"), "Ctrl+C"},
    ActionSpec{pasteBoxes, copying, QT_TRANSLATE_NOOP("Actions", "Paste under the cursor"), "Ctrl+V"},
    ActionSpec{copyOneFromPrevious, copying, QT_TRANSLATE_NOOP("Actions", "Object from the previous frame"), "Shift+C"},
    ActionSpec{copyAllFromPrevious, copying, QT_TRANSLATE_NOOP("Actions", "All objects from the previous frame"), "Ctrl+Shift+C"},
    ActionSpec{copyOneFromNext, copying, QT_TRANSLATE_NOOP("Actions", "Object from the next frame"), "Shift+V"},
    ActionSpec{copyAllFromNext, copying, QT_TRANSLATE_NOOP("Actions", "All objects from the next frame"), "Ctrl+Shift+V"},

    ActionSpec{nextFit, box, QT_TRANSLATE_NOOP("Actions", "Next fit"), "R"},
    ActionSpec{refit, box, QT_TRANSLATE_NOOP("Actions", "Fit again"), "F"},
    ActionSpec{snapAll, box, QT_TRANSLATE_NOOP("Actions", "Snap to points"), "T"},
    ActionSpec{dropToGround, box, QT_TRANSLATE_NOOP("Actions", "Drop to the ground"), "Shift+T"},
    ActionSpec{usualSize, box, QT_TRANSLATE_NOOP("Actions", "Complete to the usual size"), "Alt+U"},
    ActionSpec{flip, box, QT_TRANSLATE_NOOP("Actions", "Flip heading"), "G"},
    ActionSpec{levelBox, box, QT_TRANSLATE_NOOP("Actions", "Level"), "Alt+L"},
    ActionSpec{slopeBox, box, QT_TRANSLATE_NOOP("Actions", "To the ground's slope"), "Alt+Shift+L"},
    ActionSpec{repeatAttributes, box, QT_TRANSLATE_NOOP("Actions", "Same answers as last time"), "Ctrl+R"},
    ActionSpec{deleteBox, box, QT_TRANSLATE_NOOP("Actions", "Delete"), "Del"},

    ActionSpec{makeKeyframe, track, QT_TRANSLATE_NOOP("Actions", "Make keyframe"), "Shift+K"},
    ActionSpec{finaliseBox, track, QT_TRANSLATE_NOOP("Actions", "Finalise box"), "Shift+L"},
    ActionSpec{finaliseTrack, track, QT_TRANSLATE_NOOP("Actions", "Finalise track"), "Ctrl+Shift+L"},
    ActionSpec{splitTrack, track, QT_TRANSLATE_NOOP("Actions", "Split track here"), "Alt+S"},
    ActionSpec{mergeTracks, track, QT_TRANSLATE_NOOP("Actions", "Merge with the track selected before"), "Alt+M"},
    ActionSpec{cutBefore, track, QT_TRANSLATE_NOOP("Actions", "Cut track before here"), "Alt+["},
    ActionSpec{cutAfter, track, QT_TRANSLATE_NOOP("Actions", "Cut track after here"), "Alt+]"},
    ActionSpec{reassignBox, track, QT_TRANSLATE_NOOP("Actions", "Give box to another track…"), "Alt+T"},
    ActionSpec{deleteTrack, track, QT_TRANSLATE_NOOP("Actions", "Delete track"), "Shift+Del"},
    ActionSpec{propagateOn, track, QT_TRANSLATE_NOOP("Actions", "Propagate to the next frames"), "P"},
    ActionSpec{propagateBack, track, QT_TRANSLATE_NOOP("Actions", "Propagate to the previous frames"), "Shift+P"},
    ActionSpec{interpolate, track, QT_TRANSLATE_NOOP("Actions", "Interpolate between keyframes"), "L"},
    ActionSpec{standStill, track, QT_TRANSLATE_NOOP("Actions", "Stands still: box it in all frames"), "Alt+P"},
    ActionSpec{oneSize, track, QT_TRANSLATE_NOOP("Actions", "One size in all frames"), "Shift+U"},
    ActionSpec{takeProposal, track, QT_TRANSLATE_NOOP("Actions", "Take what is proposed"), "Return; Enter"},
    ActionSpec{boxesToMoment, track, QT_TRANSLATE_NOOP("Actions", "Move boxes to the moment of the sweep"), "Alt+Shift+I"},

    ActionSpec{moveAhead, nudge, QT_TRANSLATE_NOOP("Actions", "Move ahead"), "W"},
    ActionSpec{moveBack, nudge, QT_TRANSLATE_NOOP("Actions", "Move back"), "S"},
    ActionSpec{moveLeft, nudge, QT_TRANSLATE_NOOP("Actions", "Move left"), "A"},
    ActionSpec{moveRight, nudge, QT_TRANSLATE_NOOP("Actions", "Move right"), "D"},
    ActionSpec{raise, nudge, QT_TRANSLATE_NOOP("Actions", "Raise"), "Q"},
    ActionSpec{lower, nudge, QT_TRANSLATE_NOOP("Actions", "Lower"), "E"},
    ActionSpec{turnLeft, nudge, QT_TRANSLATE_NOOP("Actions", "Turn left"), "Z"},
    ActionSpec{turnRight, nudge, QT_TRANSLATE_NOOP("Actions", "Turn right"), "X"},
    ActionSpec{moveAheadCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Move ahead"), "Shift+W"},
    ActionSpec{moveBackCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Move back"), "Shift+S"},
    ActionSpec{moveLeftCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Move left"), "Shift+A"},
    ActionSpec{moveRightCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Move right"), "Shift+D"},
    ActionSpec{raiseCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Raise"), "Shift+Q"},
    ActionSpec{lowerCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Lower"), "Shift+E"},
    ActionSpec{turnLeftCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Turn left"), "Shift+Z"},
    ActionSpec{turnRightCoarse, hidden, QT_TRANSLATE_NOOP("Actions", "Turn right"), "Shift+X"},
    ActionSpec{moveAheadFine, hidden, QT_TRANSLATE_NOOP("Actions", "Move ahead"), "Ctrl+W"},
    ActionSpec{moveBackFine, hidden, QT_TRANSLATE_NOOP("Actions", "Move back"), "Ctrl+S"},
    ActionSpec{moveLeftFine, hidden, QT_TRANSLATE_NOOP("Actions", "Move left"), "Ctrl+A"},
    ActionSpec{moveRightFine, hidden, QT_TRANSLATE_NOOP("Actions", "Move right"), "Ctrl+D"},
    ActionSpec{raiseFine, hidden, QT_TRANSLATE_NOOP("Actions", "Raise"), "Ctrl+Q"},
    ActionSpec{lowerFine, hidden, QT_TRANSLATE_NOOP("Actions", "Lower"), "Ctrl+E"},
    ActionSpec{turnLeftFine, hidden, QT_TRANSLATE_NOOP("Actions", "Turn left"), "Alt+Z"},  // Ctrl+Z is undo
    ActionSpec{turnRightFine, hidden, QT_TRANSLATE_NOOP("Actions", "Turn right"), "Alt+X"},

    ActionSpec{showAll, views, QT_TRANSLATE_NOOP("Actions", "Show all"), "Home"},
    ActionSpec{showSelected, views, QT_TRANSLATE_NOOP("Actions", "Show selected box"), "."},
    ActionSpec{viewFromTop, views, QT_TRANSLATE_NOOP("Actions", "From above"), "Num+7"},
    ActionSpec{viewFromSide, views, QT_TRANSLATE_NOOP("Actions", "From the side"), "Num+3"},
    ActionSpec{viewFromFront, views, QT_TRANSLATE_NOOP("Actions", "From the front"), "Num+1"},
    ActionSpec{enlargeView, views, QT_TRANSLATE_NOOP("Actions", "Enlarge side view, and back"), "F11"},
    ActionSpec{swapViews, views, QT_TRANSLATE_NOOP("Actions", "Swap side view and main view"), "Shift+F11"},
    ActionSpec{newViewWindow, views, QT_TRANSLATE_NOOP("Actions", "New view window"), "Ctrl+Shift+N"},
    ActionSpec{strip, views, QT_TRANSLATE_NOOP("Actions", "Object in all frames"), "V"},
    ActionSpec{framesTogether, views, QT_TRANSLATE_NOOP("Actions", "Frames together: none, 10, 40 around"), "Shift+M"},
    ActionSpec{sweepMotion, views, QT_TRANSLATE_NOOP("Actions", "What moves at one moment of the sweep"), "Alt+I"},
    ActionSpec{hideOthers, views, QT_TRANSLATE_NOOP("Actions", "Hide other boxes"), "H"},
    ActionSpec{colourHeight, views, QT_TRANSLATE_NOOP("Actions", "Colour by height"), "F2"},
    ActionSpec{colourIntensity, views, QT_TRANSLATE_NOOP("Actions", "Colour by intensity"), "F3"},
    ActionSpec{colourClass, views, QT_TRANSLATE_NOOP("Actions", "Colour by class"), "F4"},
    ActionSpec{groundStyle, views, QT_TRANSLATE_NOOP("Actions", "Ground faded, shown, hidden"), "F5"},
    ActionSpec{largerPoints, views, QT_TRANSLATE_NOOP("Actions", "Larger points"), "+; ="},
    ActionSpec{smallerPoints, views, QT_TRANSLATE_NOOP("Actions", "Smaller points"), "-"},
    ActionSpec{colourRing, views, QT_TRANSLATE_NOOP("Actions", "Colour by ring"), "Shift+F2"},
    ActionSpec{colourTime, views, QT_TRANSLATE_NOOP("Actions", "Colour by time"), "Shift+F3"},
    ActionSpec{colourInstance, views, QT_TRANSLATE_NOOP("Actions", "Colour by object"), "Shift+F4"},
    ActionSpec{colourDistance, views, QT_TRANSLATE_NOOP("Actions", "Colour by distance"), "Shift+F5"},
    ActionSpec{colourPlain, views, QT_TRANSLATE_NOOP("Actions", "One colour"), "Shift+F6"},
    ActionSpec{colourRgb, views, QT_TRANSLATE_NOOP("Actions", "Colours of the cloud"), "Shift+F7"},
    ActionSpec{toggleProjection, views, QT_TRANSLATE_NOOP("Actions", "Perspective or parallel"), "Num+5"},
    ActionSpec{cropToBox, views, QT_TRANSLATE_NOOP("Actions", "Only around the selected box"), "Alt+C"},
    ActionSpec{followSelection, views, QT_TRANSLATE_NOOP("Actions", "Follow the selected box"), "Alt+F"},
    ActionSpec{showGrid, views, QT_TRANSLATE_NOOP("Actions", "Grid"), "Shift+G"},
    ActionSpec{showRangeRings, views, QT_TRANSLATE_NOOP("Actions", "Range rings"), "Shift+R"},
    ActionSpec{showEvidence, views, QT_TRANSLATE_NOOP("Actions", "Seen and assumed faces"), "F7"},
    ActionSpec{viewPanel, views, QT_TRANSLATE_NOOP("Actions", "View settings"), "F6"},
    ActionSpec{recallView1, views, QT_TRANSLATE_NOOP("Actions", "Saved view 1"), "Alt+1"},
    ActionSpec{recallView2, views, QT_TRANSLATE_NOOP("Actions", "Saved view 2"), "Alt+2"},
    ActionSpec{recallView3, views, QT_TRANSLATE_NOOP("Actions", "Saved view 3"), "Alt+3"},
    ActionSpec{recallView4, views, QT_TRANSLATE_NOOP("Actions", "Saved view 4"), "Alt+4"},
    ActionSpec{storeView1, views, QT_TRANSLATE_NOOP("Actions", "Save as view 1"), "Ctrl+Alt+1"},
    ActionSpec{storeView2, views, QT_TRANSLATE_NOOP("Actions", "Save as view 2"), "Ctrl+Alt+2"},
    ActionSpec{storeView3, views, QT_TRANSLATE_NOOP("Actions", "Save as view 3"), "Ctrl+Alt+3"},
    ActionSpec{storeView4, views, QT_TRANSLATE_NOOP("Actions", "Save as view 4"), "Ctrl+Alt+4"},
};

}  // namespace

std::span<const ActionSpec> actionTable()
{
    return table;
}

QString actionKey(ActionId id)
{
    return QMetaEnum::fromType<ActionId>().valueToKey(static_cast<int>(id));
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
