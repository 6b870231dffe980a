// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <optional>

namespace pointloom {

/// How the numbers of boxes are meant where a file does not mean them as its format says. The standard is what the format says; anything
/// else is asked for by a person who has seen the evidence, see GeometryCheck.h.
struct BoxReading
{
    /// Which frame the columns of a box are in.
    enum class Axes {
        told,         ///< the format's, by the calibration that is there
        inverse,      ///< the calibration leads the other way: from the camera to the lidar
        ideal,        ///< a camera at the lidar that looks along its x axis
        cloud,        ///< the cloud's own: x forward, y left, z up to the bottom of the box
        cloudCentre,  ///< the same, z up to its middle
        world         ///< the frame of the poses
    };
    Axes axes = Axes::told;
    /// Seen from above: where the axes of the columns lead in the axes of the format.
    enum class Plan {
        told,
        mirroredY,    ///< y to the right
        mirroredX,    ///< x backward
        swapped,      ///< x and y in each other's place
        turnedLeft,   ///< told a quarter turn too far to the right
        turnedRight,  ///< told a quarter turn too far to the left
        turnedBack    ///< told half a turn too far
    };
    Plan plan = Plan::told;
    bool clockwise = false;       ///< angles grow clockwise
    bool headingAside = false;    ///< angles are those of the left side
    bool lengthIsHeight = false;  ///< these two stand in each other's place
    bool widthIsHeight = false;   ///< these two stand in each other's place
    bool feet = false;            ///< places and sizes
    bool degrees = false;         ///< angles
    bool cloudYaw = false;        ///< in the cloud's axes: the angle is the heading itself, counter-clockwise from x
    bool halfSizes = false;       ///< from the middle to a side
    bool sidesSwapped = false;    ///< the width stands where the length should, the heading is right
    bool quarterTurn = false;     ///< the same, and the heading is that of the short side
    bool halfTurn = false;        ///< the heading looks back
    bool bottomIsMiddle = false;  ///< the middle of the box stands where the middle of its bottom should (KITTI)
    bool middleIsBottom = false;  ///< the middle of its bottom stands where the middle of the box should
    double lift_m = 0;            ///< by which all boxes are told too low

    friend bool operator==(const BoxReading&, const BoxReading&) = default;
};

/// One way to read and another on top of it.
[[nodiscard]] BoxReading combined(const BoxReading& first, const BoxReading& more);

/// An angle as it is meant: degrees become radians.
[[nodiscard]] double angleMeant_rad(double told, const BoxReading& reading);
/// Length, width and height.
[[nodiscard]] Eigen::Vector3d sizeMeant_m(const Eigen::Vector3d& told_m, const BoxReading& reading);
/// The box with the heading and at the height that are meant, in the same place on the ground.
[[nodiscard]] OrientedBox standingMeant(const OrientedBox& box, const BoxReading& reading);
/// A box around its middle as it is meant, all but its angles; one that is told in the world comes to the cloud.
[[nodiscard]] OrientedBox boxMeant(OrientedBox box, const BoxReading& reading, const std::optional<Pose>& world_T_cloud);

}  // namespace pointloom
