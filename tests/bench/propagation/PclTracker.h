// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/TrackFrame.h"
#include "tests/bench/propagation/PclAlign.h"

#include <vector>

namespace pointloom::bench {

/// What people build from PCL: constant velocity, the points around the predicted box laid on the points gathered so far by one of PCL's
/// registrations, position and heading taken from that, the bottom on the ground.
class PclTracker
{
public:
    PclTracker(AlignMethod method, const OrientedBox& box, const TrackFrame& start);

    /// The box in the next frame.
    OrientedBox step(const TrackFrame& frame);

private:
    void learn(const std::vector<Eigen::Vector3f>& points_m);

    AlignMethod m_method;
    OrientedBox m_inWorld;
    Eigen::Vector2d m_velocity_m = Eigen::Vector2d::Zero();  ///< a frame
    double m_turn_rad = 0;
    double m_foot_m = 0;
    bool m_isFirst = true;
    std::vector<Eigen::Vector3f> m_model_m;  ///< in the object's axes
};

}  // namespace pointloom::bench
