// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/track/SweepMotion.h"

#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// An object that moves while the scanner turns: its box in a frame, in the coordinates of the frame's file.
struct MovingObject
{
    OrientedBox box;
    ObjectMotion motion;
};

/// The object of a box, by where its track has boxes before and after. Nothing when that does not tell, or when it is too slow for a sweep
/// to show it.
[[nodiscard]] std::optional<MovingObject> movingObject(const Labels& labels, const WorldPoses& poses, const Cuboid& cuboid);

/// All such objects of a frame.
[[nodiscard]] std::vector<MovingObject> movingObjects(const Labels& labels, const WorldPoses& poses, int frame);

/// Where the object is at the frame's moment. A box that was made around points as the file has them is where the object was scanned,
/// not there: when its sides agree better with the points as they are than corrected, it is moved by the time since.
[[nodiscard]] OrientedBox atMoment(const PointCloud& cloud, const SweepTimes& times, const MovingObject& object);

/// The points of an object corrected to the frame's moment, wherever its box was made.
[[nodiscard]] std::vector<CorrectedPoint> pointsAtMoment(const PointCloud& cloud, const SweepTimes& times, const MovingObject& object);

/// A frame as if everything in it that moves had been measured at its moment.
[[nodiscard]] PointCloud cloudAtMoment(PointCloud cloud, const SweepTimes& times, std::span<const MovingObject> objects);

}  // namespace pointloom
