// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxReplies.h"
#include "core/tools/Tools.h"

#include <cmath>

namespace pointloom {
namespace {

/// A line along an object boxes it: its direction is the heading, and where no object is under it a box of the usual size lies along it. So
/// do three corners: the first behind, the second before it on the same side, the third anywhere on the other side.
class DrawTool : public Tool
{
public:
    [[nodiscard]] ToolTraits traits() const override
    {
        return {.action = "drawTool",
                .pointer = PointerMode::draw,
                .hint = message(PL_TEXT("core", "Drag along an object from its rear to its front, or click three corners of it."))};
    }

    [[nodiscard]] ToolReply on(const PointerEvent& event, const ToolContext& context) override
    {
        switch (event.kind) {
        case PointerEvent::Kind::move:
            return moved(event, context);
        case PointerEvent::Kind::place:
            return event.ground_m ? cornerAt(*event.ground_m, context) : ToolReply{};
        case PointerEvent::Kind::stroke:
            return stroking(event, context);
        case PointerEvent::Kind::strokeEnd:
            return stroked(event, context);
        case PointerEvent::Kind::click:  // in a further view, where nothing is drawn
            return replyToBoxingClick(event, context);
        case PointerEvent::Kind::band:
            return replyToBandAroundObject(event, context);
        case PointerEvent::Kind::hover:
            break;
        }
        return {};
    }

    [[nodiscard]] ToolReply on(const FitAnswer& answer, const ToolContext& /*context*/) override { return replyToFits(answer); }

    [[nodiscard]] ToolReply cancel() override
    {
        ToolReply reply;
        if (m_corners_m.empty())
            return reply;
        m_corners_m.clear();
        reply.ended = true;
        reply.sketch = ToolSketch{};
        reply.preview = ToolPreview{};
        return reply;
    }

private:
    static constexpr std::size_t lastCorner = 2;

    [[nodiscard]] ToolReply moved(const PointerEvent& event, const ToolContext& context) const
    {
        ToolReply reply;
        if (m_corners_m.empty())
            return reply;
        reply.sketch = sketch(event.ground_m);
        if (m_corners_m.size() == lastCorner)
            reply.preview = {.box = event.ground_m ? boxOfCorners(*event.ground_m, context) : std::nullopt};
        return reply;
    }

    [[nodiscard]] ToolReply cornerAt(const ScenePoint& place_m, const ToolContext& context)
    {
        if (m_corners_m.size() == lastCorner) {
            const auto box = boxOfCorners(place_m, context);
            ToolReply reply = cancel();
            if (box)
                reply.made = {.box = *box};
            return reply;
        }
        m_corners_m.push_back(place_m);
        ToolReply reply;
        reply.sketch = sketch(place_m);
        reply.say = m_corners_m.size() == 1 ? message(PL_TEXT("core", "Now the corner in front of it, on the same side."))
                                            : message(PL_TEXT("core", "Now any place on the other side."));
        return reply;
    }

    [[nodiscard]] static ToolReply stroking(const PointerEvent& event, const ToolContext& context)
    {
        ToolReply reply;
        reply.preview = ToolPreview{};
        if (event.startGround_m && event.ground_m)
            reply.preview->box = boxAlongLine(*event.startGround_m, *event.ground_m, context);
        return reply;
    }

    [[nodiscard]] ToolReply stroked(const PointerEvent& event, const ToolContext& context)
    {
        ToolReply reply = cancel();
        if (!event.startGround_m || !event.ground_m || context.index == nullptr)
            return reply;
        const Eigen::Vector3f along = *event.ground_m - *event.startGround_m;
        reply.fit = {.where = FitAlongLine{.points_m = event.along_m, .heading_rad = std::atan2(along.y(), along.x())},
                     .what = context.what,
                     .drawn = boxAlongLine(*event.startGround_m, *event.ground_m, context)};
        return reply;
    }

    [[nodiscard]] ToolSketch sketch(const std::optional<ScenePoint>& cursor_m) const
    {
        ToolSketch out{.look = ToolSketch::Look::corners, .places_m = {}};
        for (const Eigen::Vector3f& corner : m_corners_m)
            out.places_m.emplace_back(corner.cast<double>());
        if (cursor_m)
            out.places_m.emplace_back(cursor_m->cast<double>());
        return out;
    }

    /// As long as the first two corners are apart, as wide as the third is beside their line.
    [[nodiscard]] std::optional<OrientedBox> boxOfCorners(const Eigen::Vector3f& third_m, const ToolContext& context) const
    {
        const Eigen::Vector2d back = m_corners_m.at(0).head<2>().cast<double>();
        const Eigen::Vector2d along = m_corners_m.at(1).head<2>().cast<double>() - back;
        const double length_m = along.norm();
        if (context.index == nullptr || length_m < 1e-2)
            return std::nullopt;
        const Eigen::Vector2d axis = along / length_m;
        const Eigen::Vector2d left(-axis.y(), axis.x());
        const double width_m = left.dot(third_m.head<2>().cast<double>() - back);
        if (std::abs(width_m) < 1e-2)
            return std::nullopt;
        OrientedBox box;
        box.centre_m.head<2>() = back + along / 2 + left * (width_m / 2);
        box.size_m = {length_m, std::abs(width_m), 1};
        box.yaw_rad = std::atan2(axis.y(), axis.x());
        return standingBox(*context.index, box, context.what);
    }

    std::vector<Eigen::Vector3f> m_corners_m;
};

}  // namespace

std::unique_ptr<Tool> makeDrawTool()
{
    return std::make_unique<DrawTool>();
}

}  // namespace pointloom
