// SPDX-License-Identifier: Apache-2.0
#include "core/tools/Tools.h"

#include <array>

namespace pointloom {

std::span<const ToolMaker> interactionTools()
{
#define POINTLOOM_ENTRY(make) make,
    static constexpr std::array makers{POINTLOOM_TOOLS(POINTLOOM_ENTRY)};
#undef POINTLOOM_ENTRY
    return makers;
}

}  // namespace pointloom
