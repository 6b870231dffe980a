// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

#include <complex>
#include <optional>
#include <vector>

namespace pointloom {

/// What is known about the way an object is turned before its own points are looked at.
struct FitContext
{
    std::vector<OrientedBox> neighbours{};            ///< boxes that a person confirmed in the same frame, without the object's own
    std::optional<double> motion_rad = std::nullopt;  ///< the way the object moves, from its track
    std::optional<double> ego_rad = 0.0;              ///< the way the sensor's vehicle looks; nothing for a sensor that stands
};

/// How likely each yaw is at a place: traffic runs along the road, so objects look the way of their neighbours and of the ego vehicle, or
/// across it. Neighbours near by count most (Gaussian in the distance); the object's own motion counts more than all of them.
class AxisPrior
{
public:
    AxisPrior(const FitContext& context, const Eigen::Vector2d& place_m);

    /// 0 for the expected axis, 1 for one as unlikely as the context can make it; the same for a box turned round.
    [[nodiscard]] double cost(double yaw_rad) const;

    /// Of a yaw and its opposite the one that the context speaks for.
    [[nodiscard]] double facing(double yaw_rad) const;

    /// The expected axes, to be tried beside what the points say: radians, at most one half turn each.
    [[nodiscard]] std::vector<double> axes() const;

private:
    std::complex<double> m_axis;     ///< resultant of unit vectors at twice the yaw, its length the certainty, below 1
    std::complex<double> m_heading;  ///< the same of the yaw itself
};

}  // namespace pointloom
