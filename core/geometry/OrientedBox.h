// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>

#include <array>
#include <cmath>

namespace pointloom {

/// Takes points of one frame to another: p_b = b_T_a * p_a, metres.
using Pose = Eigen::Isometry3d;

/// A box of any attitude: frame_R_box = Rz(yaw) Ry(pitch) Rx(roll) (intrinsic Z-Y-X). Most boxes stand upright, with neither pitch nor
/// roll; every function here has a fast path for them. Right-handed frame, x forward, y left, z up; metres, radians.
struct OrientedBox
{
    Eigen::Vector3d centre_m = Eigen::Vector3d::Zero();  ///< the middle of the volume
    Eigen::Vector3d size_m = Eigen::Vector3d::Zero();    ///< length along the heading, width to its left, height; all >= 0
    double yaw_rad = 0;                                  ///< heading, counter-clockwise from +x seen from above
    double pitch_rad = 0;                                ///< > 0 lowers the front; from -pi/2 to pi/2
    double roll_rad = 0;                                 ///< > 0 lowers the right side

    friend bool operator==(const OrientedBox& a, const OrientedBox& b)
    {
        return a.centre_m == b.centre_m && a.size_m == b.size_m && a.yaw_rad == b.yaw_rad && a.pitch_rad == b.pitch_rad
            && a.roll_rad == b.roll_rad;
    }
};

/// Whether a box is turned about the vertical only.
[[nodiscard]] inline bool isFinite(const OrientedBox& box)
{
    return box.centre_m.allFinite() && box.size_m.allFinite() && std::isfinite(box.yaw_rad) && std::isfinite(box.pitch_rad)
        && std::isfinite(box.roll_rad);
}

[[nodiscard]] inline bool isUpright(const OrientedBox& box)
{
    return box.pitch_rad == 0 && box.roll_rad == 0;
}

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

/// frame_R_box: its columns are the box's own axes.
[[nodiscard]] Eigen::Matrix3d rotationOf(const OrientedBox& box);

/// The box with the attitude of a rotation, however its angles are to be told: with the nose straight up or down the roll is 0. Pitch and
/// roll of less than 1e-12 are none.
[[nodiscard]] OrientedBox withRotation(const OrientedBox& box, const Eigen::Matrix3d& frame_R_box);

/// The box with neither pitch nor roll: turned about its middle.
[[nodiscard]] OrientedBox levelled(const OrientedBox& box);

/// frame_T_box: takes box coordinates (origin in the middle, x along the heading) to the frame.
[[nodiscard]] Pose poseOf(const OrientedBox& box);

/// A point of the frame in the box's own axes, from its middle.
[[nodiscard]] Eigen::Vector3d toBox(const OrientedBox& box, const Eigen::Vector3d& point_m);
[[nodiscard]] Eigen::Vector3d fromBox(const OrientedBox& box, const Eigen::Vector3d& local_m);

/// The middle of a face.
[[nodiscard]] Eigen::Vector3d faceMiddle(const OrientedBox& box, Face face);

/// The largest distance seen from above between the middle of a box and a point of it.
[[nodiscard]] double reachFromAbove_m(const OrientedBox& box);

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

/// The box seen from another frame. An upright box stays upright: roll and pitch of the pose move its centre, and its heading is the
/// heading vector's direction seen from above. A tilted one is turned as a rigid body.
[[nodiscard]] OrientedBox transformed(const Pose& to_T_from, const OrientedBox& box);

/// The box seen from another frame, turned as a rigid body even when it is upright.
[[nodiscard]] OrientedBox transformedRigidly(const Pose& to_T_from, const OrientedBox& box);

/// The largest distance between corners of the same name: how exports are compared with what was meant.
[[nodiscard]] double cornerDistance_m(const OrientedBox& a, const OrientedBox& b);

}  // namespace pointloom
