// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/track/Interpolation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// Which moment of its sweep a frame stands for: that of its pose and of its boxes.
///
/// Datasets differ, and nothing in a cloud tells: Argoverse 2 and the generated sequences name a sweep by its start, nuScenes by its end,
/// KITTI by the middle, when the scanner looks ahead as the cameras do.
enum class FrameMoment { start, middle, end };

/// How the time column of a cloud is to be read.
struct SweepTimes
{
    double frameTime = 0;  ///< of the frame's moment, in the column's unit
    double unit_s = 1;     ///< seconds in one of the column's units

    /// How long after the frame's moment a point was measured; negative: before.
    [[nodiscard]] double since_s(double time) const { return (time - frameTime) * unit_s; }
};

/// Finds out the unit of a time column (seconds, milli-, micro- or nanoseconds) by its span, which is a turn of the scanner. Nothing when
/// the cloud has no times, they are all the same, or no unit makes a turn of them.
[[nodiscard]] std::optional<SweepTimes> sweepTimes(const PointCloud& cloud, FrameMoment moment = FrameMoment::start, double period_s = 0.1);

/// How an object moves over the ground, in the axes of a frame's cloud. Clouds are taken to be corrected for the sensor's own motion within
/// the sweep, as published ones are: what stands still is where it is.
struct ObjectMotion
{
    Eigen::Vector3d velocity_mps = Eigen::Vector3d::Zero();
    double yawRate_radps = 0;
};

/// The motion of an object in a frame by its boxes there and in the frames around, in the world. Nothing for a single box.
[[nodiscard]] std::optional<ObjectMotion> motionAt(const FrameBoxes& boxes, int frame, const WorldPoses& poses);

/// The box some time later; earlier: negative.
[[nodiscard]] OrientedBox later(const OrientedBox& box, const ObjectMotion& motion, double dt_s);

/// A point that was measured somewhat after the frame's moment on an object that moves, where it was on the object at the moment.
struct CorrectedPoint
{
    std::uint32_t point = 0;     ///< number in the cloud
    Eigen::Vector3f position_m;  ///< relative to the cloud's origin
};

/// The points of an object as if all of them had been measured at the frame's moment. A point is the object's when it comes to lie within a
/// margin of the box by that. O(points of the cloud).
/// @param box  where the object is at the frame's moment
[[nodiscard]] std::vector<CorrectedPoint> correctedPoints(const PointCloud& cloud, const SweepTimes& times, const OrientedBox& box,
                                                          const ObjectMotion& motion, double margin_m = 0.3);

/// A cloud with corrected points in their places: what boxes of fast objects are fitted to.
[[nodiscard]] PointCloud withCorrected(PointCloud cloud, std::span<const CorrectedPoint> points);

/// When the points of an object were measured: the median time after the frame's moment. Nothing when it has none. later(box, motion, that)
/// is the box as it must be drawn around the points as they are in the file.
[[nodiscard]] std::optional<double> scannedAt_s(const PointCloud& cloud, const SweepTimes& times, const OrientedBox& box,
                                                const ObjectMotion& motion, double margin_m = 0.1);

}  // namespace pointloom
