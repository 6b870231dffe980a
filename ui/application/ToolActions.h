// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"

#include <span>

namespace pointloom {

/// The actions that choose the interaction tools, in the order of interactionTools().
[[nodiscard]] std::span<const ActionId> toolActions();

}  // namespace pointloom
