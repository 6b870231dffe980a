// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/ScanRays.h"
#include "core/track/Registration.h"
#include "core/track/TrackFrame.h"

#include <optional>
#include <vector>

namespace pointloom {

/// What stays the same about an object in all frames.
struct ObjectFrame
{
    Pose stage_T_world = Pose::Identity();  ///< the stage: the world with its zero where the object was boxed
    Eigen::Vector3d size_m = Eigen::Vector3d::Zero();
    double pitch_rad = 0;  ///< on the stage: a tilted object leans along its own heading wherever it goes
    double roll_rad = 0;
};

/// One frame as the follower of one object sees it. Poses are on the stage; boxes are in the cloud's own coordinates.
class ObjectView
{
public:
    /// @param bottom_m  how high the object's bottom is on the stage
    ObjectView(const TrackFrame& frame, const ObjectFrame& object, double bottom_m);

    [[nodiscard]] FlatPose poseOf(const OrientedBox& box) const;
    [[nodiscard]] OrientedBox boxAt(const FlatPose& pose) const;

    /// The ground under a pose, on the stage.
    struct GroundUnder
    {
        double height_m = 0;
        double deviation_m = 0;  ///< far away a scan shows little of the ground
    };
    [[nodiscard]] std::optional<GroundUnder> groundUnder(const FlatPose& pose) const;

    /// The points above the ground around the object at a pose: x and y on the stage, z above the object's bottom. Of very many every
    /// n-th, so that no more than mostPoints are left.
    struct Points
    {
        std::vector<Eigen::Vector3f> points_m;
        float each = 1;  ///< how many points of the frame one of these stands for
    };
    [[nodiscard]] Points pointsAround(const FlatPose& pose, double along_m, double across_m, std::size_t mostPoints) const;

    /// What the light says about the body of the object at a pose, clear of its sides.
    [[nodiscard]] SightVerdict sightThrough(const FlatPose& pose) const;

    /// How far the object is from the sensor at a pose.
    [[nodiscard]] double range_m(const FlatPose& pose) const;

    [[nodiscard]] const Eigen::Vector3d& size_m() const { return m_object.size_m; }
    [[nodiscard]] double bottom_m() const { return m_bottom_m; }

private:
    [[nodiscard]] OrientedBox inIndex(const FlatPose& pose) const;

    const CloudIndex& m_index;
    Eigen::Vector3d m_origin_m;
    ObjectFrame m_object;
    double m_bottom_m;
    Pose m_stage_T_cloud;
};

}  // namespace pointloom
