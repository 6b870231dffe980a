// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxHandles.h"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace pointloom {
namespace {

/// Cosine between a face's normal and the line of sight above which a face is looked at squarely: 18 degrees.
constexpr double squarely = 0.95;
/// The same for a face seen edge-on, whose whole edge can be grabbed: 2 degrees.
constexpr double edgeOn = 0.035;
/// The heading can be turned when looked down on by more than 14 degrees; lower down the ground plane is too foreshortened.
constexpr double lookedDownOn = 0.25;
/// Cosine above which a box is looked at exactly along one of its axes, as only views do that follow it: 0.08 degrees.
constexpr double exactly = 1 - 1e-6;
/// The turn handle stands this far in front of the box, as a share of its length, and at least so far.
constexpr double turnReach = 0.12;
constexpr double leastTurnReach_m = 0.35;
constexpr double leastRollReach_m = 0.25;  // a front view is as narrow as the box

Eigen::Vector3d unproject(const Eigen::Matrix4d& world_T_clip, double x, double y, double depth)
{
    const Eigen::Vector4d p = world_T_clip * Eigen::Vector4d(x, y, depth, 1);
    return p.head<3>() / p.w();
}

std::optional<Eigen::Vector3d> sightTo(const ViewTransform& view, const Eigen::Vector3d& world_m)
{
    const auto pixel = view.toPixel(world_m);
    return pixel ? std::optional(rayThrough(view, *pixel).direction) : std::nullopt;
}

Handle face(int axis, int sign)
{
    Handle handle{Handle::Kind::faces, {}};
    handle.signs[static_cast<std::size_t>(axis)] = sign;
    return handle;
}

int heldFaces(const Handle& handle)
{
    return static_cast<int>(std::ranges::count_if(handle.signs, [](int sign) { return sign != 0; }));
}

/// The axis along which the box is looked at, to within a cosine.
std::optional<int> axisWithin(double cosine, const OrientedBox& box, const Eigen::Vector3d& sight)
{
    for (int axis = 0; axis < 3; ++axis)
        if (std::abs(axisOf(box, axis).dot(sight)) > cosine)
            return axis;
    return std::nullopt;
}

/// The axis along which the box is looked at squarely, as in the three side views.
std::optional<int> axisOfSight(const OrientedBox& box, const Eigen::Vector3d& sight)
{
    return axisWithin(squarely, box, sight);
}

/// The turn that a view offers.
std::optional<Handle> turnIn(const OrientedBox& box, const Eigen::Vector3d& sight)
{
    if (const auto axis = axisAlong(box, sight))
        return Handle{Handle::Kind::turn, {}, *axis};
    return std::abs(sight.z()) > lookedDownOn ? std::optional(Handle{Handle::Kind::turn, {}}) : std::nullopt;
}

/// Four sides and four corners of the rectangle that a box shows when looked at along one axis.
void addRectangle(std::vector<Handle>& handles, int axisOfSight)
{
    const int u = axisOfSight == 0 ? 1 : 0;
    const int v = axisOfSight == 2 ? 1 : 2;
    for (const int sign : {-1, 1}) {
        handles.push_back(face(u, sign));
        handles.push_back(face(v, sign));
        for (const int other : {-1, 1}) {
            Handle corner = face(u, sign);
            corner.signs[static_cast<std::size_t>(v)] = other;
            handles.push_back(corner);
        }
    }
}

/// What a box shows when looked at from anywhere: the faces turned to the viewer and the corners that belong to one of them.
void addFacing(std::vector<Handle>& handles, const OrientedBox& box, const ViewTransform& view)
{
    std::array<std::array<bool, 2>, 3> facing{};
    for (int axis = 0; axis < 3; ++axis) {
        for (const int sign : {-1, 1}) {
            const Handle handle = face(axis, sign);
            const auto sight = sightTo(view, positionOf(box, handle));
            const double towards = sight ? -sign * axisOf(box, axis).dot(*sight) : -1;
            facing[static_cast<std::size_t>(axis)][sign > 0 ? 1 : 0] = towards > 0;
            if (towards > -edgeOn && towards < squarely)
                handles.push_back(handle);
        }
    }
    for (int i = 0; i < 8; ++i) {
        const auto at = [&](int axis) { return (i >> axis) & 1; };
        if (facing[0][static_cast<std::size_t>(at(0))] || facing[1][static_cast<std::size_t>(at(1))]
            || facing[2][static_cast<std::size_t>(at(2))])
            handles.push_back({Handle::Kind::faces, {2 * at(0) - 1, 2 * at(1) - 1, 2 * at(2) - 1}});
    }
}

double distanceToSegment(const Eigen::Vector2d& p, const Eigen::Vector2d& a, const Eigen::Vector2d& b)
{
    const Eigen::Vector2d along = b - a;
    const double length2 = along.squaredNorm();
    const double share = length2 > 0 ? std::clamp((p - a).dot(along) / length2, 0.0, 1.0) : 0.0;
    return (a + along * share - p).norm();
}

/// Distance to a face that is seen edge-on: to the whole line that it looks like, not to its middle only.
double distanceToEdgeOnFace(const OrientedBox& box, const ViewTransform& view, const Handle& handle, int axisOfSight,
                            const Eigen::Vector2d& pixel)
{
    const auto axis = static_cast<std::size_t>(std::ranges::find_if(handle.signs, [](int s) { return s != 0; }) - handle.signs.begin());
    const std::size_t across = 3 - axis - static_cast<std::size_t>(axisOfSight);
    Handle end = handle;
    end.signs[across] = -1;
    const auto a = view.toPixel(positionOf(box, end));
    end.signs[across] = 1;
    const auto b = view.toPixel(positionOf(box, end));
    return a && b ? distanceToSegment(pixel, *a, *b) : std::numeric_limits<double>::max();
}

/// Lower wins: corners, then faces and the heading, then the middle.
int rankOf(const Handle& handle)
{
    if (handle.kind == Handle::Kind::move)
        return 2;
    return heldFaces(handle) > 1 ? 0 : 1;
}

}  // namespace

