// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

/// Solid things a ray can meet. A shape stands in axes of its own: x along its heading, z up, the origin on the ground under
/// its middle; metres.
namespace pointloom::simulation {

enum class Material : std::uint8_t {
    asphalt,
    marking,
    paving,
    grass,
    paint,
    darkPaint,
    glass,
    rubber,
    metal,
    cloth,
    skin,
    leaf,
    bark,
    wall,
    sign
};

struct Ray
{
    Eigen::Vector3d origin_m;
    Eigen::Vector3d direction;  ///< unit length
};

/// Where a ray meets a surface first.
struct Hit
{
    double range_m = std::numeric_limits<double>::infinity();
    Eigen::Vector3d normal = Eigen::Vector3d::UnitZ();  ///< outwards, unit length
    Material material = Material::asphalt;
};

/// The points with normal . p <= offset.
struct HalfSpace
{
    Eigen::Vector3d normal;
    double offset_m = 0;
    Material material = Material::paint;
};

/// What is inside all half spaces and, when it has a rounding, inside that ellipsoid too.
struct ConvexPart
{
    std::vector<HalfSpace> sides;
    Eigen::Vector3d middle_m = Eigen::Vector3d::Zero();            ///< of the rounding
    Eigen::Vector3d inverseSquareRadii = Eigen::Vector3d::Zero();  ///< 0 along an axis: endless there (a cylinder); all 0: no rounding
    Material material = Material::paint;                           ///< of the rounding
};

/// What fills the parts of a shape.
enum class Filling : std::uint8_t {
    solid,
    leaves,   ///< some of its cells stop the ray, most let it through
    windows,  ///< a wall with panes in its upright sides
};

struct Shape
{
    struct Part
    {
        ConvexPart solid;
        Filling filling = Filling::solid;
    };
    std::vector<Part> parts;
    Eigen::Vector3d low_m = Eigen::Vector3d::Zero();  ///< what sticks out of low..high is cut off
    Eigen::Vector3d high_m = Eigen::Vector3d::Zero();
    std::uint64_t seed = 0;  ///< where its leaves are

    void add(ConvexPart part, Filling filling = Filling::solid) { parts.push_back({std::move(part), filling}); }
};

/// The first surface of a shape that a ray meets before within_m. Exact but for leaves and panes, which are patterns.
[[nodiscard]] std::optional<Hit> firstHit(const Shape& shape, const Ray& ray, double within_m);

// Building blocks.

/// A shape without parts whose bounds are a box of this length, width and height standing on the ground.
[[nodiscard]] Shape roomFor(const Eigen::Vector3d& size_m);

[[nodiscard]] ConvexPart block(const Eigen::Vector3d& low_m, const Eigen::Vector3d& high_m, Material material);

/// A convex outline in the x-z plane (x to the right, z up, counter-clockwise), extruded to +-halfWidth_m along y.
[[nodiscard]] ConvexPart extruded(const std::vector<Eigen::Vector2d>& outline_m, double halfWidth_m, Material material);

/// A round bar along an axis (0 x, 1 y, 2 z).
[[nodiscard]] ConvexPart cylinder(int axis, const Eigen::Vector3d& middle_m, double radius_m, double halfLength_m, Material material);

[[nodiscard]] ConvexPart ellipsoid(const Eigen::Vector3d& middle_m, const Eigen::Vector3d& radii_m, Material material);

/// A square bar from point to point: a limb, a tube of a bicycle.
[[nodiscard]] ConvexPart bar(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, double halfAcross_m, double halfThick_m,
                             Material material);

/// Takes away what lies beyond the plane through a point.
void cut(ConvexPart& part, const Eigen::Vector3d& through_m, const Eigen::Vector3d& outwards, Material material);

}  // namespace pointloom::simulation
