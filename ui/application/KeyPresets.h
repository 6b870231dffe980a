// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"

#include <QKeySequence>
#include <QList>

#include <span>

namespace pointloom {

using Keys = QList<QKeySequence>;

/// As the table of actions writes them: "Ctrl+Shift+Z; Ctrl+Y", "Num+7" for a key of the keypad; nothing for no key.
[[nodiscard]] Keys keysFromText(const char* text);

/// Whose keys the hand already knows.
enum class KeyPreset { pointloom, cvat, sustechPoints, labelCloud };

struct KeyPresetInfo
{
    KeyPreset preset;
    const char* key;   ///< in files: "cvat"
    const char* name;  ///< a proper name, not translated
};
[[nodiscard]] std::span<const KeyPresetInfo> keyPresets();

/// The keys of an action in a preset. A preset says what it binds by itself; everything else keeps Pointloom's key unless the
/// preset needs that key for something, so that no two actions of a preset ever share a key.
[[nodiscard]] Keys presetKeys(KeyPreset preset, ActionId id);

}  // namespace pointloom