std::optional<Eigen::Vector2d> ViewTransform::toPixel(const Eigen::Vector3d& world_m) const
{
    const Eigen::Vector4d clip = clip_T_world * world_m.homogeneous();
    if (clip.w() <= 1e-9)
        return std::nullopt;
    return Eigen::Vector2d((clip.x() / clip.w() + 1) / 2 * size_px.x(), (1 - clip.y() / clip.w()) / 2 * size_px.y());
}

Ray rayThrough(const ViewTransform& view, const Eigen::Vector2d& pixel)
{
    const double x = 2 * pixel.x() / view.size_px.x() - 1;
    const double y = 1 - 2 * pixel.y() / view.size_px.y();
    const Eigen::Matrix4d world_T_clip = view.clip_T_world.inverse();
    const Eigen::Vector3d near = unproject(world_T_clip, x, y, -1);
    return {near, (unproject(world_T_clip, x, y, 1) - near).normalized()};
}

Eigen::Vector3d positionOf(const OrientedBox& box, const Handle& handle)
{
    switch (handle.kind) {
    case Handle::Kind::move:
        return box.centre_m;
    case Handle::Kind::turn:
        if (handle.axis == 0)
            return fromBox(box, {0, box.size_m.y() / 2 + std::max(turnReach * box.size_m.y(), leastRollReach_m), 0});
        return fromBox(box, {box.size_m.x() / 2 + std::max(turnReach * box.size_m.x(), leastTurnReach_m), 0, 0});
    case Handle::Kind::faces:
        break;
    }
    return fromBox(box, Eigen::Vector3d(handle.signs[0], handle.signs[1], handle.signs[2]).cwiseProduct(box.size_m) / 2);
}

std::optional<int> axisAlong(const OrientedBox& box, const Eigen::Vector3d& sight)
{
    return axisWithin(exactly, box, sight);
}

std::vector<Handle> handlesIn(const OrientedBox& box, const ViewTransform& view)
{
    const auto sight = sightTo(view, box.centre_m);
    if (!sight)
        return {};
    std::vector<Handle> handles;
    if (const auto axis = axisOfSight(box, *sight))
        addRectangle(handles, *axis);
    else
        addFacing(handles, box, view);
    if (const auto turn = turnIn(box, *sight))
        handles.push_back(*turn);
    handles.push_back({Handle::Kind::move, {}});
    return handles;
}

std::optional<Handle> handleAt(const OrientedBox& box, const ViewTransform& view, const Eigen::Vector2d& pixel, double tolerance_px)
{
    const auto sight = sightTo(view, box.centre_m);
    const auto along = sight ? axisOfSight(box, *sight) : std::nullopt;
    std::optional<Handle> best;
    int bestRank = 3;
    double bestDistance = std::numeric_limits<double>::max();
    for (const Handle& handle : handlesIn(box, view)) {
        const auto at = view.toPixel(positionOf(box, handle));
        double distance = at ? (*at - pixel).norm() : std::numeric_limits<double>::max();
        if (along && handle.kind == Handle::Kind::faces && heldFaces(handle) == 1)
            distance = std::min(distance, distanceToEdgeOnFace(box, view, handle, *along, pixel));
        const int rank = rankOf(handle);
        if (distance <= tolerance_px && (rank < bestRank || (rank == bestRank && distance < bestDistance))) {
            best = handle;
            bestRank = rank;
            bestDistance = distance;
        }
    }
    return best;
}

}  // namespace pointloom
