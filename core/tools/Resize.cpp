// SPDX-License-Identifier: Apache-2.0
#include "core/tools/Resize.h"

#include <array>

namespace pointloom {
namespace {

/// The face of a pair that stays: the one that is known better.
Face fixedFace(const OrientedBox& box, int axis, const SeenFaces& seen, const Eigen::Vector2d& sensor_m)
{
    const auto low = static_cast<Face>(2 * axis);
    const auto high = static_cast<Face>(2 * axis + 1);
    const bool lowSeen = seen[static_cast<std::size_t>(low)];
    if (lowSeen != seen[static_cast<std::size_t>(high)])
        return lowSeen ? low : high;
    const Eigen::Vector2d towards = axisOf(box, axis).head<2>();
    return towards.dot(sensor_m - box.centre_m.head<2>()) < 0 ? low : high;
}

Face opposite(Face face)
{
    return static_cast<Face>(static_cast<int>(face) ^ 1);
}

}  // namespace

OrientedBox resized(const OrientedBox& box, int axis, double size_m, SizeAnchor anchor, const SeenFaces& seen,
                    const Eigen::Vector2d& sensor_m)
{
    constexpr int height = 2;
    const double growth_m = size_m - box.size_m[axis];
    if (axis == height)
        return withFaceMoved(box, Face::top, growth_m);
    if (anchor == SizeAnchor::seenFace)
        return withFaceMoved(box, opposite(fixedFace(box, axis, seen, sensor_m)), growth_m);
    OrientedBox changed = box;
    changed.size_m[axis] = size_m;
    return changed;
}

OrientedBox withUsualSize(const OrientedBox& box, const Eigen::Vector3d& usual_m, const SeenFaces& seen, const Eigen::Vector2d& sensor_m)
{
    const auto isSeen = [&](Face face) { return seen[static_cast<std::size_t>(face)]; };
    const std::array measured{isSeen(Face::back) && isSeen(Face::front), isSeen(Face::right) && isSeen(Face::left), isSeen(Face::top)};
    OrientedBox completed = box;
    for (int axis = 0; axis < 3; ++axis) {
        if (!measured[static_cast<std::size_t>(axis)])
            completed = resized(completed, axis, usual_m[axis], SizeAnchor::seenFace, seen, sensor_m);
    }
    return completed;
}

}  // namespace pointloom
