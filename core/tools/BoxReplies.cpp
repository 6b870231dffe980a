// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxReplies.h"

#include "core/index/GroundUnder.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double likeNeighbour_m = 15;  ///< a box of the usual size looks the way its nearest neighbour within this distance does

/// Traffic goes one way: like the nearest box, or along x where there is none.
double usualHeading(const Eigen::Vector3f& place_m, const ToolContext& context)
{
    double nearest_m = likeNeighbour_m;
    double heading_rad = 0;
    for (const auto& [box, hidden] : context.boxes) {
        const double distance_m = (box.centre_m - place_m.cast<double>()).head<2>().norm();
        if (distance_m < nearest_m) {
            nearest_m = distance_m;
            heading_rad = box.yaw_rad;
        }
    }
    return heading_rad;
}

OrientedBox usualFootprint(const ClassDef& what, const Eigen::Vector2d& middle_m, double yaw_rad)
{
    OrientedBox box;
    box.centre_m.head<2>() = middle_m;
    box.size_m = what.size.typical_m;
    box.yaw_rad = yaw_rad;
    return box;
}

}  // namespace

ToolReply replyToBoxClick(const PointerEvent& event)
{
    ToolReply reply;
    reply.selection = {.kind = event.control ? SelectionChange::Kind::toggle : SelectionChange::Kind::only, .ids = {event.box}};
    return reply;
}

ToolReply replyToBandAroundBoxes(const PointerEvent& event)
{
    ToolReply reply;
    reply.selection = {.kind = SelectionChange::Kind::add, .ids = event.boxes};
    return reply;
}

ToolReply replyToBoxingClick(const PointerEvent& event, const ToolContext& context)
{
    if (event.box)
        return replyToBoxClick(event);
    ToolReply reply;
    if (!event.point_m) {
        reply.selection = SelectionChange{};
        return reply;
    }
    if (event.control || context.index == nullptr)
        return reply;  // with Ctrl a box was meant and missed: the selection stays
    if (event.shift)
        return replyWithBox(boxOfUsualSize(*event.point_m, context));
    reply.fit = {.where = FitAtPoint{*event.point_m}, .what = context.what};
    return reply;
}

ToolReply replyToBandAroundObject(const PointerEvent& event, const ToolContext& context)
{
    ToolReply reply;
    reply.fit = {.where = FitOfPoints{event.points}, .what = context.what};
    return reply;
}

ToolReply replyToFits(const FitAnswer& answer)
{
    ToolReply reply;
    if (!answer.fits.empty()) {
        const FittedBox& best = answer.fits.front();
        reply.made = {.box = best.box, .origin = BoxOrigin::fitted, .score = best.score, .alternatives = answer.fits};
    } else if (answer.request.drawn) {
        return replyWithBox(*answer.request.drawn);
    } else if (std::holds_alternative<FitOfPoints>(answer.request.where)) {
        reply.say = message(PL_TEXT("core", "There is nothing above the ground in this band."));
    } else if (std::holds_alternative<FitAtPoint>(answer.request.where)) {
        reply.preview = ToolPreview{};
        reply.say = message(PL_TEXT("core", "There is no object of this class here. Choose another class, or click nearer to its points."));
    }
    return reply;
}

ToolReply replyWithBox(const OrientedBox& drawn)
{
    ToolReply reply;
    reply.made = {.box = drawn};
    return reply;
}

OrientedBox boxOfUsualSize(const Eigen::Vector3f& place_m, const ToolContext& context)
{
    return standingOn(context.index->ground(),
                      usualFootprint(context.what, place_m.head<2>().cast<double>(), usualHeading(place_m, context)));
}

std::optional<OrientedBox> boxAlongLine(const Eigen::Vector3f& from_m, const Eigen::Vector3f& to_m, const ToolContext& context)
{
    const Eigen::Vector2d from = from_m.head<2>().cast<double>();
    const Eigen::Vector2d to = to_m.head<2>().cast<double>();
    const Eigen::Vector2d along = to - from;
    if (context.index == nullptr || along.norm() < 1e-3)
        return std::nullopt;
    OrientedBox box = usualFootprint(context.what, (from + to) / 2, std::atan2(along.y(), along.x()));
    box.size_m.x() = std::clamp(along.norm(), context.what.size.min_m.x(), context.what.size.max_m.x());
    return standingBox(*context.index, box, context.what);
}

}  // namespace pointloom
