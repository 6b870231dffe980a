// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ScenePicking.h"

#include <cmath>
#include <limits>

namespace pointloom {
namespace {

constexpr double edgeReach_px = 5;  ///< a click this near to an edge means the box

}  // namespace

std::uint64_t boxUnder(const SceneModel& model, std::span<const PlacedLabel> labels, const ViewTransform& view, QPointF pixel,
                       const std::optional<ScenePoint>& point_m)
{
    for (const PlacedLabel& label : labels)
        if (label.id != 0 && label.place.contains(pixel))
            return label.id;

    const Ray ray = rayThrough(view, toEigen(pixel));
    std::uint64_t byEdge = 0;
    std::uint64_t byVolume = 0;
    double nearestEdge_px = edgeReach_px;
    double nearest_m = point_m ? ray.direction.dot(point_m->cast<double>() - ray.origin_m) : std::numeric_limits<double>::max();
    for (const SceneBox& box : model.boxes()) {
        if (!model.shows(box))
            continue;
        if (const double distance_px = distanceToEdges_px(box.box, view, toEigen(pixel)); distance_px <= nearestEdge_px) {
            nearestEdge_px = distance_px;
            byEdge = box.id;
        }
        if (const auto entry = entryOf(ray, box.box); entry && entry->distance_m < nearest_m) {
            nearest_m = entry->distance_m;
            byVolume = box.id;
        }
    }
    return byEdge != 0 ? byEdge : byVolume;
}

std::vector<std::uint64_t> boxesWithin(const SceneModel& model, const ViewTransform& view, const QRectF& pixels)
{
    std::vector<std::uint64_t> ids;
    for (const SceneBox& box : model.boxes()) {
        const auto at = view.toPixel(box.box.centre_m);
        if (model.shows(box) && at && pixels.contains(QPointF(at->x(), at->y())))
            ids.push_back(box.id);
    }
    return ids;
}

std::vector<std::uint32_t> pointsWithin(const DrawnPoints& points, const ViewTransform& view, const QRectF& pixels)
{
    std::vector<std::uint32_t> ids;
    for (std::size_t i = 0; i < points.positions_m.size(); ++i) {
        if (points.palette[points.colours[i]].a == 0)
            continue;
        const auto at = view.toPixel(points.positions_m[i].cast<double>());
        if (at && pixels.contains(QPointF(at->x(), at->y())))
            ids.push_back(static_cast<std::uint32_t>(i));
    }
    return ids;
}

std::optional<ScenePoint> groundUnder(const SceneCloud& scene, const ViewTransform& view, QPointF pixel)
{
    constexpr int rounds = 8;
    constexpr double farthest_m = 500;
    constexpr double flattest = 1e-3;  // sine of the line of sight to the ground
    const Ray ray = rayThrough(view, toEigen(pixel));
    if (!scene.index || ray.direction.z() > -flattest)
        return std::nullopt;
    double height_m = 0;
    Eigen::Vector3d at = ray.origin_m;
    for (int round = 0; round < rounds; ++round) {  // towards the height of the ground where the last round came down
        const double distance_m = (height_m - ray.origin_m.z()) / ray.direction.z();
        at = ray.origin_m + ray.direction * distance_m;
        if (!at.allFinite() || (at - ray.origin_m).head<2>().norm() > farthest_m)
            return std::nullopt;
        height_m = scene.index->ground().heightAt(static_cast<float>(at.x()), static_cast<float>(at.y()));
    }
    return ScenePoint(at.cast<float>());
}

}  // namespace pointloom
