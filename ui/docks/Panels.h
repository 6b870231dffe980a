// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panels/Panel.h"

#include <span>

namespace pointloom {

/// The panels of the window, from top to bottom within an area. To add one: its file, with the function that tells about it, and its line
/// here.
// clang-format off
#define POINTLOOM_PANELS(panel) \
    panel(objectsPanel) \
    panel(classPanel) \
    panel(viewsPanel) \
    panel(detailsPanel) \
    panel(stripPanel) \
    panel(timelinePanel) \
    panel(findingsPanel)
// clang-format on

#define POINTLOOM_DECLARE(panel) [[nodiscard]] PanelEntry panel();
POINTLOOM_PANELS(POINTLOOM_DECLARE)
#undef POINTLOOM_DECLARE

[[nodiscard]] std::span<const PanelEntry> panels();

}  // namespace pointloom
