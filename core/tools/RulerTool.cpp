// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxReplies.h"
#include "core/tools/Tools.h"

namespace pointloom {
namespace {

/// Measures between two points of the cloud: a click at each; the cursor shows where the second would be. A third click begins anew.
class RulerTool : public Tool
{
public:
    [[nodiscard]] ToolTraits traits() const override { return {.action = "rulerTool", .pointer = PointerMode::measure, .letsGo = true}; }

    [[nodiscard]] ToolReply on(const PointerEvent& event, const ToolContext& /*context*/) override
    {
        switch (event.kind) {
        case PointerEvent::Kind::hover:
            if (m_ends_m.empty() || m_isDone)
                return {};
            return shown(event.point_m);
        case PointerEvent::Kind::click:
            return clicked(event);
        case PointerEvent::Kind::band:
            return replyToBandAroundBoxes(event);
        default:
            return {};
        }
    }

    [[nodiscard]] ToolReply cancel() override
    {
        ToolReply reply;
        if (m_ends_m.empty())
            return reply;
        m_ends_m.clear();
        m_isDone = false;
        reply = shown({});
        reply.ended = true;
        return reply;
    }

private:
    [[nodiscard]] ToolReply clicked(const PointerEvent& event)
    {
        if (event.box)
            return replyToBoxClick(event);
        if (!event.point_m) {
            ToolReply letGo;
            letGo.selection = SelectionChange{};
            return letGo;
        }
        const bool isSecond = !m_ends_m.empty() && !m_isDone;
        if (!isSecond)
            m_ends_m.clear();
        m_ends_m.emplace_back(event.point_m->cast<double>());
        m_isDone = isSecond;
        return shown({});
    }

    [[nodiscard]] ToolReply shown(const std::optional<ScenePoint>& cursor_m) const
    {
        ToolReply reply;
        reply.sketch = {.look = ToolSketch::Look::ruler, .places_m = m_ends_m};
        if (cursor_m)
            reply.sketch->places_m.emplace_back(cursor_m->cast<double>());
        return reply;
    }

    std::vector<Eigen::Vector3d> m_ends_m;  ///< clicked so far
    bool m_isDone = false;
};

}  // namespace

std::unique_ptr<Tool> makeRulerTool()
{
    return std::make_unique<RulerTool>();
}

}  // namespace pointloom
