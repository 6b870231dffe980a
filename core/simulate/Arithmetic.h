// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cmath>

namespace pointloom::simulation {

struct SinCos
{
    double sin = 0;
    double cos = 1;
};

/// Sine and cosine that round alike everywhere: the C library's differ in the last bit between processors, and one bit can
/// turn a hit into a miss. Good to 1e-12 for angles up to some thousand turns.
[[nodiscard]] SinCos sinCos(double angle_rad);

/// The angle of a slope of at most 1/2 either way, to 1e-12; rounds alike everywhere.
[[nodiscard]] double angleOfSlope(double slope);

// Eigen adds in another order where it has wider registers: these always add from the front.

[[nodiscard]] inline double dot(const Eigen::Vector2d& a, const Eigen::Vector2d& b)
{
    return a.x() * b.x() + a.y() * b.y();
}

[[nodiscard]] inline double dot(const Eigen::Vector3d& a, const Eigen::Vector3d& b)
{
    return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
}

[[nodiscard]] inline double length(const Eigen::Vector3d& v)
{
    return std::sqrt(dot(v, v));
}

[[nodiscard]] inline Eigen::Vector3d unit(const Eigen::Vector3d& v)
{
    return v / length(v);
}

[[nodiscard]] inline Eigen::Vector3d cross(const Eigen::Vector3d& a, const Eigen::Vector3d& b)
{
    return {a.y() * b.z() - a.z() * b.y(), a.z() * b.x() - a.x() * b.z(), a.x() * b.y() - a.y() * b.x()};
}

}  // namespace pointloom::simulation
