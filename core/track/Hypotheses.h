// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/MotionFilter.h"
#include "core/track/ObjectModel.h"
#include "core/track/Sighting.h"

namespace pointloom {

/// How many points an object had when it was seen last, and how far away it was then.
struct PointsSeen
{
    double points = 0;
    double range_m = 1;

    /// Points fall with the square of the range.
    [[nodiscard]] double expectedAt(double there_m) const { return points * (range_m / there_m) * (range_m / there_m); }
};

/// An object that is taken to stand still: each frame must show it where it was boxed, but for the errors of the poses.
class StillHypothesis
{
public:
    StillHypothesis(const ObjectModel& model, const FlatPose& pose, const PointsSeen& seen) : m_model(model), m_pose(pose), m_seen(seen) {}

    /// The answer's pose is where the points say it is.
    Sighting look(const ObjectView& view, const LookParams& params);

    [[nodiscard]] const FlatPose& pose() const { return m_pose; }
    [[nodiscard]] const ObjectModel& model() const { return m_model; }
    [[nodiscard]] const PointsSeen& seen() const { return m_seen; }
    /// From where it was boxed to where the points said it was when it was seen last, metres.
    [[nodiscard]] double offset_m() const { return m_offset_m; }

private:
    ObjectModel m_model;
    FlatPose m_pose;
    PointsSeen m_seen;
    double m_offset_m = 0;
    int m_sightings = 0;
};

/// An object that is taken to move.
class MovingHypothesis
{
public:
    MovingHypothesis(const ObjectModel& model, const MotionFilter& filter, const HeightFilter& height, const PointsSeen& seen, bool deforms)
        : m_model(model), m_filter(filter), m_height(height), m_seen(seen), m_deforms(deforms)
    {}

    /// Moves on by a frame and looks for it there.
    Sighting look(const TrackFrame& frame, const ObjectFrame& object, double dt_s, const LookParams& params);

    /// Where it is now, also when it was not seen.
    [[nodiscard]] FlatPose pose() const { return m_filter.pose(); }
    [[nodiscard]] double bottom_m() const { return m_height.bottom_m(); }
    [[nodiscard]] double speed_mps() const { return m_filter.velocity_mps().norm(); }

private:
    ObjectModel m_model;
    MotionFilter m_filter;
    HeightFilter m_height;
    PointsSeen m_seen;
    bool m_deforms;
    int m_sightings = 0;
};

}  // namespace pointloom
