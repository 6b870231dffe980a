// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>

#include <array>

namespace pointloom {

/// Takes points of one frame to another: p_b = b_T_a * p_a, metres.
using Pose = Eigen::Isometry3d;

/// A box that stands upright and is turned about the vertical. Right-handed frame, x forward, y left, z up; metres, radians.
struct OrientedBox
{
    Eigen::Vector3d centre_m = Eigen::Vector3d::Zero();  ///< the middle of the volume
    Eigen::Vector3d size_m = Eigen::Vector3d::Zero();    ///< length along the heading, width to its left, height; all >= 0
    double yaw_rad = 0;                                  ///< heading, counter-clockwise from +x seen from above

    friend bool operator==(const OrientedBox& a, const OrientedBox& b)
    {
        return a.centre_m == b.centre_m && a.size_m == b.size_m && a.yaw_rad == b.yaw_rad;
    }
};

/// The six faces, named from the box's own point of view.
enum class Face { back, front, right, left, bottom, top };

/// 0: length axis, 1: width axis, 2: height axis.
[[nodiscard]] constexpr int axisOf(Face face)
{
    return static_cast<int>(face) / 2;
}

/// -1 for back, right and bottom, +1 for front, left and top.
[[nodiscard]] constexpr int signOf(Face face)
{
    return static_cast<int>(face) % 2 == 0 ? -1 : 1;
}

/// The angle brought into (-pi, pi].
[[nodiscard]] double wrapAngle(double angle_rad);

/// Unit vector of the box's own axis (0 length, 1 width, 2 height) in the frame of the box's centre.
[[nodiscard]] Eigen::Vector3d axisOf(const OrientedBox& box, int axis);

/// frame_T_box: takes box coordinates (origin in the middle, x along the heading) to the frame.
[[nodiscard]] Pose poseOf(const OrientedBox& box);

/// A point of the frame in the box's own axes, from its middle.
[[nodiscard]] Eigen::Vector3d toBox(const OrientedBox& box, const Eigen::Vector3d& point_m);
[[nodiscard]] Eigen::Vector3d fromBox(const OrientedBox& box, const Eigen::Vector3d& local_m);

/// The eight corners: index bit 0 chooses front, bit 1 left, bit 2 top.
[[nodiscard]] std::array<Eigen::Vector3d, 8> corners(const OrientedBox& box);

/// Closed test with a margin on every side.
[[nodiscard]] bool contains(const OrientedBox& box, const Eigen::Vector3d& point_m, double margin_m = 0);

/// Moves one face along its normal by a signed distance (outwards > 0); the opposite face stays. No side gets shorter than
/// minimum_m.
[[nodiscard]] OrientedBox withFaceMoved(const OrientedBox& box, Face face, double outwards_m, double minimum_m = 0.05);

/// The same volume with the front where the back was.
[[nodiscard]] OrientedBox flipped(const OrientedBox& box);

/// The same volume with length and width exchanged (a turn by 90 degrees).
[[nodiscard]] OrientedBox axesSwapped(const OrientedBox& box);

/// The box seen from another frame. Roll and pitch of the pose move the centre; the box stays upright and its heading is the
/// heading vector's direction seen from above.
[[nodiscard]] OrientedBox transformed(const Pose& to_T_from, const OrientedBox& box);

/// Area of the overlap of the two footprints, m^2: exact, by clipping one rectangle with the other (Sutherland-Hodgman).
[[nodiscard]] double footprintOverlap_m2(const OrientedBox& a, const OrientedBox& b);

/// Intersection over union of the footprints, and of the volumes; 0 where both are empty.
[[nodiscard]] double iouBirdsEye(const OrientedBox& a, const OrientedBox& b);
[[nodiscard]] double iou3d(const OrientedBox& a, const OrientedBox& b);

/// The largest distance between corners of the same name: how exports are compared with what was meant.
[[nodiscard]] double cornerDistance_m(const OrientedBox& a, const OrientedBox& b);

}  // namespace pointloom
