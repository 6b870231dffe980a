// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <span>

class QAction;
class QWidget;

namespace pointloom {
Q_NAMESPACE

class KeyMap;

/// Everything a key or a button can do in the window.
enum class ActionId {
    openFolder,
    openFile,
    startPage,
    exportLabels,
    undo,
    redo,
    selectTool,
    boxTool,
    drawTool,
    takeMissed,
    nextFinding,
    fixFinding,
    rulerTool,
    previousFrame,
    nextFrame,
    tenBack,
    tenForward,
    play,
    loopPlay,
    previousKeyframe,
    nextKeyframe,
    pasteBoxes,
    copyOneFromPrevious,
    copyAllFromPrevious,
    copyOneFromNext,
    copyAllFromNext,
    nextObject,
    previousObject,
    walkByDistance,
    walkByScore,
    walkByNumber,
    selectSameClass,
    selectAllBoxes,
    letGo,
    showHidden,
    nextFit,
    refit,
    snapAll,
    dropToGround,
    usualSize,
    flip,
    levelBox,
    slopeBox,
    duplicate,
    copyBoxes,
    lockBoxes,
    hideBoxes,
    repeatAttributes,
    makeKeyframe,
    finaliseBox,
    finaliseTrack,
    splitTrack,
    mergeTracks,
    cutBefore,
    cutAfter,
    reassignBox,
    deleteTrack,
    nextMissed,
    propagateOn,
    propagateBack,
    interpolate,
    standStill,
    oneSize,
    takeProposal,
    boxesToMoment,
    deleteBox,
    moveAhead,
    moveBack,
    moveLeft,
    moveRight,
    raise,
    lower,
    turnLeft,
    turnRight,
    moveAheadCoarse,
    moveBackCoarse,
    moveLeftCoarse,
    moveRightCoarse,
    raiseCoarse,
    lowerCoarse,
    turnLeftCoarse,
    turnRightCoarse,
    moveAheadFine,
    moveBackFine,
    moveLeftFine,
    moveRightFine,
    raiseFine,
    lowerFine,
    turnLeftFine,
    turnRightFine,
    showAll,
    showSelected,
    viewFromTop,
    viewFromSide,
    viewFromFront,
    hideOthers,
    colourHeight,
    colourIntensity,
    colourClass,
    groundStyle,
    largerPoints,
    smallerPoints,
    colourRing,
    colourTime,
    colourInstance,
    colourDistance,
    colourPlain,
    colourRgb,
    toggleProjection,
    cropToBox,
    followSelection,
    showGrid,
    showRangeRings,
    showEvidence,
    viewPanel,
    recallView1,
    recallView2,
    recallView3,
    recallView4,
    storeView1,
    storeView2,
    storeView3,
    storeView4,
    shortcutSheet,
    tour,
    saveLayout,
    resetLayout,
    enlargeView,
    swapViews,
    newViewWindow,
    strip,
    framesTogether,
    sweepMotion,
    preferences,
    commandPalette,
};
Q_ENUM_NS(ActionId)

/// What an action is called in files of key bindings and among the icons: as above. Renaming one loses people's keys for it.
[[nodiscard]] QString actionKey(ActionId id);

/// What the table says about one action. Texts are English patterns in the context "Actions".
struct ActionSpec
{
    ActionId id;
    const char* group;
    const char* text;
    const char* keys;  ///< in QKeySequence's portable spelling, several separated by "; "
};

/// The whole table, in the order the shortcut sheet shows it.
[[nodiscard]] std::span<const ActionSpec> actionTable();

/// The window's QActions, made from the table.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    /// With the standard keys.
    explicit ActionSet(QWidget& window);
    ~ActionSet() override;

    [[nodiscard]] QAction& operator[](ActionId id) const { return *m_actions.at(id); }
    /// The first key as it is written beside a tool: "Ctrl+Z".
    [[nodiscard]] QString keyOf(ActionId id) const;
    /// All its keys as they are written: "Ctrl+Shift+Z · Ctrl+Y".
    [[nodiscard]] QString keysOf(ActionId id) const;
    /// "Undo  (Ctrl+Z)"
    [[nodiscard]] QString tipOf(ActionId id) const;
    /// Its text, and for the coarse and fine variants which one it is.
    [[nodiscard]] QString nameOf(ActionId id) const;

    [[nodiscard]] const KeyMap& keys() const { return *m_keys; }
    void setKeys(const KeyMap& keys);
    void retranslate();

    [[nodiscard]] static QString translated(const char* text);

Q_SIGNALS:
    void keysChanged();

private:
    std::map<ActionId, QAction*> m_actions;
    std::unique_ptr<KeyMap> m_keys;
};

}  // namespace pointloom
