// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"
#include "core/schema/LabelSchema.h"

#include <random>

namespace pointloom::test {

/// Classes as a driving scheme has them.
[[nodiscard]] ClassDef carClass();
[[nodiscard]] ClassDef pedestrianClass();
[[nodiscard]] ClassDef truckClass();
[[nodiscard]] LabelSchema fitSchema();

/// A street scene put together from surfaces as a sensor 1.8 m above the origin sees them: objects throw shadows, walls do not.
class FitScene
{
public:
    explicit FitScene(std::uint64_t seed = 1) : m_random(seed) {}

    /// Ground points on a square around the origin, z = height + slope * x, denser near the middle.
    FitScene& ground(double half_m = 40, double slope = 0, double height_m = 0);
    /// The sides of a box that face the sensor, and its top: a point each spacing, 1 cm of noise. Ground under the box is taken away.
    FitScene& object(const OrientedBox& box, double spacing_m = 0.1);
    /// An upright wall from one place to another.
    FitScene& wall(const Eigen::Vector2d& from_m, const Eigen::Vector2d& to_m, double height_m, double spacing_m = 0.15);
    FitScene& point(const Eigen::Vector3d& p);

    /// All of it, turned about the vertical through the origin, then moved; with the origin taken off.
    [[nodiscard]] PointCloud cloud(double turn_rad = 0, const Eigen::Vector3d& origin_m = Eigen::Vector3d::Zero()) const;

private:
    [[nodiscard]] double noise();

    std::mt19937_64 m_random;
    std::vector<Eigen::Vector3d> m_points;
    std::vector<OrientedBox> m_objects;
};

/// A box standing on the ground at z = 0.
[[nodiscard]] OrientedBox standing(double x_m, double y_m, const Eigen::Vector3d& size_m, double yaw_rad);

/// The smallest difference between two headings when the front does not count, radians.
[[nodiscard]] double axisDifference_rad(double a_rad, double b_rad);

}  // namespace pointloom::test
