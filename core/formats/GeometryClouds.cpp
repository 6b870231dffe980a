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
constexpr std::size_t fewestForGround = 1000;  // of fewer the ground is guessed from what stands on it

double xOf(const Eigen::Vector3d& point_m)
{
    return point_m.x();
}

/// Points in a box above its bottom: the ground runs through many a box that stands in the wrong place.
/// @param points_m  sorted by x
std::size_t pointsIn(const OrientedBox& box, const std::vector<Eigen::Vector3d>& points_m)
{
    constexpr double bottomShare = 0.15;
    const double reach_m = box.size_m.norm() / 2;
    std::size_t count = 0;
    const auto first = std::ranges::lower_bound(points_m, box.centre_m.x() - reach_m, {}, xOf);
    for (auto point = first; point != points_m.end() && point->x() <= box.centre_m.x() + reach_m; ++point) {
        const Eigen::Vector3d& point_m = *point;
        const Eigen::Vector3d away_m = point_m - box.centre_m;
        if (std::abs(away_m.y()) > reach_m || std::abs(away_m.z()) > reach_m)
            continue;
        const Eigen::Vector3d local_m = toBox(box, point_m);
        const bool isInside = (local_m.cwiseAbs().array() <= box.size_m.array() / 2).all();
        count += isInside && local_m.z() > (bottomShare - 0.5) * box.size_m.z() ? 1 : 0;
    }
    return count;
}

/// Whether one way holds clearly more points than another: by a quarter and a few.
bool holdsMore(std::size_t points, std::size_t thanThese)
{
    constexpr std::size_t fewPoints = 5;
    return 4 * points > 5 * (thanThese + fewPoints);
}

void compare(RivalEvidence& evidence, const std::string& track, std::size_t told, std::size_t rival)
{
    evidence.boxes += told > 0 || rival > 0 ? 1 : 0;
    evidence.worse += holdsMore(told, rival) ? 1 : 0;
    if (!holdsMore(rival, told))
        return;
    ++evidence.better;
    evidence.objects.insert(track.empty() ? "box " + std::to_string(evidence.better) : track);
    evidence.noneNow += told == 0 ? 1 : 0;
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
        std::ranges::sort(kept.points_m, {}, xOf);
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

RivalEvidence GeometryClouds::rivalEvidence(LabelSource& labels, const BoxReading& rival) const
{
    RivalEvidence out;
    for (const Cloud& cloud : m_clouds) {
        const auto frame = labels.frame(cloud.frame);
        if (!frame)
            continue;
        for (const LabelledBox& box : frame->boxes)
            compare(out, box.track, pointsIn(box.box, cloud.points_m), pointsIn(standingMeant(box.box, rival), cloud.points_m));
    }
    return out;
}

RivalEvidence GeometryClouds::neighbourEvidence(LabelSource& labels, int framesOn) const
{
    RivalEvidence out;
    for (const Cloud& cloud : m_clouds) {
        const auto other = static_cast<std::ptrdiff_t>(cloud.frame) + framesOn;
        if (other < 0 || static_cast<std::size_t>(other) >= labels.frameCount())
            continue;
        const auto here = labels.frame(cloud.frame);
        const auto there = labels.frame(static_cast<std::size_t>(other));
        if (!here || !there)
            continue;
        for (const LabelledBox& box : here->boxes) {
            const auto same = std::ranges::find(there->boxes, box.track, &LabelledBox::track);
            if (!box.track.empty() && same != there->boxes.end())
                compare(out, box.track, pointsIn(box.box, cloud.points_m), pointsIn(same->box, cloud.points_m));
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
        if (!frame || !cloud.ground.known() || cloud.points_m.size() < fewestForGround)
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
