// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Preferences.h"

#include "ui/application/Settings.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

struct ButtonName
{
    Qt::MouseButton button;
    const char* name;
};
constexpr std::array buttons{ButtonName{Qt::LeftButton, "left"}, ButtonName{Qt::MiddleButton, "middle"},
                             ButtonName{Qt::RightButton, "right"}};

Qt::MouseButton buttonNamed(const QString& name, Qt::MouseButton otherwise)
{
    const auto found = std::ranges::find_if(buttons, [&](const ButtonName& entry) { return name == entry.name; });
    return found == buttons.end() ? otherwise : found->button;
}

const char* nameOf(Qt::MouseButton button)
{
    return std::ranges::find(buttons, button, &ButtonName::button)->name;
}

}  // namespace

Preferences savedPreferences()
{
    const QSettings saved = settings();
    Preferences chosen;
    const auto number = [&](const char* key, double standard, double least, double most) {
        return std::clamp(saved.value(key, standard).toDouble(), least, most);
    };
    MouseSettings& mouse = chosen.mouse;
    mouse.orbit = buttonNamed(saved.value("mouse/orbit").toString(), mouse.orbit);
    mouse.pan = buttonNamed(saved.value("mouse/pan").toString(), mouse.pan);
    if (mouse.orbit == mouse.pan)
        mouse = {};
    mouse.orbitSpeed = number("mouse/orbitSpeed", 1, slowestMouse, fastestMouse);
    mouse.zoomSpeed = number("mouse/zoomSpeed", 1, slowestMouse, fastestMouse);
    mouse.zoomInverted = saved.value("mouse/zoomInverted").toBool();
    chosen.frameMemory_MB =
        static_cast<int>(number("performance/frameMemory_MB", chosen.frameMemory_MB, leastFrameMemory_MB, mostFrameMemory_MB));
    chosen.pointBudget = static_cast<int>(number("performance/pointBudget", 0, 0, 1e9));
    return chosen;
}

void savePreferences(const Preferences& preferences)
{
    QSettings saved = settings();
    saved.setValue("mouse/orbit", nameOf(preferences.mouse.orbit));
    saved.setValue("mouse/pan", nameOf(preferences.mouse.pan));
    saved.setValue("mouse/orbitSpeed", preferences.mouse.orbitSpeed);
    saved.setValue("mouse/zoomSpeed", preferences.mouse.zoomSpeed);
    saved.setValue("mouse/zoomInverted", preferences.mouse.zoomInverted);
    saved.setValue("performance/frameMemory_MB", preferences.frameMemory_MB);
    saved.setValue("performance/pointBudget", preferences.pointBudget);
}

}  // namespace pointloom
