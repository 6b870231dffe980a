// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/BoxOverlap.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pointloom {
namespace {

using Polygon = std::vector<Eigen::Vector2d>;

/// Counter-clockwise, around the middle of box a: keeps the digits where coordinates are large.
Polygon footprint(const OrientedBox& box, const Eigen::Vector2d& middle_m)
{
    const double c = std::cos(box.yaw_rad);
    const double s = std::sin(box.yaw_rad);
    const Eigen::Vector2d along = Eigen::Vector2d(c, s) * box.size_m.x() / 2;
    const Eigen::Vector2d across = Eigen::Vector2d(-s, c) * box.size_m.y() / 2;
    const Eigen::Vector2d centre = box.centre_m.head<2>() - middle_m;
    return {centre + along + across, centre - along + across, centre - along - across, centre + along - across};
}

double cross(const Eigen::Vector2d& a, const Eigen::Vector2d& b)
{
    return a.x() * b.y() - a.y() * b.x();
}

/// What lies to the left of the line from -> to.
Polygon clipped(const Polygon& polygon, const Eigen::Vector2d& from, const Eigen::Vector2d& to)
{
    Polygon out;
    const auto side = [&](const Eigen::Vector2d& p) { return cross(to - from, p - from); };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Eigen::Vector2d& p = polygon[i];
        const Eigen::Vector2d& q = polygon[(i + 1) % polygon.size()];
        const double sp = side(p);
        const double sq = side(q);
        if (sp >= 0)
            out.push_back(p);
        if ((sp >= 0) != (sq >= 0))
            out.emplace_back(p + (q - p) * sp / (sp - sq));
    }
    return out;
}

double area(const Polygon& polygon)
{
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i)
        twice += cross(polygon[i], polygon[(i + 1) % polygon.size()]);
    return std::abs(twice) / 2;
}

double overUnion(double overlap, double a, double b)
{
    const double both = a + b - overlap;
    return both > 0 ? overlap / both : 0;
}

/// A convex body: its faces, each counter-clockwise seen from outside.
using Outline = std::vector<Eigen::Vector3d>;
using Body = std::vector<Outline>;

/// Around the box's own middle.
Body bodyOf(const OrientedBox& box)
{
    OrientedBox here = box;
    here.centre_m.setZero();
    const auto c = corners(here);
    return {{c[0], c[4], c[6], c[2]}, {c[1], c[3], c[7], c[5]}, {c[0], c[1], c[5], c[4]},
            {c[2], c[6], c[7], c[3]}, {c[0], c[2], c[3], c[1]}, {c[4], c[5], c[7], c[6]}};
}

/// Brings points of a plane into their order around it, counter-clockwise seen against the normal.
void putInOrder(Outline& points, const Eigen::Vector3d& normal)
{
    Eigen::Vector3d middle = Eigen::Vector3d::Zero();
    for (const Eigen::Vector3d& p : points)
        middle += p / static_cast<double>(points.size());
    const Eigen::Vector3d u = normal.unitOrthogonal();
    const Eigen::Vector3d v = normal.cross(u);
    const auto bearing = [&](const Eigen::Vector3d& p) { return std::atan2(v.dot(p - middle), u.dot(p - middle)); };
    std::ranges::sort(points, {}, bearing);
}

/// What of a body lies on the inner side of a plane: the points p with normal . p <= reach_m. Where it was cut it gets a new face. Corners
/// on the plane, but for what arithmetic makes of that, are inside: so a face in the plane is cut as a whole or not at all.
Body cutOff(const Body& body, const Eigen::Vector3d& normal, double reach_m, double onPlane_m)
{
    Body out;
    Outline lid;
    for (const Outline& face : body) {
        Outline kept;
        for (std::size_t i = 0; i < face.size(); ++i) {
            const Eigen::Vector3d& p = face[i];
            const Eigen::Vector3d& q = face[(i + 1) % face.size()];
            const double inP = reach_m - normal.dot(p);
            const double inQ = reach_m - normal.dot(q);
            const bool keepsP = inP >= -onPlane_m;
            if (keepsP)
                kept.push_back(p);
            if (keepsP == (inQ >= -onPlane_m))
                continue;
            kept.emplace_back(p + (q - p) * std::clamp(inP / (inP - inQ), 0.0, 1.0));
            lid.push_back(kept.back());
        }
        if (kept.size() >= 3)
            out.push_back(std::move(kept));
    }
    if (lid.size() >= 3) {
        putInOrder(lid, normal);
        out.push_back(std::move(lid));
    }
    return out;
}

/// By the divergence theorem: the sum of the pyramids from the origin over all faces.
double volumeOf(const Body& body)
{
    double sixfold = 0;
    for (const Outline& face : body)
        for (std::size_t i = 2; i < face.size(); ++i)
            sixfold += face[0].dot(face[i - 1].cross(face[i]));
    return std::max(0.0, sixfold / 6);
}

/// The convex body of one box cut by the six planes of the other.
double overlapOfTilted_m3(const OrientedBox& a, const OrientedBox& b)
{
    const Eigen::Vector3d between = b.centre_m - a.centre_m;
    if (between.norm() >= (a.size_m.norm() + b.size_m.norm()) / 2)
        return 0;
    constexpr double rounding = 1e-12;
    const double onPlane_m = rounding * (a.size_m.norm() + b.size_m.norm());
    const Eigen::Matrix3d frame_R_b = rotationOf(b);
    Body body = bodyOf(a);
    for (int axis = 0; axis < 3; ++axis) {
        for (const int sign : {-1, 1}) {
            const Eigen::Vector3d normal = frame_R_b.col(axis) * sign;
            body = cutOff(body, normal, normal.dot(between) + b.size_m[axis] / 2, onPlane_m);
        }
    }
    return volumeOf(body);
}

}  // namespace

double footprintOverlap_m2(const OrientedBox& a, const OrientedBox& b)
{
    const Eigen::Vector2d middle = a.centre_m.head<2>();
    Polygon shape = footprint(a, middle);
    const Polygon window = footprint(b, middle);
    for (std::size_t i = 0; i < window.size() && shape.size() >= 3; ++i)
        shape = clipped(shape, window[i], window[(i + 1) % window.size()]);
    return shape.size() >= 3 ? area(shape) : 0;
}

double overlap_m3(const OrientedBox& a, const OrientedBox& b)
{
    if (!isUpright(a) || !isUpright(b))
        return overlapOfTilted_m3(a, b);
    const double top = std::min(a.centre_m.z() + a.size_m.z() / 2, b.centre_m.z() + b.size_m.z() / 2);
    const double bottom = std::max(a.centre_m.z() - a.size_m.z() / 2, b.centre_m.z() - b.size_m.z() / 2);
    return footprintOverlap_m2(a, b) * std::max(0.0, top - bottom);
}

double iouBirdsEye(const OrientedBox& a, const OrientedBox& b)
{
    return overUnion(footprintOverlap_m2(a, b), a.size_m.head<2>().prod(), b.size_m.head<2>().prod());
}

double iou3d(const OrientedBox& a, const OrientedBox& b)
{
    return overUnion(overlap_m3(a, b), a.size_m.prod(), b.size_m.prod());
}

}  // namespace pointloom
