// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/Panels.h"

#include <vector>

namespace pointloom {

std::span<const PanelEntry> panels()
{
#define POINTLOOM_ENTRY(panel) panel(),
    static const std::vector<PanelEntry> all{POINTLOOM_PANELS(POINTLOOM_ENTRY)};
#undef POINTLOOM_ENTRY
    return all;
}

}  // namespace pointloom
