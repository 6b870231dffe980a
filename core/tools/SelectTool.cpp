// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxReplies.h"
#include "core/tools/Tools.h"

namespace pointloom {
namespace {

/// Looks around and chooses boxes: by a click, with Ctrl one more, by a band all in it. A click beside them lets go.
class SelectTool : public Tool
{
public:
    [[nodiscard]] ToolTraits traits() const override { return {.action = "selectTool"}; }

    [[nodiscard]] ToolReply on(const PointerEvent& event, const ToolContext& /*context*/) override
    {
        if (event.kind == PointerEvent::Kind::band)
            return replyToBandAroundBoxes(event);
        if (event.kind != PointerEvent::Kind::click)
            return {};
        if (event.box)
            return replyToBoxClick(event);
        ToolReply reply;
        if (!event.point_m || !event.control)  // with Ctrl a box was meant and missed: the selection stays
            reply.selection = SelectionChange{};
        return reply;
    }
};

}  // namespace

std::unique_ptr<Tool> makeSelectTool()
{
    return std::make_unique<SelectTool>();
}

}  // namespace pointloom
