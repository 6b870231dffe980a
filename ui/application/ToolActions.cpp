// SPDX-License-Identifier: Apache-2.0
#include "ui/application/ToolActions.h"

#include "core/tools/Tools.h"

#include <algorithm>
#include <vector>

namespace pointloom {
namespace {

ActionId actionNamed(const char* key)
{
    const auto found =
        std::ranges::find_if(actionTable(), [&](const ActionSpec& spec) { return actionKey(spec.id) == QLatin1String(key); });
    if (found == actionTable().end())
        qFatal("There is no action %s in the table of actions.", key);
    return found->id;
}

}  // namespace

std::span<const ActionId> toolActions()
{
    static const std::vector<ActionId> actions = [] {
        std::vector<ActionId> of;
        for (const ToolMaker make : interactionTools())
            of.push_back(actionNamed(make()->traits().action));
        return of;
    }();
    return actions;
}

}  // namespace pointloom
