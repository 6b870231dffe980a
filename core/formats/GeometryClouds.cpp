// SPDX-License-Identifier: Apache-2.0
#include "core/formats/GeometryClouds.h"

#include "core/index/GroundUnder.h"
#include "core/schema/ClassNames.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr std::size_t mostClouds = 4;     // enough boxes to see a pattern, and read within a second
constexpr std::size_t fewestPoints = 50;  // less is no scan
constexpr std::size_t mostPoints = 400'000;

/// Points in a box above its bottom: the ground runs through many a box that stands in the wrong place.
std::size_t pointsIn(const OrientedBox& box, const std::vector<Eigen::Vector3d>& points_m)
{
    constexpr double bottomShare = 0.15;
    const double reach_m = box.size_m.norm() / 2;
    std::size_t count = 0;
    for (const Eigen::Vector3d& point_m : points_m) {
        const Eigen::Vector3d away_m = point_m - box.centre_m;
        if (std::abs(away_m.x()) > reach_m || std::abs(away_m.y()) > reach_m || std::abs(away_m.z()) > reach_m)
            continue;
        const Eigen::Vector3d local_m = toBox(box, point_m);
        const bool isInside = (local_m.cwiseAbs().array() <= box.size_m.array() / 2).all();
        count += isInside && local_m.z() > (bottomShare - 0.5) * box.size_m.z() ? 1 : 0;
    }
    return count;
}

}  // namespace

GeometryClouds::GeometryClouds(const Sequence& sequence, const std::vector<std::size_t>& frames)
{
    const std::size_t step = std::max<std::size_t>(1, frames.size() / mostClouds);
    for (std::size_t i = step / 2; i < frames.size() && m_clouds.size() < mostClouds; i += step) {
        const auto cloud = readFrameCloud(sequence, static_cast<int>(frames[i]));
        if (!cloud)
            continue;
        Cloud kept{.frame = frames[i], .points_m = {}, .origin_m = cloud->origin_m, .ground = estimateGround(*cloud)};
        const std::size_t each = std::max<std::size_t>(1, cloud->size() / mostPoints);
        for (std::size_t k = 0; k < cloud->size(); k += each) {
            if (cloud->isFinite(k))
                kept.points_m.push_back(cloud->at(k));
        }
        if (kept.points_m.size() >= fewestPoints)
            m_clouds.push_back(std::move(kept));
    }
}

GeometryEvidence GeometryClouds::evidenceFor(LabelSource& labels) const
{
    GeometryEvidence out;
    for (const Cloud& cloud : m_clouds) {
        const auto frame = labels.frame(cloud.frame);
        if (!frame)
            continue;
        for (const LabelledBox& box : frame->boxes) {
            ++out.boxes;
            const std::size_t points = pointsIn(box.box, cloud.points_m);
            out.withPoints += points > 0 ? 1 : 0;
            out.points += points;
        }
    }
    return out;
}

std::vector<GroundClearance> GeometryClouds::clearancesOf(LabelSource& labels, const LabelSchema& schema) const
{
    constexpr double farthest_m = 40;  // beyond, there is more guessed than seen of the ground
    std::vector<GroundClearance> out;
    for (const Cloud& cloud : m_clouds) {
        const auto frame = labels.frame(cloud.frame);
        if (!frame || !cloud.ground.known())
            continue;
        for (const LabelledBox& labelled : frame->boxes) {
            OrientedBox box = labelled.box;
            if (findClassCalled(schema, labelled.classKey) == nullptr || box.centre_m.head<2>().norm() > farthest_m)
                continue;
            box.centre_m -= cloud.origin_m;
            out.push_back({.above_m = clearance_m(cloud.ground, box), .height_m = box.size_m.z()});
        }
    }
    return out;
}

}  // namespace pointloom
