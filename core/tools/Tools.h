// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Tool.h"

#include <memory>
#include <span>

namespace pointloom {

/// The interaction tools in the order in which they stand in the bar; the first one is there to look around and choose. To add one: a file
/// with its class and the function that makes it, and its line here. (Its action, with name and keys, is a row of the table of actions.)
// clang-format off
#define POINTLOOM_TOOLS(tool) \
    tool(makeSelectTool) \
    tool(makeOneClickTool) \
    tool(makeDrawTool) \
    tool(makeRulerTool)
// clang-format on

#define POINTLOOM_DECLARE(make) [[nodiscard]] std::unique_ptr<Tool> make();
POINTLOOM_TOOLS(POINTLOOM_DECLARE)
#undef POINTLOOM_DECLARE

using ToolMaker = std::unique_ptr<Tool> (*)();
[[nodiscard]] std::span<const ToolMaker> interactionTools();

}  // namespace pointloom
