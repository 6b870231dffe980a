// SPDX-License-Identifier: Apache-2.0
#include "core/track/SweepFrame.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pointloom {
namespace {

constexpr double slow_mps = 0.5;   // five centimetres in a turn: less than the points scatter
constexpr double face_m = 0.1;     // points of a side lie so near to it
constexpr double shell_m = 0.5;    // around the box, in which points may be the object's
constexpr double clearly = 1.05;   // better: where no end of the object is seen, its sides agree with both
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

/// How well points agree with the sides of a box, in points: those on a side speak for it, those just outside against it.
long agreement(const OrientedBox& box, const PointCloud& cloud, std::span<const CorrectedPoint> points)
{
    long agreement = 0;
    for (const CorrectedPoint& point : points) {
        const Eigen::Vector3d beyond_m = toBox(box, point.position_m.cast<double>() + cloud.origin_m).cwiseAbs() - box.size_m / 2;
        const double outside_m = beyond_m.head<2>().maxCoeff();
        agreement += outside_m > face_m ? -1 : outside_m > -face_m ? 1 : 0;
    }
    return agreement;
}

OrientedBox aboveGround(OrientedBox box)
{
    const double off_m = std::min(ground_m, box.size_m.z() / 2);
    box.size_m.z() -= off_m;
    box.centre_m += axisOf(box, 2) * (off_m / 2);
    return box;
}

}  // namespace

std::optional<MovingObject> movingObject(const Labels& labels, const WorldPoses& poses, const Cuboid& cuboid)
{
    const auto frame = labels.positionOf(cuboid);
    const auto motion = frame ? motionAt(boxesAround(labels, cuboid.track, *frame), *frame, poses) : std::nullopt;
    if (!motion || motion->velocity_mps.norm() < slow_mps)
        return std::nullopt;
    return MovingObject{cuboid.box, *motion};
}

std::vector<MovingObject> movingObjects(const Labels& labels, const WorldPoses& poses, int frame)
{
    std::vector<MovingObject> objects;
    for (const auto& [id, cuboid] : labels.frame(frame))
        if (const auto object = movingObject(labels, poses, cuboid))
            objects.push_back(*object);
    return objects;
}

OrientedBox atMoment(const PointCloud& cloud, const SweepTimes& times, const MovingObject& object)
{
    const OrientedBox body = aboveGround(object.box);
    const auto agrees = [&](const ObjectMotion& motion) {
        return agreement(body, cloud, correctedPoints(cloud, times, body, motion, shell_m));
    };
    if (static_cast<double>(agrees({})) <= clearly * static_cast<double>(agrees(object.motion)))
        return object.box;
    const double scanned_s = scannedAt_s(cloud, times, body, {}, face_m).value_or(0);
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
