// SPDX-License-Identifier: Apache-2.0
#include "core/track/SweepFrame.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pointloom {
namespace {

constexpr double slow_mps = 0.5;   // five centimetres in a turn: less than the points scatter
constexpr double face_m = 0.1;     // points of a side lie so near to it
constexpr double ground_m = 0.25;  // so much of a box's bottom is left out: the road lies in both

/// The boxes of a track that tell how it moves in a frame: there and next to it.
FrameBoxes boxesAround(const Labels& labels, Id<Track> track, int frame)
{
    const TrackBoxes& all = labels.boxesOf(track);
    const auto at = all.find(frame);
    FrameBoxes boxes;
    if (at == all.end())
        return boxes;
    const auto take = [&](const auto& entry) { boxes.emplace(entry.first, labels.find(entry.second)->box); };
    take(*at);
    if (at != all.begin())
        take(*std::prev(at));
    if (std::next(at) != all.end())
        take(*std::next(at));
    return boxes;
}

bool isOnSide(const OrientedBox& box, const Eigen::Vector3d& place_m)
{
    const Eigen::Vector3d beyond_m = toBox(box, place_m).cwiseAbs() - box.size_m / 2;
    return std::abs(beyond_m.head<2>().maxCoeff()) < face_m;
}

OrientedBox aboveGround(OrientedBox box)
{
    const double off_m = std::min(ground_m, box.size_m.z() / 2);
    box.size_m.z() -= off_m;
    box.centre_m.z() += off_m / 2;
    return box;
}

}  // namespace

std::optional<MovingObject> movingObject(const Labels& labels, const WorldPoses& poses, const Cuboid& cuboid, double period_s)
{
    const auto motion = motionAt(boxesAround(labels, cuboid.track, cuboid.frame), cuboid.frame, poses, period_s);
    if (!motion || motion->velocity_mps.norm() < slow_mps)
        return std::nullopt;
    return MovingObject{cuboid.box, *motion};
}

std::vector<MovingObject> movingObjects(const Labels& labels, const WorldPoses& poses, int frame, double period_s)
{
    std::vector<MovingObject> objects;
    for (const auto& [id, cuboid] : labels.frame(frame))
        if (const auto object = movingObject(labels, poses, cuboid, period_s))
            objects.push_back(*object);
    return objects;
}

OrientedBox atMoment(const PointCloud& cloud, const SweepTimes& times, const MovingObject& object)
{
    const OrientedBox body = aboveGround(object.box);
    const auto onSides = [&](const ObjectMotion& motion) {
        const auto points = correctedPoints(cloud, times, body, motion, face_m);
        return std::ranges::count_if(
            points, [&](const CorrectedPoint& one) { return isOnSide(body, one.position_m.cast<double>() + cloud.origin_m); });
    };
    if (onSides({}) <= onSides(object.motion))
        return object.box;
    const double scanned_s = *scannedAt_s(cloud, times, body, {}, face_m);
    const bool isNoticeable = object.motion.velocity_mps.norm() * std::abs(scanned_s) > face_m;
    return isNoticeable ? later(object.box, object.motion, -scanned_s) : object.box;
}

std::vector<CorrectedPoint> pointsAtMoment(const PointCloud& cloud, const SweepTimes& times, const MovingObject& object)
{
    return correctedPoints(cloud, times, atMoment(cloud, times, object), object.motion);
}

PointCloud cloudAtMoment(PointCloud cloud, const SweepTimes& times, std::span<const MovingObject> objects)
{
    std::vector<CorrectedPoint> moved;
    for (const MovingObject& object : objects) {
        const auto own = pointsAtMoment(cloud, times, object);
        moved.insert(moved.end(), own.begin(), own.end());
    }
    return withCorrected(std::move(cloud), moved);
}

}  // namespace pointloom
