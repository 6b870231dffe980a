// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/MouseSettings.h"

namespace pointloom {

/// What a person chose about how the program works. How it looks is in Look, its keys in KeyMap.
struct Preferences
{
    MouseSettings mouse;
    int frameMemory_MB = 1'024;  ///< of frames kept in memory
    int pointBudget = 0;         ///< points drawn while the view moves at most; 0: as many as the machine draws in time

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

inline constexpr int leastFrameMemory_MB = 64;
inline constexpr int mostFrameMemory_MB = 65'536;
inline constexpr double slowestMouse = 0.25;
inline constexpr double fastestMouse = 4;

/// Out of range is taken as the nearest that makes sense.
[[nodiscard]] Preferences savedPreferences();
void savePreferences(const Preferences& preferences);

}  // namespace pointloom
