// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Shapes.h"

/// The ground of the generated world: x roughly along the street, z up, metres.
namespace pointloom::simulation {

/// A street that winds gently along x, goes up and down a little, and has a kerb on either side.
///
/// Places on it are told by the station (their x) and the offset to the left of the centre line.
class Terrain
{
public:
    explicit Terrain(std::uint64_t seed);

    /// A point of the street, on the ground.
    [[nodiscard]] Eigen::Vector3d at(double station_m, double offset_m) const;
    /// The direction of the street, counter-clockwise from +x.
    [[nodiscard]] double heading_rad(double station_m) const;
    [[nodiscard]] double height_m(double x_m, double y_m) const;

    /// Where a ray from above meets the ground before within_m.
    [[nodiscard]] std::optional<Hit> firstHit(const Ray& ray, double within_m) const;

    static constexpr double kerbOffset_m = 9.4;
    static constexpr double kerbHeight_m = 0.13;
    static constexpr double pavementEnd_m = 13.4;  ///< grass beyond

private:
    struct Surface
    {
        double height_m = 0;
        Eigen::Vector2d slope = Eigen::Vector2d::Zero();
    };
    struct Centre
    {
        double y_m = 0;
        double slope = 0;
    };
    [[nodiscard]] Surface surface(double x_m, double y_m) const;
    [[nodiscard]] Centre centre(double x_m) const;
    [[nodiscard]] double offset_m(double x_m, double y_m) const;
    [[nodiscard]] double reach_m(const Ray& ray, double lift_m, double within_m) const;
    [[nodiscard]] double kerbBetween_m(const Ray& ray, double from_m, double to_m) const;
    [[nodiscard]] Material materialAt(double offset_m) const;

    double m_winding_m;  ///< how far the street swings to either side
    double m_windingPhase_rad;
    double m_climb;  ///< mean slope
    double m_hillPhase_rad;
    double m_wavePhase_rad;
};

}  // namespace pointloom::simulation
