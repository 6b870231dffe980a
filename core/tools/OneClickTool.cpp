// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxReplies.h"
#include "core/tools/Tools.h"

#include <algorithm>

namespace pointloom {
namespace {

/// A click on an object boxes it, a band around it does so too, and while the cursor rests over one the box that a click would give is
/// shown.
class OneClickTool : public Tool
{
public:
    [[nodiscard]] ToolTraits traits() const override { return {.action = "boxTool"}; }

    [[nodiscard]] ToolReply on(const PointerEvent& event, const ToolContext& context) override
    {
        switch (event.kind) {
        case PointerEvent::Kind::hover:
            return hovered(event, context);
        case PointerEvent::Kind::click:
            return replyToBoxingClick(event, context);
        case PointerEvent::Kind::band:
            return replyToBandAroundObject(event, context);
        default:
            return {};
        }
    }

    [[nodiscard]] ToolReply on(const FitAnswer& answer, const ToolContext& /*context*/) override
    {
        if (!answer.request.forPreview)
            return replyToFits(answer);
        ToolReply reply;
        reply.preview = ToolPreview{};
        if (!answer.fits.empty())
            reply.preview = {.box = answer.fits.front().box, .seen = answer.fits.front().seen};
        return reply;
    }

private:
    [[nodiscard]] static ToolReply hovered(const PointerEvent& event, const ToolContext& context)
    {
        ToolReply reply;
        if (event.point_m && isWorthShowing(*event.point_m, context))
            reply.fit = {.where = FitAtPoint{*event.point_m}, .what = context.what, .forPreview = true};
        else
            reply.preview = ToolPreview{};
        return reply;
    }

    [[nodiscard]] static bool isWorthShowing(const Eigen::Vector3f& point_m, const ToolContext& context)
    {
        const auto holds = [&](const ToolContext::Box& one) { return !one.hidden && contains(one.box, point_m.cast<double>()); };
        return !context.readOnly && context.index != nullptr && std::ranges::none_of(context.boxes, holds);
    }
};

}  // namespace

std::unique_ptr<Tool> makeOneClickTool()
{
    return std::make_unique<OneClickTool>();
}

}  // namespace pointloom
