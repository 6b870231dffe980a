// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Shapes.h"

#include "core/simulate/Arithmetic.h"
#include "core/simulate/Random.h"

#include <cmath>
#include <utility>

namespace pointloom::simulation {
namespace {

constexpr double leafCell_m = 0.28;
constexpr double leafStep_m = 0.14;  ///< finer than a cell: a ray cannot jump over one
constexpr double leafShare = 0.16;   ///< of the cells: a ray gets about two metres deep into a crown
constexpr double paneEvery_m = 2.4;
constexpr double storey_m = 3.1;
constexpr double paneWidth_m = 1.2;
constexpr double paneFrom_m = 0.9;
constexpr double paneTo_m = 2.3;

/// The stretch of a ray inside something convex, and the surface through which it enters.
struct Stretch
{
    double enter_m = 0;
    double leave_m = 0;
    Eigen::Vector3d normal = Eigen::Vector3d::UnitZ();
    Material material = Material::paint;

    [[nodiscard]] bool empty() const { return enter_m >= leave_m; }

    void enterAt(double range_m, const Eigen::Vector3d& outwards, Material what)
    {
        if (range_m <= enter_m)
            return;
        enter_m = range_m;
        normal = outwards;
        material = what;
    }
};

void clip(Stretch& stretch, const HalfSpace& side, const Ray& ray)
{
    const double approach = dot(side.normal, ray.direction);
    const double inside = side.offset_m - dot(side.normal, ray.origin_m);
    if (approach < 0)
        stretch.enterAt(inside / approach, side.normal, side.material);
    else if (approach > 0)
        stretch.leave_m = std::min(stretch.leave_m, inside / approach);
    else if (inside < 0)
        stretch.leave_m = 0;
}

/// Against the rounding: q(o + t d) = 1 with q(p) = sum (p - middle)^2 / radius^2.
void clipRounding(Stretch& stretch, const ConvexPart& part, const Ray& ray)
{
    const Eigen::Vector3d from = ray.origin_m - part.middle_m;
    const Eigen::Vector3d scaled = part.inverseSquareRadii.cwiseProduct(ray.direction);
    const double a = dot(scaled, ray.direction);
    const double b = dot(scaled, from);
    const double c = dot(part.inverseSquareRadii.cwiseProduct(from), from) - 1;
    const double under = b * b - a * c;
    if (under <= 0 || a <= 0) {
        if (under <= 0 || c > 0)
            stretch.leave_m = 0;
        return;
    }
    const double root = std::sqrt(under);
    const double enter = (-b - root) / a;
    stretch.leave_m = std::min(stretch.leave_m, (-b + root) / a);
    if (enter > stretch.enter_m)
        stretch.enterAt(enter, unit(part.inverseSquareRadii.cwiseProduct(from + enter * ray.direction)), part.material);
}

/// The part of the ray inside the box low..high; the surface is a face of that box until something cuts in further.
Stretch insideBounds(const Shape& shape, const Ray& ray, double within_m)
{
    Stretch stretch;
    stretch.leave_m = within_m;
    for (int axis = 0; axis < 3; ++axis) {
        const double along = ray.direction[axis];
        if (along == 0) {
            if (ray.origin_m[axis] < shape.low_m[axis] || ray.origin_m[axis] > shape.high_m[axis])
                stretch.leave_m = 0;
            continue;
        }
        double enter = (shape.low_m[axis] - ray.origin_m[axis]) / along;
        double leave = (shape.high_m[axis] - ray.origin_m[axis]) / along;
        if (enter > leave)
            std::swap(enter, leave);
        if (enter > stretch.enter_m) {
            stretch.enter_m = enter;
            stretch.normal = Eigen::Vector3d::Unit(axis) * (along > 0 ? -1 : 1);
        }
        stretch.leave_m = std::min(stretch.leave_m, leave);
    }
    return stretch;
}

bool isLeaf(std::uint64_t seed, const Eigen::Vector3d& p)
{
    const auto cell = [](double v) { return static_cast<std::int64_t>(std::floor(v / leafCell_m)); };
    const std::uint64_t where = seedOf(seed, cell(p.x()) * 4096 + cell(p.y()), cell(p.z()));
    return static_cast<double>(where >> 11) * 0x1p-53 < leafShare;
}

/// Where the ray meets the first leaf on its way through a crown.
std::optional<Hit> firstLeaf(const Stretch& stretch, std::uint64_t seed, const Ray& ray)
{
    const double first_m = stretch.enter_m + leafStep_m / 2;
    const auto steps = static_cast<int>(std::ceil((stretch.leave_m - first_m) / leafStep_m));
    for (int i = 0; i < steps; ++i) {
        const double range = first_m + i * leafStep_m;
        if (isLeaf(seed, ray.origin_m + range * ray.direction))
            return Hit{range, -ray.direction, Material::leaf};  // leaves hang any way: some always face the sensor
    }
    return std::nullopt;
}

double wrapped(double value, double period)
{
    return value - std::floor(value / period) * period;
}

/// Panes repeat along a wall and from storey to storey.
bool isPane(const Eigen::Vector3d& p, const Eigen::Vector3d& normal)
{
    if (std::abs(normal.z()) > 0.5)
        return false;
    const double along = std::abs(normal.x()) > std::abs(normal.y()) ? p.y() : p.x();
    const double height = wrapped(p.z(), storey_m);
    return wrapped(along, paneEvery_m) < paneWidth_m && height > paneFrom_m && height < paneTo_m;
}

std::optional<Hit> hitPart(const Shape& shape, const Shape::Part& part, Stretch stretch, const Ray& ray)
{
    stretch.material = part.solid.material;
    for (const HalfSpace& side : part.solid.sides) {
        clip(stretch, side, ray);
        if (stretch.empty())
            return std::nullopt;
    }
    if (!part.solid.inverseSquareRadii.isZero(0))
        clipRounding(stretch, part.solid, ray);
    if (stretch.empty() || stretch.enter_m <= 0)
        return std::nullopt;
    if (part.filling == Filling::leaves)
        return firstLeaf(stretch, shape.seed, ray);
    if (part.filling == Filling::windows && isPane(ray.origin_m + stretch.enter_m * ray.direction, stretch.normal))
        stretch.material = Material::glass;
    return Hit{stretch.enter_m, stretch.normal, stretch.material};
}

}  // namespace

std::optional<Hit> firstHit(const Shape& shape, const Ray& ray, double within_m)
{
    const Stretch bounds = insideBounds(shape, ray, within_m);
    if (bounds.empty())
        return std::nullopt;
    std::optional<Hit> first;
    for (const Shape::Part& part : shape.parts) {
        const std::optional<Hit> hit = hitPart(shape, part, bounds, ray);
        if (hit && (!first || hit->range_m < first->range_m))
            first = hit;
    }
    return first;
}

Shape roomFor(const Eigen::Vector3d& size_m)
{
    Shape shape;
    shape.low_m = {-size_m.x() / 2, -size_m.y() / 2, 0};
    shape.high_m = {size_m.x() / 2, size_m.y() / 2, size_m.z()};
    return shape;
}

ConvexPart block(const Eigen::Vector3d& low_m, const Eigen::Vector3d& high_m, Material material)
{
    ConvexPart part;
    part.material = material;
    for (int axis = 0; axis < 3; ++axis) {
        part.sides.push_back({Eigen::Vector3d::Unit(axis), high_m[axis], material});
        part.sides.push_back({-Eigen::Vector3d::Unit(axis), -low_m[axis], material});
    }
    return part;
}

ConvexPart extruded(const std::vector<Eigen::Vector2d>& outline_m, double halfWidth_m, Material material)
{
    ConvexPart part;
    part.material = material;
    for (std::size_t i = 0; i < outline_m.size(); ++i) {
        const Eigen::Vector2d& from = outline_m[i];
        const Eigen::Vector2d along = outline_m[(i + 1) % outline_m.size()] - from;
        cut(part, {from.x(), 0, from.y()}, {along.y(), 0, -along.x()}, material);
    }
    cut(part, {0, halfWidth_m, 0}, Eigen::Vector3d::UnitY(), material);
    cut(part, {0, -halfWidth_m, 0}, -Eigen::Vector3d::UnitY(), material);
    return part;
}

ConvexPart cylinder(int axis, const Eigen::Vector3d& middle_m, double radius_m, double halfLength_m, Material material)
{
    ConvexPart part = ellipsoid(middle_m, Eigen::Vector3d::Constant(radius_m), material);
    part.inverseSquareRadii[axis] = 0;
    const Eigen::Vector3d end = Eigen::Vector3d::Unit(axis) * halfLength_m;
    cut(part, middle_m + end, end, material);
    cut(part, middle_m - end, -end, material);
    return part;
}

ConvexPart ellipsoid(const Eigen::Vector3d& middle_m, const Eigen::Vector3d& radii_m, Material material)
{
    ConvexPart part;
    part.middle_m = middle_m;
    part.inverseSquareRadii = radii_m.cwiseProduct(radii_m).cwiseInverse();
    part.material = material;
    return part;
}

ConvexPart bar(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m, double halfAcross_m, double halfThick_m, Material material)
{
    const Eigen::Vector3d along = unit(to_m - from_m);
    const bool upright = std::abs(along.z()) > 0.999;
    const Eigen::Vector3d across = upright ? Eigen::Vector3d::UnitY() : unit({-along.y(), along.x(), 0});
    const Eigen::Vector3d thick = cross(along, across);
    ConvexPart part;
    part.material = material;
    cut(part, to_m, along, material);
    cut(part, from_m, -along, material);
    for (const double sign : {-1.0, 1.0}) {
        cut(part, from_m + sign * halfAcross_m * across, sign * across, material);
        cut(part, from_m + sign * halfThick_m * thick, sign * thick, material);
    }
    return part;
}

void cut(ConvexPart& part, const Eigen::Vector3d& through_m, const Eigen::Vector3d& outwards, Material material)
{
    const Eigen::Vector3d normal = unit(outwards);
    part.sides.push_back({normal, dot(normal, through_m), material});
}

}  // namespace pointloom::simulation
