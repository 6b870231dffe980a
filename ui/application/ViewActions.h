// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/ViewControl.h"

namespace pointloom {

/// The action that colours by this.
[[nodiscard]] ActionId actionOf(ColourBy mode);

/// Lets the actions of the group "Views" work on the main view. The checkable ones show what is the case.
void connectViewActions(ActionSet& actions, ViewControl& control);

}  // namespace pointloom
