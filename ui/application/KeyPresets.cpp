// SPDX-License-Identifier: Apache-2.0
#include "ui/application/KeyPresets.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

struct PresetKeys
{
    ActionId id;
    const char* keys;  ///< as in ActionSpec
};

using enum ActionId;

constexpr std::array presets{
    KeyPresetInfo{KeyPreset::pointloom, "pointloom", "Pointloom"},
    KeyPresetInfo{KeyPreset::cvat, "cvat", "CVAT"},
    KeyPresetInfo{KeyPreset::sustechPoints, "sustechpoints", "SUSTechPOINTS"},
    KeyPresetInfo{KeyPreset::labelCloud, "labelcloud", "labelCloud"},
};

/// CVAT's shortcuts (docs.cvat.ai, "Shortcuts", and its 3D workspace): D F and C V walk the frames, N draws, M merges tracks, Alt+M splits
/// them, F1 help, F2 settings.
/// CVAT moves no cuboid by keys: W A S D stay, but D is taken, so the box goes right by the key beside the others.
constexpr std::array cvat{
    PresetKeys{previousFrame, "D"},
    PresetKeys{nextFrame, "F"},
    PresetKeys{tenBack, "C"},
    PresetKeys{tenForward, "V"},
    PresetKeys{play, "Space"},
    PresetKeys{boxTool, "N"},
    PresetKeys{mergeTracks, "M"},
    PresetKeys{splitTrack, "Alt+M"},
    PresetKeys{rulerTool, "Alt+R"},
    PresetKeys{strip, "Shift+M"},
    PresetKeys{nextMissed, "Shift+N"},
    PresetKeys{refit, "Shift+F"},
    PresetKeys{moveLeft, "Alt+A"},
    PresetKeys{moveRight, "Alt+D"},
    PresetKeys{moveAhead, "Alt+W"},
    PresetKeys{moveBack, "Alt+S"},
    PresetKeys{hideOthers, "H"},
    PresetKeys{undo, "Ctrl+Z"},
    PresetKeys{redo, "Ctrl+Shift+Z; Ctrl+Y"},
    PresetKeys{deleteBox, "Del; Shift+Del"},
    PresetKeys{shortcutSheet, "F1"},
    PresetKeys{preferences, "F2; Ctrl+,"},
    PresetKeys{colourHeight, "Shift+F2"},
};

/// SUSTechPOINTS (doc/operations.md and doc/shortcuts_cn.md of its repository): W A S D move and Q E turn in the view under the
/// mouse, R F turn and fit, G flips, PageUp and PageDown walk the frames. Its digits 1 to 4 walk too; here they are classes.
constexpr std::array sustechPoints{
    PresetKeys{moveAhead, "W"},
    PresetKeys{moveBack, "S"},
    PresetKeys{moveLeft, "A; Left"},
    PresetKeys{moveRight, "D; Right"},
    PresetKeys{turnLeft, "Q"},
    PresetKeys{turnRight, "E"},
    PresetKeys{turnLeftCoarse, "Shift+Q"},
    PresetKeys{turnRightCoarse, "Shift+E"},
    PresetKeys{raise, "Z"},
    PresetKeys{lower, "X"},
    PresetKeys{raiseCoarse, "Shift+Z"},
    PresetKeys{lowerCoarse, "Shift+X"},
    PresetKeys{turnLeftFine, "Alt+Q"},
    PresetKeys{turnRightFine, "Alt+E"},
    PresetKeys{raiseFine, "Alt+Z"},
    PresetKeys{lowerFine, "Alt+X"},
    PresetKeys{moveBackFine, "Alt+S"},
    PresetKeys{moveAheadFine, "Alt+W"},
    PresetKeys{moveLeftFine, "Alt+A"},
    PresetKeys{moveRightFine, "Alt+D"},
    PresetKeys{refit, "F"},
    PresetKeys{nextFit, "R"},
    PresetKeys{flip, "G"},
    PresetKeys{deleteBox, "Del; Ctrl+D"},
    PresetKeys{previousFrame, "PgUp"},
    PresetKeys{nextFrame, "PgDown"},
    PresetKeys{tenBack, "Shift+PgUp"},
    PresetKeys{tenForward, "Shift+PgDown"},
    PresetKeys{play, "Space"},
    PresetKeys{largerPoints, "+; ="},
    PresetKeys{smallerPoints, "-"},
    PresetKeys{splitTrack, "Alt+K"},
};

/// labelCloud (docs/shortcuts.md of its repository): W A S D and Q E move the box, Z X turn it, R F walk the frames, T G the
/// boxes, P resets the view. It also selects boxes by the digits; here they are classes.
constexpr std::array labelCloud{
    PresetKeys{moveAhead, "W"},        PresetKeys{moveBack, "S"},      PresetKeys{moveLeft, "A"},
    PresetKeys{moveRight, "D"},        PresetKeys{raise, "Q"},         PresetKeys{lower, "E"},
    PresetKeys{turnLeft, "Z"},         PresetKeys{turnRight, "X"},     PresetKeys{previousObject, "T; Up"},
    PresetKeys{nextObject, "G; Down"}, PresetKeys{snapAll, "Ctrl+T"},  PresetKeys{previousFrame, "R; Left"},
    PresetKeys{nextFrame, "F; Right"}, PresetKeys{nextFit, "Shift+R"}, PresetKeys{refit, "Shift+F"},
    PresetKeys{flip, "Shift+G"},       PresetKeys{deleteBox, "Del"},   PresetKeys{showAll, "P; Home"},
};

std::span<const PresetKeys> tableOf(KeyPreset preset)
{
    switch (preset) {
    case KeyPreset::pointloom:
        break;
    case KeyPreset::cvat:
        return cvat;
    case KeyPreset::sustechPoints:
        return sustechPoints;
    case KeyPreset::labelCloud:
        return labelCloud;
    }
    return {};
}

bool binds(std::span<const PresetKeys> table, const QKeySequence& key)
{
    return std::ranges::any_of(table, [&](const PresetKeys& entry) { return keysFromText(entry.keys).contains(key); });
}

}  // namespace

Keys keysFromText(const char* text)
{
    Keys keys = QKeySequence::listFromString(text);
    keys.removeIf([](const QKeySequence& key) { return key.isEmpty(); });  // of no text Qt makes one empty key
    return keys;
}

std::span<const KeyPresetInfo> keyPresets()
{
    return presets;
}

Keys presetKeys(KeyPreset preset, ActionId id)
{
    const auto table = tableOf(preset);
    if (const auto own = std::ranges::find(table, id, &PresetKeys::id); own != table.end())
        return keysFromText(own->keys);
    const auto spec = std::ranges::find(actionTable(), id, &ActionSpec::id);
    Keys keys = keysFromText(spec->keys);
    keys.removeIf([&](const QKeySequence& key) { return binds(table, key); });
    return keys;
}

}  // namespace pointloom
